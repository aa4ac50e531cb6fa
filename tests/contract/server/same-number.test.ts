import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { verifyDatabase } from '#server/database/verify.ts';
import { acceptItems } from '#server/records/accept-content.ts';
import { settleQuarantined } from '#server/records/settle-quarantine.ts';
import { checkItem } from '#server/records/check-mutation.ts';
import { type FieldServer, someId, startTime } from '../../server/field-server.ts';
import type { PeerChange, PeerMutation, PeerTablet } from '../../server/peer-client.ts';
import { onEveryDatabase, onPostgres } from './every-database.ts';

const number = '025157000123';

const aPerson = (tablet: PeerTablet, n: number, area: string, set: PeerMutation['set'] = {}, id = someId()): PeerMutation =>
  tablet.mutation(n, startTime + n, { kind: 'person', id, area, set: { name: 'Người Thử', personalId: number, ...set } });

const volunteerOf = (server: FieldServer, area: string) => server.tablet({ area, role: 'volunteer' });

const tasksOf = (tablet: PeerTablet): readonly PeerChange[] => [...tablet.records.values()].filter(({ kind }) => kind === 'task');

async function allTasks({ database }: FieldServer) {
  const { rows } = await sql<{ area: string; person: string; doneAt: string | null }>`
    select area, fields ->> 'person' as person, fields ->> 'doneAt' as "doneAt" from records where kind = 'task' order by area, person`.execute(
    database.db,
  );
  return rows;
}

async function untilOneWaits({ database }: FieldServer): Promise<void> {
  for (let looks = 0; looks < 2000; looks += 1) {
    const { rows } = await sql`select 1 from pg_locks where not granted`.execute(database.db);
    if (rows.length > 0) return;
  }
}

onEveryDatabase(({ fieldServer, opened }) => {
  test('[SAME NUMBER] who registers a number that another village has is told so in the same round trip, and nothing of the other person', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await volunteerOf(server, 'a1'), await volunteerOf(server, 'a2')];
    const household = someId();
    const first = aPerson(alice, 1, 'a1', { name: 'Bà Bí Mật', birth: '1957', phone: '0912000111', household: someId() });
    await alice.sync([first]);
    const second = aPerson(bob, 1, 'a2', { household });
    const answer = await bob.sync([second]);
    expect(answer.verdicts).toEqual([{ n: 1, verdict: 'accepted' }]);
    expect(tasksOf(bob).map(({ area, fields }) => ({ area, fields }))).toEqual([
      {
        area: 'a2',
        fields: {
          household,
          person: second.id,
          what: 'Số định danh của người này đã có trong sổ ở Thôn a1. Xin hỏi lại: nếu là cùng một người, báo điều phối viên để gộp hai bản ghi.',
        },
      },
    ]);
    const said = JSON.stringify(answer);
    for (const secret of [first.id, 'Bà Bí Mật', '1957-', '0912000111', String(first.set['household']), alice.id, alice.member]) {
      expect(said).not.toContain(secret);
    }
    expect(answer.changes.length).toBe(2);
    await alice.pullAll();
    expect(tasksOf(alice).map(({ area, fields }) => [area, fields['person'], fields['what']])).toEqual([
      ['a1', first.id, expect.stringContaining('Thôn a2')],
    ]);
    expect((await verifyDatabase(opened().db)).faults).toEqual([]);
  });

  test('[SAME NUMBER] the same parcel again gives no second task, and nor does writing the number again', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await volunteerOf(server, 'a1'), await volunteerOf(server, 'a2')];
    await alice.ship([aPerson(alice, 1, 'a1')]);
    const second = aPerson(bob, 1, 'a2');
    await bob.ship([second]);
    const once = await allTasks(server);
    expect(once.length).toBe(2);
    await bob.ship([second]);
    await bob.ship([aPerson(bob, 2, 'a2', {}, second.id)]);
    expect(await allTasks(server)).toEqual(once);
    const { rows } = await sql<{ n: number }>`select n from mutations where kind = 'task'`.execute(opened().db);
    expect(rows.length).toBe(2);
  });

  test('[SAME NUMBER] another commune, another number, none, or somebody removed: nobody is told', async () => {
    const server = await fieldServer();
    const [alice, bob, chi] = [await volunteerOf(server, 'a1'), await volunteerOf(server, 'a2'), await volunteerOf(server, 'b1')];
    await alice.ship([aPerson(alice, 1, 'a1'), aPerson(alice, 2, 'a1', { personalId: '025157000999', removed: 'mistake' })]);
    await chi.ship([aPerson(chi, 1, 'b1')]);
    await bob.ship([
      aPerson(bob, 1, 'a2', { personalId: '025157000124' }),
      aPerson(bob, 2, 'a2', { personalId: null }),
      aPerson(bob, 3, 'a2', { personalId: '025157000999' }),
    ]);
    expect(await allTasks(server)).toEqual([]);
  });

  test.each([
    ['the number of one is mended', { personalId: '025157000124' }, { personalId: number }],
    ['the number of one is cleared', { personalId: null }, { personalId: number }],
    ['one of the two is removed', { removed: 'duplicate' }, { removed: null }],
  ])('[SAME NUMBER] both tasks are done when %s, and open again when that is undone', async (_what, mended, undone) => {
    const server = await fieldServer();
    const [alice, bob] = [await volunteerOf(server, 'a1'), await volunteerOf(server, 'a2')];
    const first = aPerson(alice, 1, 'a1');
    await alice.ship([first]);
    await bob.ship([aPerson(bob, 1, 'a2')]);
    const open = await allTasks(server);
    server.clock.ms += 60_000;
    const now = new Date(server.clock.ms).toISOString();
    await alice.ship([alice.mutation(2, server.clock.ms, { kind: 'person', id: first.id, area: 'a1', set: mended })]);
    expect(await allTasks(server)).toEqual(open.map((task) => ({ ...task, doneAt: now })));
    await alice.ship([alice.mutation(3, server.clock.ms, { kind: 'person', id: first.id, area: 'a1', set: undone })]);
    expect(await allTasks(server)).toEqual(open);
    expect((await verifyDatabase(opened().db)).faults).toEqual([]);
  });

  test('[SAME NUMBER] a task a person has ticked off stays ticked off', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await volunteerOf(server, 'a1'), await volunteerOf(server, 'a2')];
    await alice.ship([aPerson(alice, 1, 'a1')]);
    const second = aPerson(bob, 1, 'a2');
    await bob.sync([second]);
    const [task] = tasksOf(bob);
    const doneAt = '2027-01-15T09:00:00.000Z';
    const ticked = { kind: 'task', id: task?.id ?? '', area: 'a2', set: { doneAt } };
    expect((await bob.ship([bob.mutation(2, startTime + 9, ticked)])).verdicts).toEqual([{ n: 2, verdict: 'accepted' }]);
    await bob.ship([aPerson(bob, 3, 'a2', { phone: '0912000111' }, second.id)]);
    expect((await allTasks(server)).map((row) => row.doneAt)).toEqual([null, doneAt]);
  });

  test('[SAME NUMBER] two records in one parcel are a pair too, and three people make three pairs', async () => {
    const server = await fieldServer();
    const alice = await volunteerOf(server, 'a1');
    await alice.ship([aPerson(alice, 1, 'a1'), aPerson(alice, 2, 'a1')]);
    expect((await allTasks(server)).length).toBe(2);
    await alice.ship([aPerson(alice, 3, 'a1')]);
    expect((await allTasks(server)).length).toBe(6);
  });

  test('[SAME NUMBER] a number that was made up to fill a field, borne by many, gives no flood of tasks', async () => {
    const server = await fieldServer();
    const alice = await volunteerOf(server, 'a1');
    await alice.ship(Array.from({ length: 300 }, (_, i) => aPerson(alice, i + 1, 'a1', { personalId: '000000000000' })));
    expect(await allTasks(server)).toEqual([]);
    for (let n = 301; n < 310; n += 1) await alice.ship([aPerson(alice, n, 'a1', { personalId: '111111111111' })]);
    expect((await allTasks(server)).length).toBe(20);
  });

  test('[SAME NUMBER] what was refused and is released at the desk is told like anything else', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await volunteerOf(server, 'a1'), await volunteerOf(server, 'a2')];
    const chief = await server.member({ area: 'tinh', role: 'coordinator' });
    await alice.ship([aPerson(alice, 1, 'a1')]);
    expect((await bob.ship([aPerson(bob, 1, 'a3')])).verdicts).toMatchObject([{ reason: 'outside-scope' }]);
    expect(await allTasks(server)).toEqual([]);
    const { device, n, content_hash: hash } = await opened().db.selectFrom('quarantine').selectAll().executeTakeFirstOrThrow();
    expect(await settleQuarantined(server.services, { device, n, hash }, chief, 'release')).toMatchObject({ ok: true });
    expect((await allTasks(server)).map(({ area }) => area)).toEqual(['a1', 'a3']);
    expect((await verifyDatabase(opened().db)).faults).toEqual([]);
  });

  test('[SAME NUMBER] a household that moves to another village takes its task along', async () => {
    const server = await fieldServer();
    const [alice, lead] = [await volunteerOf(server, 'a1'), await server.tablet({ area: 'tinh', role: 'lead' })];
    const household = someId();
    await alice.ship([aPerson(alice, 1, 'a1')]);
    await lead.ship([
      lead.mutation(1, startTime, { kind: 'household', id: household, area: 'a2', set: { head: 'Bà Đi' } }),
      aPerson(lead, 2, 'a2', { household }),
    ]);
    expect((await allTasks(server)).map(({ area }) => area)).toEqual(['a1', 'a2']);
    await lead.ship([lead.mutation(3, startTime + 9, { kind: 'household', id: household, area: 'a3', set: {} })]);
    expect((await allTasks(server)).map(({ area }) => area)).toEqual(['a1', 'a3']);
    expect((await verifyDatabase(opened().db)).faults).toEqual([]);
  });

  test('[SAME NUMBER] the history says that the server wrote the task, and no tablet or desk device is listed for it', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await volunteerOf(server, 'a1'), await volunteerOf(server, 'a2')];
    await alice.ship([aPerson(alice, 1, 'a1')]);
    await bob.ship([aPerson(bob, 1, 'a2')]);
    const { rows } = await sql<{ member: string; device: string; roles: number }>`
      select distinct p.name as member, d.name as device, (select count(*) from member_roles r where r.member = p.id) as roles
      from mutations m join members p on p.id = m.member join devices d on d.id = m.device where m.kind = 'task'`.execute(opened().db);
    expect(rows).toEqual([{ member: 'Từng Ngõ', device: 'Máy chủ', roles: 0 }]);
  });
});

onPostgres(({ fieldServer, opened }) => {
  test('[SAME NUMBER] two villages register one number at the same moment: the second waits, sees the first, and both are told', async () => {
    const server = await fieldServer();
    const [slow, quick] = [await volunteerOf(server, 'a1'), await volunteerOf(server, 'a2')];
    const first = aPerson(slow, 1, 'a1');
    let commit = () => {};
    const held = new Promise<void>((resolve) => (commit = resolve));
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const accepting = server.database.db.transaction().execute(async (tx) => {
      await acceptItems(tx, startTime, slow.id, 1, [checkItem(first)]);
      written();
      await held;
    });
    await Promise.race([isWritten, accepting]);
    const second = aPerson(quick, 1, 'a2');
    const syncing = quick.sync([second]);
    // A server without the lock would answer here, and know nothing of the other.
    await Promise.race([untilOneWaits(server), syncing]);
    expect(await allTasks(server)).toEqual([]);
    commit();
    await accepting;
    await syncing;
    expect((await allTasks(server)).map(({ person }) => person).sort()).toEqual([first.id, second.id].sort());
    expect(tasksOf(quick).length).toBe(1);
  });

  test('[SAME NUMBER] many tablets in three villages at once, with the same few numbers: every pair is told once, no deadlock surfaces', async () => {
    const server = await fieldServer();
    const tablets = await Promise.all(['a1', 'a2', 'a3', 'a1', 'a2', 'a3'].map((area) => volunteerOf(server, area)));
    const numbers = ['025157000201', '025157000202', '025157000203', '025157000204'];
    const parcels = tablets.map((tablet, t) =>
      numbers.flatMap((personalId, i) => (t < 3 || i === t - 3 ? [aPerson(tablet, i + 1, `a${(t % 3) + 1}`, { personalId })] : [])),
    );
    const answers = await Promise.all(
      tablets.flatMap((tablet, t) => (parcels[t] ?? []).toReversed().map((mutation) => tablet.ship([mutation], { authored: 4 }))),
    );
    expect(answers.map(({ verdicts }) => verdicts[0]?.verdict)).toEqual(answers.map(() => 'accepted'));
    // Three numbers stand four times (twelve tasks each), one three times (six).
    const tasks = await allTasks(server);
    expect(tasks.length).toBe(3 * 12 + 6);
    expect(tasks.every(({ doneAt }) => doneAt === null)).toBe(true);
    expect((await verifyDatabase(opened().db)).faults).toEqual([]);
  });
});
