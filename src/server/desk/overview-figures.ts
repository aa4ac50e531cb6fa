import type { DueCounts, Figures, GuideCount } from '#protocol/desk-answers.ts';
import { addDays } from '#domain/dates.ts';
import { keyParts, unknownPart } from '#domain/figure-keys.ts';
import { below, exactly, type Figure, type KeyRange } from '../rollups/read-figures.ts';

/** Figures as the overview tells them, from the sums of one unit. */
export const coverageKeys: readonly KeyRange[] = ['home', 'visited', 'met', 'refused', 'person', 'guided'].map(exactly);
export const guideKeys: readonly KeyRange[] = ['milestone', 'independent', 'declined', 'stuck'].map(below);
export const dutyKeys: readonly KeyRange[] = [below('due'), exactly('unconsented')];

export function coverage(figures: readonly Figure[]): Figures {
  const of = (key: string) => countOf(figures, key);
  return {
    households: of('home'),
    visited: of('visited'),
    met: of('met'),
    refused: of('refused'),
    people: of('person'),
    guided: of('guided'),
  };
}

export function countOf(figures: readonly Figure[], key: string): number {
  return figures.find((figure) => figure.key === key)?.count ?? 0;
}

export function guideCounts(figures: readonly Figure[]): readonly GuideCount[] {
  const guides = new Map<string, { reached: Record<string, number>; independent: number; declined: number; stuck: number }>();
  for (const { key, count } of figures) {
    const [what, guide = '', milestone = ''] = keyParts(key);
    if (count === 0 || !isGuideFigure(what)) continue;
    const counts = guides.get(guide) ?? { reached: {}, independent: 0, declined: 0, stuck: 0 };
    if (what === 'milestone') counts.reached[milestone] = count;
    else counts[what] = count;
    guides.set(guide, counts);
  }
  return [...guides].map(([guide, counts]) => Object.assign({ guide }, counts)).toSorted((a, b) => (a.guide < b.guide ? -1 : 1));
}

function isGuideFigure(what: string | undefined): what is 'milestone' | 'independent' | 'declined' | 'stuck' {
  return what === 'milestone' || what === 'independent' || what === 'declined' || what === 'stuck';
}

export type DueWhen = keyof DueCounts;

/** When a follow-up of this key is due, seen from a day; undefined for one that lies further ahead. */
export function dueWhen(key: string, today: string): DueWhen | undefined {
  const [what, reason, day = unknownPart] = keyParts(key);
  if (what !== 'due') return undefined;
  if (reason === 'returned') return 'returned';
  if (day === unknownPart) return 'undated';
  if (day < today) return 'overdue';
  return day <= addDays(today, 6) ? 'week' : undefined;
}

export function dueCounts(figures: readonly Figure[], today: string): DueCounts {
  const counts = { overdue: 0, week: 0, undated: 0, returned: 0 };
  for (const { key, count } of figures) {
    const when = dueWhen(key, today);
    if (when) counts[when] += count;
  }
  return counts;
}
