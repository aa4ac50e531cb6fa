import { appVersion, readTold } from '#protocol/told-by-tablet.ts';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const now = 1_790_000_000_000;

test('the app says the version it is packed with', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: appVersion });
});

test('a tablet tells of itself part by part, and what does not fit is left out', () => {
  expect(readTold(`0.1.0; persisted=0; used=12; quota=2048; clock=${now - 60_000}`, now)).toEqual({
    version: '0.1.0',
    persisted: false,
    used: 12,
    quota: 2048,
    clockAheadMs: -60_000,
  });
  expect(readTold('0.2.0', now)).toEqual({ version: '0.2.0' });
  expect(readTold('; used=many; quota=3', now)).toEqual({ quota: 3 });
  for (const nothing of [undefined, '', '<script>', '?', 'x'.repeat(300)]) expect(readTold(nothing, now)).toBeUndefined();
});
