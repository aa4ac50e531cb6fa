import type { Area } from '#domain/area.ts';
import type { DeskRecord } from './desk-answers.ts';

/** What the desk's routes for doubles answer. */

export type DoublesKind = 'person' | 'household';

export interface DoubleSide {
  readonly record: DeskRecord;
  readonly areaName: string;
  /** Head and address of the home a person lives in. */
  readonly head: string;
}

export interface DoublePair {
  readonly kind: DoublesKind;
  readonly reason: string;
  readonly weight: number;
  readonly a: DoubleSide;
  readonly b: DoubleSide;
}

export interface DoublesPage {
  readonly area: Area;
  readonly path: readonly Area[];
  readonly pairs: readonly DoublePair[];
  /** Where the next page begins. */
  readonly next?: string | undefined;
  /** There are records that have not been compared yet. */
  readonly comparing: boolean;
}

/** What belongs to one of the two. */
export interface DoubleBelongings {
  readonly progress: readonly DeskRecord[];
  readonly consents: readonly DeskRecord[];
  readonly visits: number;
  readonly tasks: number;
  readonly people: number;
  readonly createdAt: string;
  /** ISO time of the last write to it. */
  readonly writtenAt: string;
}

export interface DoubleDetail {
  readonly kind: DoublesKind;
  readonly a: DoubleSide & DoubleBelongings;
  readonly b: DoubleSide & DoubleBelongings;
  /** Field → whose value stands unless the coordinator chooses, of the fields that differ. */
  readonly proposed: Readonly<Record<string, 'a' | 'b'>>;
  /** I am in charge of both. */
  readonly mayMerge: boolean;
}

export interface Merged {
  readonly merge: string;
}
