import type { Change } from '#domain/mutation.ts';
import { compareNames } from '#domain/vietnamese-text.ts';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { HomesQuery } from '#background/device-api.ts';
import { ScriptedServer } from '../sync/scripted-server.ts';
import { anEnrolledTablet, TestClock, type TestTablet, village } from './a-tablet.ts';

const today = '2026-11-02';
const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const change = (kind: string, record: string, set: Change['set']): Change => ({ kind, id: record, area: village, set });

let server: ScriptedServer;
let tablet: TestTablet;

beforeEach(async () => {
  const clock = new TestClock();
  server = await ScriptedServer.begin(clock);
  tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
});

const save = async (...changes: Change[]) => {
  const saved = await tablet.device.save(changes);
  if (!saved.ok) throw new Error(saved.failure.kind);
};

/** What other people wrote, brought by a pull. */
const pulled = async (...changes: Change[]) => {
  server.changes = changes.map(({ kind, id: record, area, set }) => ({
    kind,
    id: record,
    area,
    fields: set,
    stamps: Object.fromEntries(Object.keys(set).map((field) => [field, '1700000000000-0000-desk'])),
    areaStamp: '1700000000000-0000-desk',
  }));
  await tablet.device.sendNow();
};

const homes = async (query: Partial<HomesQuery> = {}) => tablet.device.homes({ search: '', show: 'all', offset: 0, limit: 50, ...query });
const heads = async (query: Partial<HomesQuery> = {}) => (await homes(query)).rows.map(({ head }) => head);

test('the session knows the member, the village and the names of the units above it', async () => {
  const session = await tablet.device.session();
  expect(session?.member.name).toBe('Hà Thị Sương');
  expect(session?.villages.map(({ name }) => name)).toEqual(['Thôn Đồng Bưởi']);
  expect(session?.areas.map(({ name }) => name)).toEqual(['Xã Suối Mây', 'Thôn Đồng Bưởi']);
});

test('today says where to go and why, the most pressing first', async () => {
  await pulled(
    change('household', id(1), { head: 'Hộ Hứa', address: 'Ngõ 1' }),
    change('visit', id(11), { household: id(1), at: '2026-10-20T02:00:00.000Z', outcome: 'absent', returnOn: '2026-11-01' }),
    change('household', id(2), { head: 'Hộ Mới', address: 'Ngõ 2' }),
    change('household', id(3), { head: 'Hộ Trả', address: 'Ngõ 3' }),
    change('visit', id(13), { household: id(3), at: '2026-10-20T02:00:00.000Z', outcome: 'met' }),
    change('person', id(33), { household: id(3), name: 'Đinh Thị Uyên' }),
    change('review', `person/${id(33)}`, { state: 'returned', comment: 'Xem lại năm sinh' }),
    change('household', id(4), { head: 'Hộ Hẹn', address: 'Ngõ 4' }),
    change('visit', id(14), { household: id(4), at: '2026-11-02T00:30:00.000Z', outcome: 'met' }),
    change('person', id(44), { household: id(4), name: 'Lò Văn Pún' }),
    change('progress', `${id(44)}/vneid-level-2`, { milestone: 'referred', appointmentOn: today }),
    change('task', id(55), { household: id(4), what: 'Hỏi lại số điện thoại', dueOn: today }),
  );
  const { entries, counts } = await tablet.device.today(today);
  expect(entries.map(({ reason, head, personName, words, overdue }) => [reason, head, personName, words, overdue])).toEqual([
    ['returned', 'Hộ Trả', 'Đinh Thị Uyên', 'Xem lại năm sinh', false],
    ['promised', 'Hộ Hứa', undefined, undefined, true],
    ['appointment', 'Hộ Hẹn', 'Lò Văn Pún', undefined, false],
    ['task', 'Hộ Hẹn', undefined, 'Hỏi lại số điện thoại', false],
    ['never-visited', 'Hộ Mới', undefined, undefined, false],
  ]);
  expect(counts).toEqual({ homes: 4, visited: 3, visitedToday: 1, neverVisited: 1 });
});

test('tasks of one day are told as one walks, those given to me first, and those of others not at all', async () => {
  const me = (await tablet.device.session())?.member.id ?? '';
  const lane = ['Số 10, Ngõ 5', 'Số 2, Ngõ 5', 'Số 1, Ngõ 5', 'Số 3, Ngõ 5'];
  const given = [{ assignee: me }, { assignee: me }, {}, { assignee: id(99) }];
  await pulled(
    ...lane.flatMap((address, n) => [
      change('household', id(n + 1), { head: address, address }),
      change('visit', id(n + 11), { household: id(n + 1), at: '2026-10-20T02:00:00.000Z', outcome: 'met' }),
      change('task', id(n + 21), { household: id(n + 1), what: 'Thăm lại', dueOn: today, ...given[n] }),
    ]),
  );
  const { entries } = await tablet.device.today(today);
  expect(entries.map(({ head, mine }) => [head, mine])).toEqual([
    ['Số 2, Ngõ 5', true],
    ['Số 10, Ngõ 5', true],
    ['Số 1, Ngõ 5', false],
  ]);
});

test('an appointment is over when its guide has reached its goal', async () => {
  await pulled(
    change('household', id(1), { head: 'Hộ' }),
    change('visit', id(11), { household: id(1), at: '2026-10-20T02:00:00.000Z', outcome: 'met' }),
    change('person', id(2), { household: id(1), name: 'Lò Văn Pún' }),
    change('progress', `${id(2)}/vneid-level-2`, { milestone: 'approved', appointmentOn: today }),
  );
  expect((await tablet.device.today(today)).entries.map(({ reason }) => reason)).toEqual(['appointment']);
  await save(change('progress', `${id(2)}/vneid-level-2`, { milestone: 'active' }));
  expect((await tablet.device.today(today)).entries).toEqual([]);
});

test('a list of homes can be narrowed: never visited, come back, mine, one village', async () => {
  await pulled(
    change('household', id(1), { head: 'An' }),
    change('household', id(2), { head: 'Bình' }),
    change('visit', id(12), { household: id(2), at: '2026-10-20T02:00:00.000Z', outcome: 'absent', returnOn: '2026-11-09' }),
  );
  await save(change('household', id(3), { head: 'Chi' }));
  expect(await heads()).toEqual(['An', 'Bình', 'Chi']);
  expect(await heads({ show: 'not-visited' })).toEqual(['An', 'Chi']);
  expect(await heads({ show: 'come-back' })).toEqual(['Bình']);
  expect(await heads({ show: 'mine' })).toEqual(['Chi']);
  expect(await heads({ area: 'elsewhere' })).toEqual([]);
  expect((await homes({ offset: 1, limit: 1 })).rows.map(({ head, returnOn }) => [head, returnOn])).toEqual([['Bình', '2026-11-09']]);
  expect((await homes({ offset: 1, limit: 1 })).total).toBe(3);
});

test('what is removed leaves the lists and stays where it can be brought back', async () => {
  await save(change('household', id(1), { head: 'An' }), change('person', id(2), { household: id(1), name: 'Đinh Thị Uyên' }));
  await save(change('person', id(2), { removed: 'mistake' }));
  const home = await tablet.device.home(id(1));
  expect([home?.people, home?.removedPeople.map(({ name }) => name)]).toEqual([[], ['Đinh Thị Uyên']]);
  await save(change('person', id(2), { removed: null }));
  expect((await tablet.device.home(id(1)))?.people.map(({ person: { name } }) => name)).toEqual(['Đinh Thị Uyên']);
  await save(change('household', id(1), { removed: 'moved' }));
  expect(await heads()).toEqual([]);
});

test('a person who moves to another household is found there and only there', async () => {
  await save(
    change('household', id(1), { head: 'An' }),
    change('household', id(2), { head: 'Bình' }),
    change('person', id(3), { household: id(1), name: 'Uyên' }),
  );
  await save(change('person', id(3), { household: id(2) }));
  const [from, to] = [await tablet.device.home(id(1)), await tablet.device.home(id(2))];
  expect([from?.people.length, to?.people.length]).toEqual([0, 1]);
});

test('consent stands while one that was given is not withdrawn', async () => {
  const state = async () => (await tablet.device.person(id(1)))?.consent;
  await save(change('person', id(1), { name: 'Uyên' }));
  expect(await state()).toBe('none');
  await save(change('consent', id(2), { person: id(1), purposes: ['registration'], givenAt: '2026-11-02T01:00:00.000Z' }));
  expect(await state()).toBe('given');
  await save(change('consent', id(2), { withdrawnAt: '2026-11-02T02:00:00.000Z' }));
  expect(await state()).toBe('withdrawn');
  await save(change('consent', id(3), { person: id(1), purposes: ['guidance'], givenAt: '2026-11-02T03:00:00.000Z' }));
  expect(await state()).toBe('given');
});

test('the outbox says whose record each row is, and where a tap leads', async () => {
  await save(
    change('household', id(1), { head: 'Chủ hộ An' }),
    change('person', id(2), { household: id(1), name: 'Uyên' }),
    change('visit', id(3), { household: id(1), outcome: 'met' }),
    change('consent', id(4), { person: id(2), purposes: [] }),
    change('progress', `${id(2)}/vneid-level-1`, { step: 'open' }),
    change('review', `household/${id(1)}`, { state: 'mended' }),
  );
  const { rows } = await tablet.device.outbox();
  expect(rows.map(({ n, kind, title, household, person }) => [n, kind, title, household, person])).toEqual([
    [6, 'review', 'Chủ hộ An', id(1), undefined],
    [5, 'progress', 'Uyên', id(1), id(2)],
    [4, 'consent', 'Uyên', id(1), id(2)],
    [3, 'visit', 'Chủ hộ An', id(1), undefined],
    [2, 'person', 'Uyên', id(1), id(2)],
    [1, 'household', 'Chủ hộ An', id(1), undefined],
  ]);
});

test('the list stays in name order whatever is added, renamed and removed', async () => {
  const name = fc.constantFrom('Đinh Văn Lượm', 'Nguyễn Thị An', 'Trần Bình', 'Lò Văn Ân', 'Hà Sương', 'Bàn Thị Mẩy', '');
  const step = fc.record({ household: fc.nat(8), head: name, removed: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const { household, head, removed } of steps) {
        await save(change('household', id(household), { head, removed: removed ? 'mistake' : null }));
        const shown = await heads();
        expect(shown).toEqual([...shown].sort(compareNames));
      }
    }),
    { numRuns: 20, seed: 9 },
  );
  expect((await tablet.device.outbox()).authored).toBeGreaterThan(20);
});
