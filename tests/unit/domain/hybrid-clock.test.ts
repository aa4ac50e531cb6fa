import { advance, type ClockState, compareClock, compareStamps, formatStamp, parseStamp, tick, witness } from '#domain/hybrid-clock.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const seed = { seed: 20_261_123, numRuns: 500 };
const ms = fc.integer({ min: 0, max: 9_999_999_999_998 });
const state: fc.Arbitrary<ClockState> = fc.record({ ms, counter: fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constant(0xffff)) });
const device = fc.uuid();

test('a stamp reads back as what it was made from', () => {
  fc.assert(
    fc.property(state, device, (clock, name) => {
      expect(parseStamp(formatStamp(clock, name))).toEqual({ ...clock, device: name });
    }),
    seed,
  );
});

test('stamps sort as text in the order of their clocks, then by device', () => {
  fc.assert(
    fc.property(state, state, device, device, (a, b, left, right) => {
      const byText = compareStamps(formatStamp(a, left), formatStamp(b, right));
      const byClock = Math.sign(compareClock(a, b)) || compareStamps(left, right);
      expect(byText).toBe(byClock);
    }),
    seed,
  );
});

test('what is written next is later than everything written or seen, whatever the wall clock does', () => {
  fc.assert(
    fc.property(state, state, ms, (own, seen, now) => {
      const next = tick(witness(own, seen), now);
      expect(compareClock(next, own)).toBeGreaterThan(0);
      expect(compareClock(next, seen)).toBeGreaterThan(0);
      expect(next.ms).toBeGreaterThanOrEqual(now);
    }),
    seed,
  );
});

test('a full counter carries into the millisecond', () => {
  expect(advance({ ms: 5, counter: 0xffff })).toEqual({ ms: 6, counter: 0 });
  expect(tick({ ms: 5, counter: 3 }, 5)).toEqual({ ms: 5, counter: 4 });
  expect(tick({ ms: 5, counter: 3 }, 6)).toEqual({ ms: 6, counter: 0 });
});

test.each(['', 'x', '1-0000-d', '0000000000001-00g0-d', '0000000000001-0000-'])('%j is no stamp', (text) => {
  expect(parseStamp(text)).toBeUndefined();
});
