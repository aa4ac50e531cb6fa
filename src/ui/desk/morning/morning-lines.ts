import type { Morning } from '#protocol/figure-answers.ts';
import { formats } from '#ui/text/words.ts';
import { figuresWords } from '../overview/figures-words.ts';
import { listHref } from '../overview/figure-link.tsx';
import { guideTitle } from '../record-words.ts';
import { morningWords } from './morning-words.ts';

/** A number of the page, with the list that stands behind it. */
export interface MorningLine {
  readonly name: string;
  readonly count: number;
  readonly href: string;
  /** Law or a promise is broken already. */
  readonly late?: true;
}

const changes = [
  ['households', 'home'],
  ['visited', 'visited'],
  ['met', 'met'],
  ['people', 'person'],
  ['guided', 'guided'],
  ['refused', 'refused'],
] as const;

/** What moved, and nothing of what did not; counts may be below nought. */
export function changedLines({ area, changed }: Morning): readonly MorningLine[] {
  const names = figuresWords();
  return changes
    .map(([key, figure]) => ({ name: names[key], count: changed[key], href: listHref(area.id, [figure]) }))
    .filter(({ count }) => count !== 0);
}

export function stuckLines({ area, stuck, unsent, silent, refused, review }: Morning): readonly MorningLine[] {
  const words = morningWords();
  const at = `/desk/areas/${area.id}`;
  return [
    ...stuck.map(({ guide, people }) => ({
      name: words.peopleStuck(guideTitle(guide)),
      count: people,
      href: listHref(area.id, [`stuck/${guide}`]),
    })),
    { name: words.unsent(formats().number(unsent.devices)), count: unsent.mutations, href: `${at}/tablets` },
    { name: words.silent, count: silent, href: `${at}/tablets` },
    { name: words.refused, count: refused, href: `${at}/refused` },
    { name: words.returned, count: review.returned, href: `${at}/review?state=returned` },
  ].filter(({ count }) => count > 0);
}

/** The most pressing first. */
export function todoLines({ area, due, review, rights, unconsented }: Morning): readonly MorningLine[] {
  const words = morningWords();
  const at = `/desk/areas/${area.id}`;
  const inTime = (rights?.open ?? 0) - (rights?.late ?? 0);
  const lines: readonly MorningLine[] = [
    { name: words.rightsLate, count: rights?.late ?? 0, href: `${at}/rights`, late: true },
    {
      name: rights?.nextOn && rights.late === 0 ? words.rightsUntil(formats().date(rights.nextOn)) : words.rightsOpen,
      count: inTime,
      href: `${at}/rights`,
    },
    { name: words.overdue, count: due.overdue, href: listHref(area.id, ['due/overdue']), late: true },
    { name: words.review, count: review.open, href: `${at}/review` },
    { name: words.week, count: due.week, href: listHref(area.id, ['due/week']) },
    { name: words.unconsented, count: unconsented, href: listHref(area.id, ['unconsented']) },
  ];
  return lines.filter(({ count }) => count > 0);
}
