import type { DoubleDetail } from '#protocol/doubles-answers.ts';
import { keepFirst, mergeRequest, pairRows } from '#ui/desk/doubles/pair-rows.ts';
import { expect, test } from 'vitest';

const side = (id: string, fields: DoubleDetail['a']['record']['fields'], visits = 0): DoubleDetail['a'] => ({
  record: { kind: 'person', id, area: 'a1', fields },
  areaName: 'Thôn Một',
  head: 'Bà Cả',
  progress: [],
  consents: [],
  visits,
  tasks: 0,
  people: 0,
  createdAt: `2027-01-0${id === 'a' ? 1 : 2}T00:00:00Z`,
  writtenAt: '2027-01-02T00:00:00Z',
});

const detail: DoubleDetail = {
  kind: 'person',
  a: side('a', { name: 'Lò Thị Cả', phone: '1', household: 'h1', relation: 'head', newer: 1 }),
  b: side('b', { name: 'Lò Thị Cả', phone: '2', household: 'h2', birth: '1957', removed: null }),
  proposed: { phone: 'b', household: 'a', relation: 'a', birth: 'b', newer: 'a' },
  mayMerge: true,
};

test('[DOUBLES] every line that one of the two has filled is shown, the known ones first; where they differ one side stands', () => {
  expect(pairRows(detail, 'a', {}).map(({ field, side: stands }) => [field, stands])).toEqual([
    ['name', undefined],
    ['birth', 'b'],
    ['phone', 'b'],
    ['household', 'a'],
    ['relation', 'a'],
    ['newer', 'a'],
  ]);
});

test('[DOUBLES] the home is that of the record that stays unless another is chosen; what is asked of the server is what was on the screen', () => {
  const rows = pairRows(detail, 'b', { phone: 'a' });
  expect(mergeRequest(detail, 'b', rows)).toEqual({
    kind: 'person',
    winner: 'b',
    loser: 'a',
    choices: { birth: 'winner', phone: 'loser', household: 'winner', relation: 'loser', newer: 'loser' },
  });
  expect(pairRows(detail, 'b', { household: 'a' }).find(({ field }) => field === 'household')?.side).toBe('a');
});

test('[DOUBLES] the record with more to it stays at first, the older one where both have the same', () => {
  expect(keepFirst(detail)).toBe('a');
  expect(keepFirst({ ...detail, b: { ...detail.b, visits: 2 } })).toBe('b');
});
