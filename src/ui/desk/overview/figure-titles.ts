import { keyParts } from '#domain/figure-keys.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import type { GuideCount } from '#protocol/desk-answers.ts';
import { formats } from '#ui/text/words.ts';
import { guideTitle } from '../record-words.ts';
import { figuresWords } from './figures-words.ts';

/** What a figure counts, in words: the title of a list, or why somebody is in it. */
export function figureTitle(key: string): string {
  const words = figuresWords();
  const [what = '', a = '', b = '', c = ''] = keyParts(key);
  const plain: Readonly<Record<string, string>> = {
    home: words.households,
    visited: words.visited,
    met: words.met,
    refused: words.refused,
    unvisited: words.unvisited,
    person: words.people,
    guided: words.guided,
    unconsented: words.unconsented,
  };
  if (what === 'milestone') return [guideTitle(a), guideTitle(a, 'milestones', b)].join(': ');
  if (what === 'stuck') return words.stuckIn(guideTitle(a));
  if (what === 'independent') return words.independentIn(guideTitle(a));
  if (what === 'declined') return words.declinedIn(guideTitle(a));
  if (what === 'obstacle') return c ? obstacleTitle(a, b, c) : words.stuckIn(guideTitle(a));
  if (what === 'due') return dueTitle(a, b);
  return plain[what] ?? key;
}

export function obstacleTitle(guide: string, step: string, obstacle: string): string {
  return [guideTitle(guide, 'steps', step), guideTitle(guide, 'obstacles', obstacle)].join(': ');
}

function dueTitle(reason: string, day: string): string {
  const words = figuresWords();
  if (reason === 'overdue' || reason === 'week' || reason === 'undated') return words[reason];
  const named = (words.reason as Readonly<Record<string, string>>)[reason] ?? reason;
  return /^\d{4}-/.test(day) ? `${named}, ${formats().date(day)}` : named;
}

/** Milestones from this one on, in the guide's order. One we do not know stands alone. */
export function milestonesFrom(guide: string, milestone: string): readonly string[] {
  const known = findGuide(guide)?.milestones.map(({ id }) => id) ?? [];
  const rank = known.indexOf(milestone);
  return rank < 0 ? [milestone] : known.slice(rank);
}

/** People at the milestone or past it. */
export function reachedBy(count: GuideCount | undefined, milestone: string): number {
  if (!count) return 0;
  return milestonesFrom(count.guide, milestone).reduce((sum, id) => sum + (count.reached[id] ?? 0), 0);
}
