import { expect, test } from 'vitest';
import { toldAnew } from '#server/devices/note-told.ts';

const now = 1_800_000_000_000;
const header = (used: number, clock = now) => `0.1.0; persisted=1; used=${used}; quota=2048; clock=${clock}`;
const known = { version: '0.1.0', persisted: true, used: 12, quota: 2048, clockAheadMs: 300 };

test('what a tablet says of itself is kept when it is new, and not once more when it is known', () => {
  expect(toldAnew({ told: null }, header(12, now + 300), undefined, now)).toEqual(known);
  expect(toldAnew({ told: known }, header(12, now + 300), undefined, now)).toBeUndefined();
  expect(toldAnew({ told: known }, header(13, now + 300), undefined, now)).toEqual({ ...known, used: 13 });
  expect(toldAnew({ told: known }, undefined, undefined, now)).toBeUndefined();
  expect(toldAnew({ told: null }, '???; used=much', undefined, now)).toBeUndefined();
});

test('a clock within two seconds of where it was is where it was', () => {
  expect(toldAnew({ told: known }, header(12, now + 2299), undefined, now)).toBeUndefined();
  expect(toldAnew({ told: known }, header(12, now - 1700), undefined, now)).toEqual({ ...known, clockAheadMs: -1700 });
  expect(toldAnew({ told: known }, '0.1.0; persisted=1; used=12; quota=2048', undefined, now)?.clockAheadMs).toBeUndefined();
});

test('what it mended stays until it mends again, and what it mends is always news', () => {
  const mended = { offered: 3, areas: 1, at: '2026-11-01T00:00:00.000Z' };
  expect(toldAnew({ told: { ...known, mended } }, header(13, now + 300), undefined, now)).toEqual({ ...known, used: 13, mended });
  const again = { offered: 3, areas: 1, at: new Date(now).toISOString() };
  expect(toldAnew({ told: { ...known, mended } }, header(12, now + 300), 'offered=3; areas=1', now)).toEqual({ ...known, mended: again });
  expect(toldAnew({ told: null }, undefined, 'offered=3; areas=1', now)).toEqual({ mended: again });
});
