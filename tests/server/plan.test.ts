import { beforeEach, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { aWriter, type Writer } from '../contract/server/unit-world.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId, startTime } from './field-server.ts';
import { planTaskId } from '#server/desk/plan/plan-task-id.ts';

let server: FieldServer;
let chief: DeskVisitor & { member: string };
let alice: Writer;
const day = 24 * 3_600_000;
/** 2027-01-15 in Vietnam. */
const at = (daysAgo: number) => new Date(startTime - daysAgo * day).toISOString();

const byFirst = (a: readonly unknown[], b: readonly unknown[]) => Number(a[0]) - Number(b[0]);

onEveryDatabase(({ fieldServer }) => {
  beforeEach(async () => {
    server = await fieldServer();
    chief = await atTheDesk(server, 'an', 'xa-a');
    alice = await aWriter(server, 'a1', 'volunteer');
  });

  const home = (address: string, area = 'a1') => {
    const id = someId();
    return { id, wrote: alice.write('household', id, area, { head: `Hộ ${address}`, address }) };
  };
  const preview = async (body: object, node = 'xa-a') => (await chief.post(`areas/${node}/plan/preview`, body)).body;
  const assign = async (body: object, node = 'xa-a') => (await chief.post(`areas/${node}/plan/assign`, body)).body;
  const page = async (node = 'xa-a') => (await chief.get(`areas/${node}/plan`)).body;
  const kindOf = async (asked: Promise<{ body: { error?: { kind: string } } }>) => (await asked).body.error?.kind;
  const tasks = async () => {
    const rows = await server.database.db.selectFrom('records').where('kind', '=', 'task').selectAll().orderBy('id').execute();
    return rows.map(({ id, area, fields }): Record<string, unknown> => ({ id, area, ...fields }));
  };

  test('[PLAN] homes are chosen by what is true of them, and by the lane in which they stand', async () => {
    const [fresh, absent, missed, waiting, settled] = [
      home('Số 2, Ngõ 5'),
      home('Số 10, ngõ 5'),
      home('Ngõ 7'),
      home('Xóm Trên'),
      home('Ngõ 5'),
    ];
    const [person, gone] = [someId(), someId()];
    const visit = (household: string, daysAgo: number, set: object) =>
      alice.write('visit', someId(), 'a1', { household, at: at(daysAgo), ...set });
    await alice.ship(
      ...[fresh, absent, missed, waiting, settled].map(({ wrote }) => wrote),
      visit(absent.id, 3, { outcome: 'absent' }),
      visit(missed.id, 9, { outcome: 'met', returnOn: '2027-01-10' }),
      visit(waiting.id, 2, { outcome: 'met' }),
      visit(settled.id, 9, { outcome: 'absent', returnOn: '2027-01-10' }),
      visit(settled.id, 1, { outcome: 'met' }),
      alice.write('person', person, 'a1', { household: waiting.id, name: 'Lò Thị Chờ' }),
      alice.write('progress', `${person}/vneid-level-2`, 'a1', { milestone: 'approved', appointmentOn: '2027-01-14' }),
      alice.write('person', gone, 'a1', { household: fresh.id, name: 'Đã Đi', removed: 'moved' }),
      alice.write('progress', `${gone}/vneid-level-2`, 'a1', { milestone: 'approved', appointmentOn: '2027-01-14' }),
    );
    const chosen = async (choice: object) => {
      const { rows } = await preview({ choice: { village: 'a1', ...choice } });
      return rows.map(({ id }: { id: string }) => id);
    };
    expect(await chosen({ filter: 'all' })).toEqual([fresh.id, absent.id, settled.id, missed.id, waiting.id]);
    expect(await chosen({ filter: 'not-visited' })).toEqual([fresh.id]);
    expect(await chosen({ filter: 'not-met' })).toEqual([absent.id]);
    expect(await chosen({ filter: 'overdue' })).toEqual([missed.id, waiting.id]);
    expect(await chosen({ filter: 'at-milestone', guide: 'vneid-level-2', milestone: 'approved' })).toEqual([waiting.id]);
    expect(await chosen({ filter: 'all', lanes: ['ngo 5'] })).toEqual([fresh.id, absent.id, settled.id]);
    expect((await preview({ choice: { filter: 'all' } })).lanes).toEqual([
      { lane: 'ngo 5', name: 'Ngõ 5', homes: 3 },
      { lane: 'ngo 7', name: 'Ngõ 7', homes: 1 },
      { lane: 'xom tren', name: 'Xóm Trên', homes: 1 },
    ]);
    expect(await kindOf(chief.post('areas/xa-a/plan/preview', { choice: { filter: 'at-milestone' } }))).toBe('invalid');
    expect(await kindOf(chief.post('areas/a2/plan/preview', { choice: { filter: 'all', village: 'a1' } }))).toBe('outside-scope');
  });

  test('[PLAN] a lane is given once, however often the button is pressed, and the tablet of that village gets it by sync', async () => {
    const homes = [home('Số 1, Ngõ 5'), home('Số 3, Ngõ 5'), home('Ngõ 7')];
    await alice.ship(...homes.map(({ wrote }) => wrote));
    const order = {
      choice: { filter: 'all', village: 'a1', lanes: ['ngo 5'] },
      what: 'Thăm và hỏi lại số điện thoại',
      assignee: alice.tablet.member,
      dueOn: '2027-01-20',
    };
    expect(await preview(order)).toMatchObject({ homes: 2, fresh: 2, changed: 0, same: 0, done: 0, outside: 0 });
    const [first, second] = [await assign(order), await assign(order)];
    expect(first).toMatchObject({ fresh: 2, same: 0, refused: 0 });
    expect(second).toEqual({ fresh: 0, changed: 0, same: 2, done: 0, outside: 0, refused: 0 });
    await alice.tablet.pullAll();
    const whose = ({ fields }: { fields: { household?: unknown } }) => String(fields.household);
    const pulled = [...alice.tablet.records.values()]
      .filter((record) => record.kind === 'task')
      .toSorted((a, b) => (whose(a) < whose(b) ? -1 : 1));
    expect(pulled.map(({ fields }) => fields)).toEqual(
      homes.slice(0, 2).map(({ id }) => ({ household: id, what: order.what, dueOn: order.dueOn, assignee: alice.tablet.member })),
    );
    expect(pulled.map(({ id }) => id)).toEqual(homes.slice(0, 2).map(({ id }) => planTaskId(undefined, order.what, id)));

    /* A volunteer ticks it off and may not change whose it is. */
    const [one, two] = pulled;
    expect(
      await alice.ship(
        alice.write('task', one?.id ?? '', 'a1', { doneAt: at(0) }),
        alice.write('task', two?.id ?? '', 'a1', { assignee: null }),
      ),
    ).toEqual(['accepted', 'not-allowed']);
    expect((await page()).assignments).toMatchObject([
      { what: order.what, assignee: { id: alice.tablet.member }, village: 'Thôn a1', done: 1, open: 1, overdue: 0 },
    ]);
    const { id } = (await page()).assignments[0];
    expect((await chief.get(`assignments/${id}/homes`)).body.map((of: { id: string; doneBy?: string }) => [of.id, of.doneBy])).toEqual([
      [whose(two ?? { fields: {} }), undefined],
      [whose(one ?? { fields: {} }), 'Người Thử'],
    ]);
    server.clock.ms += 6 * day;
    await chief.signIn('an');
    expect((await page()).assignments[0]).toMatchObject({ done: 1, open: 1, overdue: 1 });

    /* What is done is left alone unless it is asked for once more. */
    expect(await assign({ ...order, dueOn: '2027-01-30' })).toMatchObject({ fresh: 0, changed: 1, done: 1 });
    expect(await assign({ ...order, dueOn: '2027-01-30', again: true })).toMatchObject({ fresh: 1, same: 1 });
    expect((await tasks()).map(({ doneAt, dueOn }) => [doneAt ?? null, dueOn])).toEqual([
      [null, '2027-01-30'],
      [null, '2027-01-30'],
    ]);
  });

  test('[PLAN] an assignment goes to somebody else or is taken back; what is done stays done', async () => {
    const bob = await aWriter(server, 'a1', 'volunteer');
    const far = await aWriter(server, 'a2', 'volunteer');
    const homes = [home('Ngõ 5'), home('Ngõ 6'), home('Ngõ 7')];
    await alice.ship(...homes.map(({ wrote }) => wrote));
    const { id } = await assign({ choice: { filter: 'all' }, what: 'Thăm', assignee: alice.tablet.member });
    const finished = planTaskId(undefined, 'Thăm', homes[0]?.id ?? '');
    await alice.ship(alice.write('task', finished, 'a1', { doneAt: at(0) }));
    expect(await kindOf(chief.post(`assignments/${id}/reassign`, { assignee: far.tablet.member }))).toBe('person-not-everywhere');
    expect(await kindOf(chief.post(`assignments/${id}/reassign`, { assignee: someId() }))).toBe('person-not-here');
    expect((await chief.post(`assignments/${id}/reassign`, { assignee: bob.tablet.member, dueOn: '2027-02-01' })).body).toEqual({
      moved: 2,
    });
    expect((await tasks()).map((task) => [task.id === finished, task['assignee'], task['dueOn']]).toSorted(byFirst)).toEqual([
      [false, bob.tablet.member, '2027-02-01'],
      [false, bob.tablet.member, '2027-02-01'],
      [true, alice.tablet.member, undefined],
    ]);
    expect((await chief.post(`assignments/${id}/withdraw`, {})).body).toEqual({ moved: 2 });
    expect((await page()).assignments).toMatchObject([{ id, done: 1, open: 0, withdrawnAt: expect.any(String) }]);
    expect(await kindOf(chief.post(`assignments/${id}/withdraw`, {}))).toBe('assignment-withdrawn');
    await bob.tablet.pullAll();
    expect([...bob.tablet.records.values()].filter((record) => record.kind === 'task' && record.removed)).toHaveLength(2);
    /* Given again, it is there again. */
    expect(await assign({ choice: { filter: 'all' }, what: 'Thăm' })).toMatchObject({ fresh: 2, done: 1 });
    expect((await tasks()).filter((task) => !task['removed'] && !task['doneAt'])).toHaveLength(2);
  });

  test('[PLAN] who does not work where a home is, is not sent there', async () => {
    const far = await aWriter(server, 'a2', 'volunteer');
    const [here, there] = [home('Ngõ 5'), someId()];
    await alice.ship(here.wrote);
    await far.ship(far.write('household', there, 'a2', { head: 'Hộ Xa', address: 'Ngõ 9' }));
    const order = { choice: { filter: 'all' }, what: 'Thăm', assignee: far.tablet.member };
    expect(await preview(order)).toMatchObject({ homes: 2, fresh: 1, outside: 1 });
    expect(await assign(order)).toMatchObject({ fresh: 1, outside: 1 });
    expect((await tasks()).map(({ household }) => household)).toEqual([there]);
    const stranger = await aWriter(server, 'a1', 'volunteer');
    await server.database.db.deleteFrom('member_roles').where('member', '=', stranger.tablet.member).execute();
    expect(await kindOf(chief.post('areas/xa-a/plan/assign', { ...order, assignee: stranger.tablet.member }))).toBe('person-not-here');
    expect((await page()).people.map(({ units }: { units: string[] }) => units)).toContainEqual(['Thôn a2']);
  });

  test('[PLAN] a campaign counts what was reached within its days, by village and by who did it', async () => {
    const bob = await aWriter(server, 'a2', 'volunteer');
    const [mine, his] = [home('Ngõ 5'), someId()];
    await alice.ship(mine.wrote);
    await bob.ship(bob.write('household', his, 'a2', { head: 'Hộ Kia', address: 'Ngõ 9' }));
    const campaign = async (body: object) =>
      (
        await chief.post('areas/xa-a/campaigns', {
          name: 'Đợt tháng Giêng',
          target: 10,
          from: '2027-01-10',
          through: '2027-01-20',
          ...body,
        })
      ).body;
    const level2 = await campaign({ counts: 'milestone', guide: 'vneid-level-2', milestone: 'approved' });
    const visits = await campaign({ counts: 'visits' });
    const done = await campaign({ counts: 'tasks' });
    await assign({ choice: { filter: 'all' }, what: 'Thăm', campaign: done.id, assignee: alice.tablet.member, dueOn: '2027-01-14' });
    await assign({ choice: { filter: 'all', village: 'a2' }, what: 'Thăm', campaign: done.id });

    const people = [someId(), someId(), someId()] as const;
    alice.ms = startTime - 20 * day;
    await alice.ship(
      ...people.map((id) => alice.write('person', id, 'a1', { household: mine.id, name: 'Người' })),
      alice.write('progress', `${people[0]}/vneid-level-2`, 'a1', { milestone: 'approved' }),
    );
    alice.ms = startTime;
    await alice.ship(
      /* Approved before the campaign began, active within: that was not reached now. */
      alice.write('progress', `${people[0]}/vneid-level-2`, 'a1', { milestone: 'active' }),
      alice.write('progress', `${people[1]}/vneid-level-2`, 'a1', { milestone: 'active' }),
      alice.write('progress', `${people[2]}/vneid-level-2`, 'a1', { milestone: 'referred' }),
      alice.write('visit', someId(), 'a1', { household: mine.id, at: at(0), outcome: 'met' }),
      alice.write('visit', someId(), 'a1', { household: mine.id, at: at(1), outcome: 'met' }),
      alice.write('task', planTaskId(done.id, 'Thăm', mine.id), 'a1', { doneAt: at(0) }),
    );
    await bob.ship(
      bob.write('visit', someId(), 'a2', { household: his, at: at(0), outcome: 'absent' }),
      bob.write('visit', someId(), 'a2', { household: his, at: at(9), outcome: 'met' }),
    );
    const rows = new Map<string, Record<string, unknown>>((await page()).campaigns.map((row: { id: string }) => [row.id, row]));
    expect(rows.get(level2.id)).toMatchObject({ target: 10, total: { done: 1 }, villages: [{ name: 'Thôn a1', done: 1 }] });
    expect(rows.get(visits.id)).toMatchObject({ total: { done: 1 }, members: [{ id: alice.tablet.member, done: 1 }] });
    expect(rows.get(done.id)).toMatchObject({
      total: { done: 1, open: 1, overdue: 0 },
      villages: [
        { name: 'Thôn a1', done: 1, open: 0 },
        { name: 'Thôn a2', done: 0, open: 1 },
      ],
      members: [
        { id: alice.tablet.member, done: 1, open: 0 },
        { id: '', done: 0, open: 1 },
      ],
    });

    expect((await chief.post(`campaigns/${done.id}/close`, { withdraw: true })).body).toEqual({ withdrawn: 1 });
    expect(await kindOf(chief.post(`campaigns/${done.id}/close`, {}))).toBe('campaign-closed');
    expect(await kindOf(chief.post('areas/xa-a/plan/assign', { choice: { filter: 'all' }, what: 'Thăm', campaign: done.id }))).toBe(
      'campaign-closed',
    );
    expect((await page()).campaigns.at(-1)).toMatchObject({ id: done.id, closedAt: expect.any(String), total: { done: 1, open: 0 } });
    expect(
      await kindOf(
        chief.post('areas/xa-a/campaigns', {
          name: 'X',
          counts: 'milestone',
          guide: 'x',
          milestone: 'y',
          target: 1,
          from: '2027-01-01',
          through: '2027-01-02',
        }),
      ),
    ).toBe('guide-unknown');
    expect(
      await kindOf(
        chief.post('areas/xa-a/campaigns', { name: 'X', counts: 'visits', target: 1, from: '2027-01-03', through: '2027-01-02' }),
      ),
    ).toBe('invalid');
  });

  test('[PLAN] a thousand homes are given in one go, and in seconds', async () => {
    const homes = Array.from({ length: 1000 }, (_, i) => home(`Số ${i + 1}, Ngõ ${(i % 20) + 1}`));
    await alice.ship(...homes.map(({ wrote }) => wrote));
    const started = performance.now();
    expect(await assign({ choice: { filter: 'not-visited' }, what: 'Thăm', dueOn: '2027-02-01' })).toMatchObject({
      fresh: 1000,
      refused: 0,
    });
    const took = performance.now() - started;
    expect((await page()).assignments).toMatchObject([{ open: 1000 }]);
    expect(took).toBeLessThan(20_000);
  });
});
