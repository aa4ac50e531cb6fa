import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** What a row of the fault table has counted. */
export interface Counted {
  /** Faults that really happened. */
  readonly injected: number;
  /** Pieces of work whose save was promised. */
  readonly saved: number;
  /** Of these, how many the server's log and quarantine do not hold in the end. */
  readonly lost: number;
  /** And how many they hold more than once. */
  readonly twice: number;
}

export interface Row {
  readonly id: string;
  /** The fault, in words of the table. */
  readonly fault: string;
  /** How it is shown that nothing is lost. */
  readonly shown: string;
  /** Rounds in every run, and in the long one. */
  readonly rounds: { readonly short: number; readonly long: number };
  /** Faults expected of a round at the least. */
  readonly perRound: number;
  readonly play: (rounds: number, seed: number) => Promise<Counted>;
}

export const isLong = process.env['PROOF'] === 'long';
export const seed = Number(process.env['PROOF_SEED'] ?? 20261126);
const folder = 'test-results/proof';

export function roundsOf({ rounds }: Pick<Row, 'rounds'>): number {
  return isLong ? rounds.long : rounds.short;
}

/** Whether this run plays the row: every one is, unless `PROOF_ROWS` names others (ids with commas between them). */
export function isChosen({ id }: Pick<Row, 'id'>): boolean {
  const chosen = process.env['PROOF_ROWS'] ?? '';
  return chosen === '' || chosen.split(',').includes(id);
}

/** Leaves a row for `tests/proof.mjs` to make the table of, with the run it was played in. `least`: faults without which the row is red. */
export function writeRow({ id, fault, shown }: Pick<Row, 'id' | 'fault' | 'shown'>, counted: Counted, least: number): void {
  const run = { isLong, seed, day: new Date().toISOString().slice(0, 10), cores: availableParallelism() };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${id}.json`, JSON.stringify({ id, fault, shown, ...counted, least, run }));
}

export const nothing: Counted = { injected: 0, saved: 0, lost: 0, twice: 0 };

export function sum(rows: readonly Counted[]): Counted {
  return rows.reduce(
    (all, each) => ({
      injected: all.injected + each.injected,
      saved: all.saved + each.saved,
      lost: all.lost + each.lost,
      twice: all.twice + each.twice,
    }),
    nothing,
  );
}
