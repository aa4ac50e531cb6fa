import { expect, test } from 'vitest';
import { isChosen, isLong, type Row, roundsOf, seed, writeRow } from './fault-table.ts';

/** A test for each row: the faults happened, and nothing was lost by them. */
export function playRows(rows: readonly Row[]): void {
  for (const row of rows) {
    const rounds = roundsOf(row);
    const least = rounds * row.perRound;
    test.runIf(isChosen(row))(`${row.fault} (seed ${seed}, ${rounds} rounds)`, { timeout: isLong ? 1_800_000 : 120_000 }, async () => {
      const counted = await row.play(rounds, seed);
      writeRow(row, counted, least);
      expect(counted.injected, 'faults that happened').toBeGreaterThanOrEqual(least);
      expect(counted.saved).toBeGreaterThan(0);
      expect({ lost: counted.lost, twice: counted.twice }).toEqual({ lost: 0, twice: 0 });
    });
  }
}
