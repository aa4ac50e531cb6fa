import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, formatStamp, parseStamp, tick } from '#domain/hybrid-clock.ts';
import { correctClock, type Neighbours, needsNeighbours } from '#server/records/clock-correction.ts';

const now = 1_800_000_000_000;
const device = 'device-a';

interface Logged {
  readonly n: number;
  readonly at: string;
  readonly corrected: boolean;
}

/** The log's nearest numbers on both sides, as the SQL reads them. */
function neighboursOf(log: readonly Logged[], n: number): Neighbours {
  const as = (row: Logged | undefined) => {
    const state = row && parseStamp(row.at);
    return row && state && { n: row.n, state: { ms: state.ms, counter: state.counter }, corrected: row.corrected };
  };
  const ordered = [...log].sort((a, b) => a.n - b.n);
  return { lower: as(ordered.findLast((row) => row.n < n)), upper: as(ordered.find((row) => row.n > n)) };
}

test('[CLOCK] however a device’s clock ran ahead and however its parcels arrive, its own order is kept and nothing stays in the future', () => {
  const steps = fc.array(fc.record({ gap: fc.nat({ max: 200_000 }), jump: fc.boolean() }), { minLength: 2, maxLength: 25 });
  const order = fc.array(fc.record({ slot: fc.nat(), size: fc.integer({ min: 1, max: 5 }), later: fc.nat({ max: 600_000 }) }), {
    minLength: 40,
    maxLength: 40,
  });
  let corrections = 0;
  fc.assert(
    fc.property(steps, order, (written, arrivals) => {
      let [clock, wall] = [{ ms: 0, counter: 0 }, now - 3_600_000];
      const all = written.map(({ gap, jump }, i) => {
        wall += jump ? gap * 100 : gap;
        clock = tick(clock, wall);
        return { n: i + 1, at: formatStamp(clock, device) };
      });
      const log: Logged[] = [];
      let [waiting, arriving, wasEverAhead] = [all, now, false];
      for (const { slot, size, later } of arrivals) {
        if (waiting.length === 0) break;
        arriving += later;
        const from = slot % waiting.length;
        const parcel = waiting.slice(from, from + size);
        waiting = waiting.filter((mutation) => !parcel.includes(mutation));
        const reads = needsNeighbours(parcel, arriving, wasEverAhead);
        const near = new Map(reads ? parcel.map(({ n }) => [n, neighboursOf(log, n)]) : []);
        const { stamps, ahead } = correctClock(device, parcel, arriving, near);
        wasEverAhead ||= ahead !== undefined;
        for (const { n, at } of parcel) log.push({ n, at: stamps.get(n) ?? '', corrected: stamps.get(n) !== at });
      }
      corrections += log.filter(({ corrected }) => corrected).length;
      const inOrder = log.toSorted((a, b) => a.n - b.n).map(({ at }) => at);
      expect(inOrder).toEqual([...new Set(inOrder)].sort());
      expect(inOrder.every((at) => (parseStamp(at)?.ms ?? Infinity) <= arriving + 5 * 60_000 + 1)).toBe(true);
    }),
    { seed: 20_270_115, numRuns: 2000 },
  );
  expect(corrections).toBeGreaterThan(1000);
});

test('[CLOCK] stamps of a tablet’s former identity are written under its present one', () => {
  const at = formatStamp({ ms: now, counter: 7 }, 'device-before');
  const { stamps, ahead } = correctClock(device, [{ n: 1, at }], now, new Map());
  expect([stamps.get(1), ahead]).toEqual([formatStamp({ ms: now, counter: 7 }, device), undefined]);
  expect(advance({ ms: now, counter: 0xffff })).toEqual({ ms: now + 1, counter: 0 });
});
