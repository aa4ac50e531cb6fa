import type { HomesQuery } from '#background/device-api.ts';
import { signal } from '@preact/signals';

export type HomesShown = HomesQuery['show'];
export const homesShown: readonly HomesShown[] = ['all', 'not-visited', 'come-back', 'mine'];

/** What the list shows. In memory only: what was searched for is personal. */
export interface HomesChoice {
  readonly search: string;
  readonly area: string | undefined;
  readonly show: HomesShown;
}

export const everyHome: HomesChoice = { search: '', area: undefined, show: 'all' };
export const homesQuery = signal<HomesChoice>(everyHome);

export function isShow(text: string): text is HomesShown {
  return (homesShown as readonly string[]).includes(text);
}
