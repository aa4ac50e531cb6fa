import type { Session } from '#background/device-api.ts';
import { findGuide as shippedGuide, shippedGuides } from '#guides/shipped-guides.ts';
import { session } from '#ui/device.ts';
import { findGuide, guides, loadGuides, packRefused } from '#ui/field/guides-loaded.ts';
import { beforeAll, expect, test } from 'vitest';

const found = shippedGuide('vneid-level-1');
if (!found) throw new Error('VNeID level 1 is shipped');
const level1 = found;

/** A pack with one guide in other words, as it comes from the server. */
function packOf(version: string, words: string, steps = level1.steps) {
  const content = { ...level1, version: level1.version + 1, summary: { vi: words, en: `${words} (en)` }, steps };
  return { version, entries: [{ guide: level1.id, on: true, content }] };
}

function arrive(now: unknown, before?: unknown): void {
  session.value = { guides: { now, before } } as unknown as Session;
}

beforeAll(loadGuides);

test('without a pack the guides are as shipped, and nothing was refused', () => {
  session.value = undefined;
  expect([guides(), packRefused()]).toEqual([shippedGuides, false]);
});

test('a pack that is broken is refused: the one before it holds, then the next that is whole', () => {
  arrive(packOf('one', 'Lời thứ nhất.'));
  expect([findGuide(level1.id)?.summary.vi, packRefused()]).toEqual(['Lời thứ nhất.', false]);
  arrive(packOf('two', 'Lời hỏng.', []), packOf('one', 'Lời thứ nhất.'));
  expect([findGuide(level1.id)?.summary.vi, packRefused()]).toEqual(['Lời thứ nhất.', true]);
  arrive(packOf('three', 'Lời thứ hai.'), packOf('two', 'Lời hỏng.', []));
  expect([findGuide(level1.id)?.summary.vi, packRefused()]).toEqual(['Lời thứ hai.', false]);
});

test('when the pack before it is no better, the guides are as shipped', () => {
  arrive({ hello: 'world' }, 'nothing');
  expect([guides(), packRefused()]).toEqual([shippedGuides, true]);
});
