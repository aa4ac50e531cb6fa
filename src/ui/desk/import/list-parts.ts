import type { ImportAnswer, ImportedHome, ImportedPerson, ImportedRecord, ImportOutcome } from '#protocol/import-rows.ts';
import type { SentTotals } from './import-api.ts';
import { hasError, type Line, type LineHome } from './list-lines.ts';

export interface ReadyHome {
  readonly lines: readonly Line[];
  readonly home: ImportedHome;
}

/** People and households in one request: what the server takes. */
const partPeople = 500;

/** The homes that have a village and at least one person without an error; only such people go. */
export function readyHomes(homes: readonly LineHome[]): readonly ReadyHome[] {
  return homes.flatMap((home) => {
    const lines = home.lines.filter((line) => !hasError(line));
    const { village, household } = home;
    if (village === undefined || lines.length === 0) return [];
    const people = lines.map(({ values }) => personOf(values));
    return { lines, home: { village, head: household.head, code: household.code, address: home.lane, people } };
  });
}

function personOf({ name, birth, sex, personalId, phone, relation }: Line['values']): ImportedPerson {
  return { name, birth, sex, personalId, phone, relation };
}

/** Requests that never cut a household. Homes of one village stand together, so that each request reads few villages. */
export function partsOf(homes: readonly ReadyHome[]): readonly (readonly ReadyHome[])[] {
  const parts: ReadyHome[][] = [];
  let room = 0;
  for (const home of homes.toSorted((a, b) => (a.home.village < b.home.village ? -1 : Number(a.home.village > b.home.village)))) {
    let part = parts.at(-1);
    if (!part || home.lines.length > room) {
      part = [];
      parts.push(part);
      room = partPeople;
    }
    part.push(home);
    room -= home.lines.length;
  }
  return parts;
}

/** Writes the server's answer to each row: a person's own, and what it says of the household at its first row. */
export function noteAnswer(part: readonly ReadyHome[], answer: ImportAnswer): void {
  for (const [at, { lines }] of part.entries()) {
    const home = answer.homes[at];
    for (const [one, line] of lines.entries()) line.answer = home?.people[one];
    const [first] = lines;
    if (first?.answer && home?.differs) first.answer = { ...first.answer, differs: [...home.differs, ...(first.answer.differs ?? [])] };
  }
}

type Counts = Record<ImportOutcome, number>;
export type RunningTotals = { -readonly [Name in keyof SentTotals]: SentTotals[Name] } & {
  readonly homes: Counts;
  readonly people: Counts;
};

export function noTotals(): RunningTotals {
  const none = () => ({ create: 0, update: 0, same: 0, refused: 0 });
  return { homes: none(), people: none(), differing: 0, written: 0, stopped: false };
}

export function addAnswer(totals: RunningTotals, { homes, written }: ImportAnswer): void {
  const count = (counts: Counts, { outcome, differs }: ImportedRecord) => {
    counts[outcome] += 1;
    if (differs) totals.differing += 1;
  };
  for (const home of homes) {
    count(totals.homes, home);
    for (const person of home.people) count(totals.people, person);
  }
  totals.written += written;
}
