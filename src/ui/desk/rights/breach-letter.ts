import type { BreachShown, RetentionPage } from '#protocol/rights-answers.ts';
import { formats } from '#ui/text/words.ts';
import type { Letter } from './letter.ts';
import { at, requestCode } from './request-letters.ts';
import { rightsWords } from './rights-words.ts';

/** For the authority. */
export function breachLetter(breach: BreachShown): Letter {
  const { paper, breach: words } = rightsWords();
  const number = (count: number) => formats().number(count);
  return {
    title: paper.breach,
    under: `${paper.code}: ${requestCode(breach.id)} · ${breach.areaName}`,
    pageWords: paper.page,
    parts: [
      {
        facts: [
          [paper.happenedAt, at(breach.happenedAt ?? '')],
          [paper.discoveredAt, at(breach.discoveredAt)],
          [paper.notifyBy, at(breach.notifyBy)],
          [paper.notifiedAt, at(breach.notifiedAt ?? '')],
          [paper.notifiedTo, breach.notifiedTo ?? '–'],
          ...(breach.whyLate ? [[paper.whyLate, breach.whyLate] as const] : []),
          [paper.affected, words.affected(number(breach.people), number(breach.homes))],
          [paper.writtenBy, breach.writtenBy],
        ],
      },
      { title: paper.what, lines: breach.what.split('\n') },
      { title: paper.measures, lines: breach.measures.split('\n') },
      {
        title: paper.tablets,
        lines: breach.tablets.map(({ name, people, homes }) => `${name}: ${words.suggestion(number(people), number(homes))}`),
      },
    ],
  };
}

/** What the retention rules did, for the files. */
export function purgesLetter(page: RetentionPage): Letter {
  const { paper, retention } = rightsWords();
  const number = (count: number) => formats().number(count);
  return {
    title: paper.purges,
    under: page.area.name,
    pageWords: paper.page,
    parts: [
      {
        facts: page.purges.map((purge) => [
          at(purge.at),
          `${purge.areaName}: ${retention.how[purge.how]}, ${retention.purged(number(purge.homes), number(purge.people))}`,
        ]),
      },
    ],
  };
}
