import type { KnownQuery } from '#background/device-api.ts';
import type { Change } from '#domain/mutation.ts';
import { beforeEach, expect, test } from 'vitest';
import { ScriptedServer } from '../sync/scripted-server.ts';
import { anEnrolledTablet, TestClock, type TestTablet, village } from './a-tablet.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const change = (kind: string, record: string, set: Change['set']): Change => ({ kind, id: record, area: village, set });

let tablet: TestTablet;

beforeEach(async () => {
  const clock = new TestClock();
  const server = await ScriptedServer.begin(clock);
  tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
  await save(
    change('household', id(1), { head: 'Đỗ Văn Khoan' }),
    change('person', id(11), { household: id(1), name: 'Nguyễn Thị Lan', birth: '1957-03-12', personalId: '025157000123' }),
    change('person', id(12), { household: id(1), name: 'Nguyễn Thị Phượng', birth: '1985' }),
  );
});

const save = async (...changes: Change[]) => {
  const saved = await tablet.device.save(changes);
  if (!saved.ok) throw new Error(saved.failure.kind);
};
const matches = (query: KnownQuery) => tablet.device.knownAlready(query);
const found = async (query: KnownQuery) => (await matches(query)).map(({ reason, person }) => [reason, person]);

test('a match says who it is, where, and only the end of the number', async () => {
  expect(await matches({ personalId: '025157000123' })).toEqual([
    {
      reason: 'same-number',
      person: id(11),
      household: id(1),
      name: 'Nguyễn Thị Lan',
      birth: '1957-03-12',
      lastDigits: '123',
      head: 'Đỗ Văn Khoan',
      areaName: 'Thôn Đồng Bưởi',
    },
  ]);
});

test('the surest comes first, and there are at most five', async () => {
  const twins = Array.from({ length: 6 }, (_, n) => change('person', id(20 + n), { name: 'Nguyễn Thị Lan', birth: '1957' }));
  await save(...twins);
  const all = await found({ personalId: '025157000123', name: 'Nguyễn Thị Lan', birth: '1957-03-12' });
  expect(all.length).toBe(5);
  expect(all[0]).toEqual(['same-number', id(11)]);
  expect(all.slice(1).every(([reason]) => reason === 'same-name-and-birth')).toBe(true);
});

test('the record that is being edited is not its own double', async () => {
  expect(await found({ personalId: '025157000123', except: id(11) })).toEqual([]);
});

test('who was removed matches no more, and again when the removal is undone', async () => {
  expect(await found({ name: 'Nguyen Thi Phuong', birth: '1985' })).toEqual([['same-name-and-birth', id(12)]]);
  await save(change('person', id(12), { removed: 'mistake' }));
  expect(await found({ name: 'Nguyen Thi Phuong', birth: '1985' })).toEqual([]);
  await save(change('person', id(12), { removed: null }));
  expect(await found({ name: 'Nguyen Thi Phuong', birth: '1985' })).toEqual([['same-name-and-birth', id(12)]]);
});

test('what was mended counts at once', async () => {
  await found({ name: 'Nguyễn Thị Phượng', birth: '1985' });
  await save(change('person', id(12), { name: 'Trần Thị Mận', personalId: '025185000456' }));
  expect(await found({ name: 'Nguyễn Thị Phượng', birth: '1985' })).toEqual([]);
  expect(await found({ personalId: '025185000456' })).toEqual([['same-number', id(12)]]);
});

test('a name alone speaks for few only, and only in the village where one registers', async () => {
  const query = { name: 'Nguyễn Thị Phượng', area: village };
  expect(await found(query)).toEqual([['similar-name-and-birth', id(12)]]);
  expect(await found({ ...query, area: 'another-village' })).toEqual([]);
  const namesakes = [31, 32, 33].map((n) => change('person', id(n), { name: 'Nguyễn Thị Phượng', birth: `19${n}` }));
  await save(...namesakes);
  expect(await found(query)).toEqual([]);
});

test('what is typed so far and says nothing finds nobody', async () => {
  expect(await found({})).toEqual([]);
  expect(await found({ name: 'Nguyễn' })).toEqual([]);
  expect(await found({ personalId: '0251570001' })).toEqual([]);
});

test('a locked tablet knows nobody', async () => {
  await tablet.device.lock();
  expect(await found({ personalId: '025157000123' })).toEqual([]);
});
