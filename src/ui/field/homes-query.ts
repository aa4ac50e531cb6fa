import type { HomesQuery } from '#background/device-api.ts';
import { computed, signal } from '@preact/signals';

export type HomesShown = HomesQuery['show'];
export const homesShown: readonly HomesShown[] = ['all', 'not-visited', 'come-back', 'mine'];

export type HomesOrder = NonNullable<HomesQuery['order']>;
export const homesOrders: readonly HomesOrder[] = ['name', 'walk'];

/** What the list shows. In memory only: what was searched for is personal. */
export interface HomesChoice {
  readonly search: string;
  readonly order: HomesOrder;
  readonly area: string | undefined;
  readonly show: HomesShown;
}

export const everyHome: HomesChoice = { search: '', order: 'name', area: undefined, show: 'all' };
export const homesQuery = signal<HomesChoice>(everyHome);

/** Parts of it, for what need not be drawn anew with each letter of a search. */
export const shownArea = computed(() => homesQuery.value.area);
export const shownShow = computed(() => homesQuery.value.show);
export const shownOrder = computed(() => homesQuery.value.order);
export const searched = computed(() => homesQuery.value.search);
export const isSearching = computed(() => searched.value.trim() !== '');

/** Everything again, in the order that was chosen. */
export function clearFilters(): void {
  homesQuery.value = { ...everyHome, order: homesQuery.value.order };
}

export function isShow(text: string): text is HomesShown {
  return (homesShown as readonly string[]).includes(text);
}
