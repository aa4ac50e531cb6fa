import { type AgeBandOfYear, ageBandsOn } from '#domain/age-bands.ts';
import { figureKey } from '#domain/figure-keys.ts';
import { listHref } from './figure-link.tsx';
import { milestonesFrom } from './figure-titles.ts';

/** Who is meant by a list of people, as its form asks. */
export interface PeopleFilter {
  readonly what: PeopleWhat;
  readonly guide: string;
  readonly milestone: string;
  /** Place of the band among the day's; undefined for every age. */
  readonly band: number | undefined;
}

export const peopleWhats = ['person', 'unconsented', 'guided', 'milestone', 'stuck', 'independent', 'declined'] as const;
export type PeopleWhat = (typeof peopleWhats)[number];

/** Those that are about one service. */
export const ofGuide: ReadonlySet<PeopleWhat> = new Set(['milestone', 'stuck', 'independent', 'declined']);

function isWhat(text: string): text is PeopleWhat {
  return peopleWhats.some((what) => what === text);
}

/** The filter behind the address of a list; undefined where the list is of homes, or of something no filter asks for. */
export function filterOf(figures: readonly string[], born: string | null, today: string): PeopleFilter | undefined {
  const parts = figures.map((figure) => figure.split('/'));
  const [first] = parts;
  const [what = '', guide = '', milestone = ''] = first ?? [];
  if (!isWhat(what) || parts.some(([other, of]) => other !== what || (of ?? '') !== guide)) return undefined;
  const at = born === null ? -1 : ageBandsOn(today).findIndex((band) => bornOf(band).join('..') === born);
  if (born !== null && at < 0) return undefined;
  return { what, guide, milestone, band: at < 0 ? undefined : at };
}

export function addressOf(node: string, { what, guide, milestone, band }: PeopleFilter, today: string): string {
  const found = band === undefined ? undefined : ageBandsOn(today)[band];
  return listHref(node, figuresOf(what, guide, milestone), found && bornOf(found));
}

function figuresOf(what: PeopleWhat, guide: string, milestone: string): readonly string[] {
  if (what === 'milestone') return milestonesFrom(guide, milestone).map((id) => figureKey(what, guide, id));
  return [ofGuide.has(what) ? figureKey(what, guide) : what];
}

function bornOf({ born }: AgeBandOfYear): readonly [string, string] {
  return born ?? ['-', '-'];
}
