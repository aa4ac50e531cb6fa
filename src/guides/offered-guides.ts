import type { Guide } from './guide.ts';

/** Where what holds at a node was decided. */
export type GuideSource =
  /** As the app ships it. */
  | { readonly kind: 'shipped' }
  /** At this very node. */
  | { readonly kind: 'here' }
  /** At a unit above. */
  | { readonly kind: 'above'; readonly area: string; readonly name: string };

/** A guide as the desk shows it for a node: what tablets of the node get, and where that was decided. */
export interface OfferedGuide {
  readonly guide: Guide;
  readonly on: boolean;
  readonly place?: number | undefined;
  /** Where the switch and the place were decided. */
  readonly source: GuideSource;
  /** Where its words were published; `shipped` for the app's own. */
  readonly contentSource: GuideSource;
  /** Made by coordinators, not a shipped guide in other words. */
  readonly local: boolean;
}

export interface OfferedGuides {
  /** In the order offered; those switched off keep their place. */
  readonly guides: readonly OfferedGuide[];
  /** Villages and working tablets at and below the node: whom a change reaches. */
  readonly villages: number;
  readonly tablets: number;
}

/** A version that was published at some time; none is ever deleted, because records name them. */
export interface PublishedVersion {
  readonly version: number;
  readonly area: string;
  readonly areaName: string;
  readonly publishedBy: string;
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
  readonly content: Guide;
}
