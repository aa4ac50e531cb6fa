import { verifyDatabase } from '#server/database/verify.ts';
import { expect, test } from 'vitest';
import { fieldsOf } from './household-mutations.ts';
import { aMergingDesk, aPersonWithAll } from './merge-world.ts';
import { onEveryDatabase } from './every-database.ts';
import { areaOf, aWriter } from './unit-world.ts';
import { type FieldServer, someId } from '../../server/field-server.ts';

const allAccepted = (verdicts: readonly string[]) => [...new Set(verdicts)];

async function twoRecordsOfOne(server: FieldServer) {
  const [alice, bob] = [await aWriter(server, 'a1'), await aWriter(server, 'b1')];
  const old = aPersonWithAll(alice, 'a1', { name: 'Lò Thị Cả', phone: '0912000111', birth: '1957', village_of_birth: 'x' }, 'active');
  bob.ms += 10;
  const fresh = aPersonWithAll(bob, 'b1', { name: 'Lò Thị Cả', phone: '0912000222', personalId: '025157000123' }, 'installed');
  expect(allAccepted([...(await alice.ship(...old.mutations)), ...(await bob.ship(...fresh.mutations))])).toEqual(['accepted']);
  return { alice, bob, old, fresh, desk: await aMergingDesk(server) };
}

onEveryDatabase(({ fieldServer, opened }) => {
  const faults = async () => (await verifyDatabase(opened().db)).faults;

  test('[SY23] the winner holds the latest of both, field by field, filled before empty, what a newer app wrote too, and the loser is out of the way', async () => {
    const server = await fieldServer();
    const { old, fresh, desk } = await twoRecordsOfOne(server);
    await desk.merge(fresh.person, old.person);
    expect(await fieldsOf(server, old.person)).toEqual({
      household: old.home,
      name: 'Lò Thị Cả',
      birth: '1957',
      phone: '0912000222',
      personalId: '025157000123',
      village_of_birth: 'x',
    });
    expect(await fieldsOf(server, fresh.person)).toMatchObject({ removed: 'duplicate', mergedInto: old.person, phone: '0912000222' });
    expect(await faults()).toEqual([]);
  });

  test('[SY23] where the coordinator chooses otherwise, the chosen value stands', async () => {
    const server = await fieldServer();
    const { old, fresh, desk } = await twoRecordsOfOne(server);
    await desk.merge(fresh.person, old.person, { phone: 'winner', household: 'loser', birth: 'loser' });
    expect(await fieldsOf(server, old.person)).toMatchObject({ phone: '0912000111', household: fresh.home, birth: null });
    expect(await areaOf(server, old.person)).toBe('b1');
    expect(await faults()).toEqual([]);
  });

  test('[SY24] consents, tasks, visits and reviews name the winner and go where it lives; of two progresses the further milestone stands', async () => {
    const server = await fieldServer();
    const { old, fresh, desk } = await twoRecordsOfOne(server);
    await desk.merge(fresh.person, old.person);
    expect([await fieldsOf(server, fresh.consent), await areaOf(server, fresh.consent)]).toMatchObject([{ person: old.person }, 'a1']);
    expect([await fieldsOf(server, fresh.task), await areaOf(server, fresh.task)]).toMatchObject([
      { person: old.person, household: old.home },
      'a1',
    ]);
    expect([await fieldsOf(server, fresh.visit), await areaOf(server, fresh.visit)]).toMatchObject([{ present: [old.person] }, 'b1']);
    expect(await fieldsOf(server, `person/${old.person}`)).toMatchObject({ comment: 'b1 hỏi lại' });
    expect(await fieldsOf(server, `${old.person}/vneid-level-1`)).toMatchObject({ milestone: 'active', step: 'a1-step' });
    expect(await faults()).toEqual([]);
  });

  test('[SY24] two homes become one: people, visits and tasks of the one live in the other', async () => {
    const server = await fieldServer();
    const { old, fresh, desk } = await twoRecordsOfOne(server);
    const merge = await desk.merge(fresh.home, old.home, {}, 'household');
    for (const id of [fresh.person, fresh.visit, fresh.task]) {
      expect([await fieldsOf(server, id), await areaOf(server, id)]).toMatchObject([{ household: old.home }, 'a1']);
    }
    expect(await areaOf(server, fresh.consent)).toBe('a1');
    expect(await desk.undo(merge)).toBe('undone');
    expect([await fieldsOf(server, fresh.person), await areaOf(server, fresh.consent)]).toMatchObject([{ household: fresh.home }, 'b1']);
    expect(await faults()).toEqual([]);
  });

  test('[SY24] of two merges in opposite directions one is made; nothing that is merged or removed is merged again; nobody else writes the mark', async () => {
    const server = await fieldServer();
    const { alice, old, fresh, desk } = await twoRecordsOfOne(server);
    const there = await aMergingDesk(server);
    const outcomes = await Promise.all([desk.refusedMerge(fresh.person, old.person), there.refusedMerge(old.person, fresh.person)]);
    expect(outcomes.toSorted()).toEqual(['merged', 'not-standing']);
    expect(await alice.ship(alice.write('person', old.person, 'a1', { mergedInto: fresh.person }))).toEqual(['not-allowed']);
    expect(await faults()).toEqual([]);
  });

  test('[SY25] an edit written offline for the losing record comes to the winner with the answer, in its own time, also from a village away', async () => {
    const server = await fieldServer();
    const { alice, bob, old, fresh, desk } = await twoRecordsOfOne(server);
    const late = bob.write('person', fresh.person, 'b1', { phone: '0912000333', device: 'smartphone', newer: 1 });
    const reached = bob.write('progress', `${fresh.person}/vneid-level-2`, 'b1', { milestone: 'applied' });
    const consent = bob.write('consent', '01990000-0000-7000-8000-0000000000c9', 'b1', {
      person: fresh.person,
      givenAt: '2027-01-16T08:00:00Z',
    });
    const visit = bob.write('visit', '01990000-0000-7000-8000-0000000000c8', 'b1', {
      household: fresh.home,
      present: [fresh.person, old.person],
    });
    await desk.merge(fresh.person, old.person, { phone: 'winner' });
    expect(allAccepted(await bob.ship(late, reached, consent, visit))).toEqual(['accepted']);
    expect(await fieldsOf(server, old.person)).toMatchObject({ phone: '0912000111', device: 'smartphone', newer: 1 });
    expect(await fieldsOf(server, `${old.person}/vneid-level-2`)).toMatchObject({ milestone: 'applied' });
    expect([await fieldsOf(server, consent.id), await areaOf(server, consent.id)]).toMatchObject([{ person: old.person }, 'a1']);
    expect(await fieldsOf(server, visit.id)).toMatchObject({ present: [old.person] });
    await alice.tablet.pullAll();
    expect(alice.tablet.records.get(`person/${old.person}`)?.fields).toMatchObject({ device: 'smartphone' });
    bob.ms = server.clock.ms;
    await bob.ship(bob.write('person', fresh.person, 'b1', { phone: '0912000444', removed: null }));
    expect(await fieldsOf(server, old.person)).toMatchObject({ phone: '0912000444' });
    expect(await fieldsOf(server, fresh.person)).toMatchObject({ removed: 'duplicate' });
    expect(await faults()).toEqual([]);
  });

  test('[SY25] late work goes on along a chain of merges, and undoing them one after the other leaves it where it was written', async () => {
    const server = await fieldServer();
    const { alice, bob, old, fresh, desk } = await twoRecordsOfOne(server);
    const third = aPersonWithAll(alice, 'a1', { name: 'Lò Thị Cả' }, 'installed');
    await alice.ship(...third.mutations);
    const first = await desk.merge(fresh.person, old.person);
    const second = await desk.merge(old.person, third.person);
    await bob.ship(bob.write('person', fresh.person, 'b1', { newer: 7 }), bob.write('task', fresh.task, 'b1', { person: fresh.person }));
    expect(await fieldsOf(server, third.person)).toMatchObject({ newer: 7, personalId: '025157000123' });
    expect(await fieldsOf(server, fresh.task)).toMatchObject({ person: third.person });
    expect(await desk.undo(first)).toBe('merged-further');
    expect(await desk.undo(second)).toBe('undone');
    expect([await fieldsOf(server, third.person), await fieldsOf(server, old.person)]).toMatchObject([
      { newer: null },
      { newer: 7, removed: null },
    ]);
    expect(await fieldsOf(server, fresh.task)).toMatchObject({ person: old.person });
    expect(await desk.undo(first)).toBe('undone');
    expect([await fieldsOf(server, old.person), await fieldsOf(server, fresh.person)]).toMatchObject([{ newer: null }, { newer: 7 }]);
    expect(await faults()).toEqual([]);
  });

  test('[SY26] undo brings back both as they were, with what was written to each since; a second undo does nothing', async () => {
    const server = await fieldServer();
    const { alice, bob, old, fresh, desk } = await twoRecordsOfOne(server);
    const before = await Promise.all([old.person, fresh.person, fresh.consent, fresh.visit].map((id) => fieldsOf(server, id)));
    const merge = await desk.merge(fresh.person, old.person, { phone: 'loser', birth: 'winner' });
    await bob.ship(bob.write('person', fresh.person, 'b1', { note: 'viết muộn' }));
    alice.ms = server.clock.ms;
    await alice.ship(alice.write('person', old.person, 'a1', { language: 'tày' }));
    expect(await fieldsOf(server, old.person)).toMatchObject({ note: 'viết muộn' });
    expect(await desk.undo(merge)).toBe('undone');
    const after = await Promise.all([old.person, fresh.person, fresh.consent, fresh.visit].map((id) => fieldsOf(server, id)));
    const filled = after.map((fields) => Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== null)));
    expect(filled).toEqual([{ ...before[0], language: 'tày' }, { ...before[1], note: 'viết muộn' }, before[2], before[3]]);
    expect(await desk.undo(merge)).toBe('already-settled');
    await desk.merge(fresh.person, old.person);
    expect(await fieldsOf(server, old.person)).toMatchObject({ note: 'viết muộn', personalId: '025157000123', language: 'tày' });
    expect(await faults()).toEqual([]);
  });

  test('[SY25] a removal that speaks of the person goes on to the winner, one that speaks of the record does not', async () => {
    const server = await fieldServer();
    const { bob, old, fresh, desk } = await twoRecordsOfOne(server);
    await desk.merge(fresh.person, old.person);
    bob.ms = server.clock.ms;
    await bob.ship(bob.write('person', fresh.person, 'b1', { removed: 'mistake' }));
    expect((await fieldsOf(server, old.person))?.['removed']).toBeUndefined();
    await bob.ship(bob.write('person', fresh.person, 'b1', { removed: 'died' }));
    expect(await fieldsOf(server, old.person)).toMatchObject({ removed: 'died' });
    await bob.ship(bob.write('person', fresh.person, 'b1', { removed: null }));
    expect(await fieldsOf(server, old.person)).toMatchObject({ removed: null });
    expect(await faults()).toEqual([]);
  });

  test('[SY23] merging settles the tasks about their number, undoing opens them again', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await aWriter(server, 'a1'), await aWriter(server, 'a2')];
    const [one, other] = ['a1', 'a2'].map((area, i) =>
      aPersonWithAll([alice, bob][i] ?? alice, area, { name: 'Lò Văn Hai', personalId: '025057000123' }, 'installed'),
    );
    await alice.ship(...(one?.mutations ?? []));
    await bob.ship(...(other?.mutations ?? []));
    const doneAt = async () => {
      const rows = await server.database.db.selectFrom('records').where('kind', '=', 'task').select('fields').execute();
      return rows
        .filter(({ fields }) => JSON.stringify(fields['what']).startsWith('"Số định danh'))
        .map(({ fields }) => Boolean(fields['doneAt']));
    };
    expect(await doneAt()).toEqual([false, false]);
    const desk = await aMergingDesk(server);
    const merge = await desk.merge(other?.person ?? '', one?.person ?? '');
    expect(await doneAt()).toEqual([true, true]);
    expect(await desk.undo(merge)).toBe('undone');
    expect(await doneAt()).toEqual([false, false]);
    expect(await faults()).toEqual([]);
  });

  test('[SY25] a merge and late work that meet at one moment: whoever is first, the winner has the work and nothing names the loser', async () => {
    const server = await fieldServer();
    const [alice, bob, chi] = [await aWriter(server, 'a1'), await aWriter(server, 'b1'), await aWriter(server, 'a2')];
    const desk = await aMergingDesk(server);
    for (let round = 0; round < 6; round += 1) {
      const [one, other] = [
        aPersonWithAll(alice, 'a1', { name: 'Lò Thị Cả' }, 'installed'),
        aPersonWithAll(bob, 'b1', { name: 'Lò Thị Cả' }, 'applied'),
      ];
      await alice.ship(...one.mutations);
      await bob.ship(...other.mutations);
      const late = bob.write('person', other.person, 'b1', { newer: round });
      const visit = chi.write('visit', someId(), 'a2', { household: someId(), present: [other.person] });
      const merging = () => desk.merge(other.person, one.person);
      const [, said, seen] = await Promise.all([merging(), bob.ship(late), chi.ship(visit)]);
      expect([...said, ...seen]).toEqual(['accepted', 'accepted']);
      expect(await fieldsOf(server, one.person)).toMatchObject({ newer: round });
      expect(await fieldsOf(server, visit.id)).toMatchObject({ present: [one.person] });
    }
    expect(await faults()).toEqual([]);
  });
});
