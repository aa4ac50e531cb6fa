import { expect, test } from 'vitest';
import { isLong, type Row, roundsOf, seed, writeRow } from './fault-table.ts';

/** A test for each row: the faults happened, and nothing was lost by them. */
export function playRows(rows: readonly Row[]): void {
  for (const row of rows) {
    const rounds = roundsOf(row);
    test(`${row.fault} (seed ${seed}, ${rounds} rounds)`, { timeout: isLong ? 900_000 : 120_000 }, async () => {
      const counted = await row.play(rounds, seed);
      writeRow(row, counted);
      expect(counted.injected, 'faults that happened').toBeGreaterThanOrEqual(rounds * row.perRound);
      expect(counted.saved).toBeGreaterThan(0);
      expect({ lost: counted.lost, twice: counted.twice }).toEqual({ lost: 0, twice: 0 });
    });
  }
}
