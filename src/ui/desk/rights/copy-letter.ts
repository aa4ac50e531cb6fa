import type { Fields } from '#domain/mutation.ts';
import type { HeldAbout, HeldRecord } from '#protocol/rights-answers.ts';
import { fieldName, kindName, valueWords } from '../record-words.ts';
import type { Letter, LetterPart } from './letter.ts';
import { at, requestCode } from './request-letters.ts';
import { rightsWords } from './rights-words.ts';

/** Names of other records: they say nothing to a person who reads their copy. */
const unspoken = new Set(['household', 'person', 'notice', 'present', 'mergedInto', 'assignee', 'campaign', 'version']);

/** Everything that is held, to be read. */
export function copyLetter(held: HeldAbout, name: string): Letter {
  const words = rightsWords();
  const { paper } = words;
  const or = (lines: readonly string[]) => (lines.length > 0 ? lines : [paper.nothing]);
  return {
    title: paper.copy,
    under: `${name} · ${paper.madeAt} ${at(held.madeAt)} · ${paper.code}: ${requestCode(held.person)}`,
    pageWords: paper.page,
    parts: [
      ...held.records.flatMap(recordParts),
      { title: paper.notes, lines: or(held.notes.map((note) => `${at(note.at)}, ${note.memberName}: ${note.words}`)) },
      {
        title: words.title,
        lines: or(held.requests.map(({ kind, receivedAt, state }) => `${at(receivedAt)}: ${words.kind[kind]} (${words.state[state]})`)),
      },
      {
        title: paper.seenBy,
        lines: or(held.seenBy.map(({ day, memberName }) => `${day.split('-').toReversed().join('/')}: ${memberName}`)),
      },
      { title: paper.exportedBy, lines: or(held.exportedBy.map((one) => `${at(one.at)}: ${one.memberName}`)) },
      { title: paper.onTablets, lines: or(held.tablets.map((tablet) => `${tablet.name} (${tablet.memberName})`)) },
    ],
  };
}

function recordParts({ kind, id, areaName, fields, history }: HeldRecord): readonly LetterPart[] {
  const { paper } = rightsWords();
  return [
    { title: `${kindName(kind)} · ${areaName}`, facts: factsOf(fields, id) },
    {
      lines: history.map(({ at: when, memberName, set }) => {
        const told = factsOf(set, id).map(([label, value]) => `${label}: ${value}`);
        return `${paper.history}: ${at(when)}, ${memberName}: ${told.join('; ') || paper.nothing}`;
      }),
    },
  ];
}

function factsOf(fields: Fields, id: string): readonly (readonly [string, string])[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    unspoken.has(field) || value === null ? [] : [[fieldName(field), valueWords(field, value, id)] as const],
  );
}
