import type { ImportedHome } from '#protocol/import-rows.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { beforeEach, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId } from './field-server.ts';

const lan = {
  name: 'Bùi Thị Lan',
  birth: '1961',
  sex: 'female',
  personalId: '025161000011',
  phone: '0912345678',
  relation: 'head',
} as const;
const son = { name: 'Bùi Văn Sơn', birth: '1990-05-02', sex: 'male', relation: 'child' } as const;
const aHome = (change: Partial<ImportedHome> = {}): ImportedHome => {
  return { village: 'a1', head: 'Bùi Thị Lan', address: 'Ngõ 3', people: [lan, son], ...change };
};

onEveryDatabase(({ fieldServer }) => {
  let server: FieldServer;
  let desk: DeskVisitor;

  beforeEach(async () => {
    server = await fieldServer();
    desk = await atTheDesk(server, 'dieu-phoi', 'xa-a');
  });

  async function importing(households: readonly ImportedHome[], more: { dryRun?: boolean; update?: boolean } = {}) {
    const { status, body } = await desk.post('import', { dryRun: false, ...more, households });
    expect([status, body]).toEqual([200, expect.anything()]);
    return body;
  }

  const records = () =>
    server.database.db.selectFrom('records').select(['kind', 'id', 'area', 'fields']).orderBy('kind').orderBy('id').execute();
  const outcomes = (answer: { homes: { outcome: string; people: { outcome: string }[] }[] }) =>
    answer.homes.map((home) => [home.outcome, ...home.people.map((person) => person.outcome)]);

  test('a dry run says what would come and writes nothing', async () => {
    const answer = await importing([aHome()], { dryRun: true });
    expect(outcomes(answer)).toEqual([['create', 'create', 'create']]);
    expect(answer.written).toBe(3);
    expect(await records()).toEqual([]);
  });

  test('an imported home reaches a tablet as ordinary records, without any consent', async () => {
    const tablet = await server.tablet({ area: 'a1', role: 'volunteer' });
    await importing([aHome({ code: 'H-07' })]);
    const { changes } = await tablet.pullAll();
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['household', 'person', 'person']);
    const household = changes.find(({ kind }) => kind === 'household');
    expect(household?.fields).toEqual({ head: 'Bùi Thị Lan', address: 'Ngõ 3', code: 'H-07' });
    expect(changes.find(({ fields }) => fields['name'] === 'Bùi Văn Sơn')?.fields).toEqual({ ...son, household: household?.id });
    expect((await verifyDatabase(server.database.db)).faults).toEqual([]);
  });

  test('the same list a second time changes nothing, and neither does its dry run', async () => {
    const list = [
      aHome(),
      aHome({ village: 'a2', head: 'Hà Văn Tư', address: undefined, people: [{ name: 'Hà Văn Tư', relation: 'head' }] }),
    ];
    await importing(list);
    const before = await records();
    const again = await importing(list);
    expect(outcomes(again)).toEqual([
      ['same', 'same', 'same'],
      ['same', 'same'],
    ]);
    expect(again.written).toBe(0);
    expect((await importing(list, { dryRun: true })).written).toBe(0);
    expect(await records()).toEqual(before);
  });

  test('two coordinators at once make each home and person once', async () => {
    const other = await atTheDesk(server, 'nguoi-thu-hai', 'tinh');
    const list = Array.from({ length: 40 }, (_, at) =>
      aHome({ code: `H${at}`, head: `Bùi Thị Lan`, people: [{ ...son, name: `Bùi Văn ${at}` }] }),
    );
    await Promise.all([desk, other].map((visitor) => visitor.post('import', { dryRun: false, households: list })));
    const found = await records();
    expect([found.filter(({ kind }) => kind === 'household').length, found.length]).toEqual([40, 80]);
  });

  test('ids are UUIDs, and the same whenever the list is read', async () => {
    const first = await importing([aHome()], { dryRun: true });
    const second = await importing([aHome()], { dryRun: true });
    expect(second).toEqual(first);
    for (const { id } of [first.homes[0], ...first.homes[0].people])
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('a home and a person that a tablet wrote are recognised, and only what is empty is filled', async () => {
    const tablet = await server.tablet({ area: 'a1', role: 'volunteer' });
    const [household, person] = [someId(), someId()];
    const at = server.clock.ms;
    await tablet.ship([
      tablet.mutation(1, at, { kind: 'household', id: household, area: 'a1', set: { head: 'Bùi Thị Lân' } }),
      tablet.mutation(2, at, { kind: 'person', id: person, area: 'a1', set: { household, name: 'Bùi Thị Lân', phone: '0987654321' } }),
    ]);
    const answer = await importing([aHome()]);
    expect(outcomes(answer)).toEqual([['update', 'update', 'create']]);
    expect(answer.homes[0]).toMatchObject({ id: household, differs: ['head'] });
    expect(answer.homes[0].people[0]).toMatchObject({ id: person, differs: ['name', 'phone'] });
    const fields = (await records()).find(({ id }) => id === person)?.fields;
    expect(fields).toMatchObject({ name: 'Bùi Thị Lân', phone: '0987654321', birth: '1961', personalId: lan.personalId });
  });

  test('what a tablet has changed since stays, and is told; only "update" writes over it', async () => {
    const tablet = await server.tablet({ area: 'a1', role: 'volunteer' });
    await importing([aHome()]);
    const person = (await records()).find(({ fields }) => fields['name'] === lan.name)?.id ?? '';
    server.clock.ms += 1000;
    await tablet.ship([tablet.mutation(1, server.clock.ms, { kind: 'person', id: person, area: 'a1', set: { phone: null, sex: 'male' } })]);
    const told = await importing([aHome()]);
    expect(told.homes[0].people[0]).toEqual({ outcome: 'same', id: person, differs: ['sex', 'phone'] });
    expect(told.written).toBe(0);
    const updated = await importing([aHome()], { update: true });
    expect(updated.homes[0].people[0]).toEqual({ outcome: 'update', id: person });
    expect((await records()).find(({ id }) => id === person)?.fields).toMatchObject({ phone: '0912345678', sex: 'female' });
  });

  test('who was removed is not brought back, and who lives in another village of mine is not made twice', async () => {
    await importing([aHome()]);
    const home = (await records()).find(({ kind }) => kind === 'household')?.id ?? '';
    const edit = (set: object, area = 'a1') => desk.post('mutations', { changes: [{ kind: 'household', id: home, area, set }] });
    await edit({ removed: 'moved' });
    expect(await importing([aHome()])).toMatchObject({ homes: [{ outcome: 'refused', reason: 'removed' }], written: 0 });
    await edit({ removed: null });
    expect(outcomes(await importing([aHome({ village: 'a3' })]))).toEqual([['create', 'refused', 'create']]);
    await edit({}, 'a2');
    const moved = await importing([aHome()]);
    expect(moved).toMatchObject({ homes: [{ outcome: 'refused', reason: 'elsewhere' }], written: 0 });
  });

  test('two homes of one village whose heads share a name stay two', async () => {
    const twin = { ...lan, birth: '1974-01-05', personalId: '025174000022' };
    const list = [aHome(), aHome({ address: 'Ngõ 9', people: [twin] })];
    await importing(list);
    expect((await records()).filter(({ kind }) => kind === 'household').length).toBe(2);
    expect((await importing(list)).written).toBe(0);
  });

  test('a list with less or more than the one before finds the same people', async () => {
    await importing([aHome({ people: [{ name: lan.name, birth: '1961' }] })]);
    const answer = await importing([aHome({ address: undefined, people: [{ ...lan, birth: '1961-04-09' }] })]);
    expect(outcomes(answer)).toEqual([['same', 'update']]);
    expect(answer.homes[0].people[0].differs).toEqual(['birth']);
    expect((await importing([aHome({ people: [{ name: 'BÙI THỊ LAN' }] })])).homes[0].people[0]).toMatchObject({
      outcome: 'same',
      differs: ['name'],
    });
  });

  test('the same person twice in one list is one person', async () => {
    const answer = await importing([aHome({ people: [lan, lan, son, son] })]);
    expect(outcomes(answer)).toEqual([['create', 'create', 'same', 'create', 'same']]);
  });

  test('a village outside my scope refuses the whole part; a village I only lead too; a commune is no village', async () => {
    const outside = await desk.post('import', { dryRun: false, households: [aHome(), aHome({ village: 'b1' })] });
    expect([outside.status, outside.body.error.kind]).toEqual([404, 'outside-scope']);
    const lead = await atTheDesk(server, 'to-truong', 'a1', 'lead');
    expect((await lead.post('import', { dryRun: true, households: [aHome()] })).body.error.kind).toBe('not-allowed');
    expect((await desk.post('import', { dryRun: false, households: [aHome({ village: 'xa-a' })] })).body.error.kind).toBe('outside-scope');
    expect(await records()).toEqual([]);
  });

  test('people of other scopes are not told by their numbers', async () => {
    const other = await atTheDesk(server, 'xa-b-dieu-phoi', 'xa-b');
    await other.post('import', { dryRun: false, households: [aHome({ village: 'b1' })] });
    expect(outcomes(await importing([aHome()], { dryRun: true }))).toEqual([['create', 'create', 'create']]);
  });

  test('a closed village takes nothing', async () => {
    await server.database.db.updateTable('areas').set({ valid_to: '2026-01-01' }).where('id', '=', 'a2').execute();
    const answer = await importing([aHome({ village: 'a2' }), aHome()]);
    expect(outcomes(answer)).toEqual([
      ['refused', 'refused', 'refused'],
      ['create', 'create', 'create'],
    ]);
    expect((await desk.get('import/places?node=xa-a')).body.villages.map(({ id }: { id: string }) => id)).toEqual(['a1', 'a3']);
  });

  test.each([
    ['nobody', { households: [] }],
    ['a nameless person', { households: [aHome({ people: [{ name: ' ' }] })] }],
    ['a number of eleven digits', { households: [aHome({ people: [{ name: 'A', personalId: '02516100001' }] })] }],
    ['a date as it was typed', { households: [aHome({ people: [{ name: 'A', birth: '12/03/1957' }] })] }],
    ['more than 500 people', { households: Array.from({ length: 11 }, () => aHome({ people: Array.from({ length: 50 }, () => son) })) }],
    ['more than 1 MiB', { households: [aHome({ address: 'x'.repeat(1_100_000) })] }],
  ])('a part with %s is refused whole', async (_, part) => {
    const answer = await desk.post('import', { dryRun: false, ...part });
    expect([400, 413]).toContain(answer.status);
    expect(await records()).toEqual([]);
  });

  test('500 people with long names fit into one request', async () => {
    const long = 'Nguyễn Hoàng Công Tằng Tôn Nữ Thị Khánh Huyền Trang '.repeat(3).trim();
    const homes = Array.from({ length: 100 }, (_, at) =>
      aHome({ code: `H${at}`, head: long, people: Array.from({ length: 5 }, (__, one) => ({ ...son, name: `${long} ${at} ${one}` })) }),
    );
    expect((await importing(homes)).written).toBe(600);
  });
});
