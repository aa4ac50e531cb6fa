import { verifyDatabase } from '#server/database/verify.ts';
import { expect, test } from 'vitest';
import { someId } from '../../server/field-server.ts';
import { onEveryDatabase } from './every-database.ts';
import { aHome, areaOf, aWriter, whereRecordsAre, Writer } from './unit-world.ts';

onEveryDatabase(({ fieldServer, opened }) => {
  const faults = async () => (await verifyDatabase(opened().db)).faults;

  test('[SY19] what belongs to a home is placed with it, whatever unit the mutation names', async () => {
    const server = await fieldServer();
    const alice = await aWriter(server);
    const { made, mutations } = aHome(alice, 'a1');
    await alice.ship(...mutations);
    expect(
      await alice.ship(
        alice.write('visit', someId(), 'a2', { household: made.home, outcome: 'absent' }),
        alice.write('person', made.person, 'a3', { name: 'Lò Thị Cả Em' }),
        alice.write('consent', someId(), 'a2', { person: made.person }),
      ),
    ).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await whereRecordsAre(server)).toEqual({ a1: 12 });
    const log = await server.database.db.selectFrom('mutations').select('area').distinct().execute();
    expect(log).toEqual([{ area: 'a1' }]);
    expect(await faults()).toEqual([]);
  });

  test('[SY19] a home that a tablet moves takes all that is its own along, and every reader learns it', async () => {
    const server = await fieldServer();
    const alice = await aWriter(server);
    const below = { a1: await aWriter(server, 'a1', 'volunteer'), a2: await aWriter(server, 'a2', 'volunteer') };
    const [moving, staying] = [aHome(alice, 'a1'), aHome(alice, 'a1')];
    await alice.ship(...moving.mutations, ...staying.mutations);
    for (const { tablet } of Object.values(below)) await tablet.pullAll();
    expect([below.a1.tablet.records.size, below.a2.tablet.records.size]).toEqual([20, 0]);

    await alice.ship(alice.write('household', moving.made.home, 'a2', { note: 'Nhà ở thôn bên' }));
    expect(await whereRecordsAre(server)).toEqual({ a1: 10, a2: 10 });
    for (const { tablet } of Object.values(below)) await tablet.pullAll(3);
    expect([below.a1.tablet.records.size, below.a2.tablet.records.size]).toEqual([10, 10]);
    expect([...below.a2.tablet.records.values()].every(({ area }) => area === 'a2')).toBe(true);
    expect(await faults()).toEqual([]);
  });

  test('[SY19] one parcel may move a home and write to what is its own, in any order', async () => {
    const server = await fieldServer();
    const alice = await aWriter(server);
    const { made, mutations } = aHome(alice, 'a1');
    await alice.ship(...mutations);
    const visit = alice.write('visit', someId(), 'a1', { household: made.home });
    const move = alice.write('household', made.home, 'a3');
    const consent = alice.write('consent', someId(), 'a1', { person: made.person });
    expect(await alice.ship(consent, move, visit)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await whereRecordsAre(server)).toEqual({ a3: 12 });
    expect(await faults()).toEqual([]);
  });

  test('[SY19] an older edit that arrives late does not bring a home back, nor anything of it', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await aWriter(server), await aWriter(server)];
    const { made, mutations } = aHome(alice, 'a1');
    await alice.ship(...mutations);
    bob.ms = alice.ms;
    const late = [
      bob.write('household', made.home, 'a1', { phone: '0912000301' }),
      bob.write('visit', someId(), 'a1', { household: made.home }),
    ];
    alice.ms += 1000;
    await alice.ship(alice.write('household', made.home, 'a2'));
    expect(await bob.ship(...late)).toEqual(['accepted', 'accepted']);
    expect(await whereRecordsAre(server)).toEqual({ a2: 11 });
    expect(await faults()).toEqual([]);
  });

  test('[SY19] somebody who joins another household takes consent, progress and tasks along, and nothing of the old home', async () => {
    const server = await fieldServer();
    const alice = await aWriter(server);
    const [from, to] = [aHome(alice, 'a1'), aHome(alice, 'a2')];
    await alice.ship(...from.mutations, ...to.mutations);
    await alice.ship(alice.write('person', from.made.person, 'a1', { household: to.made.home }));
    /* The person, a consent, a progress, a task and the review of the progress. */
    expect(await whereRecordsAre(server)).toEqual({ a1: 5, a2: 15 });
    expect(await faults()).toEqual([]);
  });

  test('[SY19] what arrives before its home goes to it when the home arrives', async () => {
    const server = await fieldServer();
    const alice = await aWriter(server);
    const { mutations } = aHome(alice, 'a1');
    const [home, ...theirs] = mutations;
    if (!home) throw new Error('a home has a household');
    for (const one of theirs.toReversed()) await alice.ship({ ...one, area: 'a2' });
    expect(await whereRecordsAre(server)).toEqual({ a2: 9 });
    await alice.ship(home);
    expect(await whereRecordsAre(server)).toEqual({ a1: 10 });
    expect(await faults()).toEqual([]);
  });

  test('[SY19] nobody writes into a home beyond their reach by naming a unit of their own, and a unit that is not theirs does no harm', async () => {
    const server = await fieldServer();
    const [mine, theirs] = [await aWriter(server, 'a1', 'volunteer'), await aWriter(server, 'b1', 'volunteer')];
    const home = mine.write('household', someId(), 'a1', { head: 'Bà Kín' });
    await mine.ship(home);
    expect(
      await theirs.ship(
        theirs.write('visit', someId(), 'b1', { household: home.id }),
        theirs.write('person', someId(), 'b1', { household: home.id, name: 'Kẻ Lạ' }),
        theirs.write('review', `household/${home.id}`, 'b1', { state: 'mended' }),
      ),
    ).toEqual(['outside-scope', 'outside-scope', 'outside-scope']);
    expect(await mine.ship(mine.write('visit', someId(), 'b1', { household: home.id }))).toEqual(['accepted']);
    expect(await mine.ship(mine.write('household', someId(), 'b1', { head: 'Ngoài' }))).toEqual(['outside-scope']);
    expect(await whereRecordsAre(server)).toEqual({ a1: 2 });
  });

  test('[SY19] a person is not led out of reach by joining a household there', async () => {
    const server = await fieldServer();
    const [mine, theirs] = [await aWriter(server, 'a1', 'volunteer'), await aWriter(server, 'b1', 'volunteer')];
    const far = theirs.write('household', someId(), 'b1', { head: 'Bà Xa' });
    await theirs.ship(far);
    const { made, mutations } = aHome(new Writer(mine.tablet), 'a1');
    await mine.tablet.ship(
      mutations.filter(({ kind }) => kind === 'household' || kind === 'person'),
      { authored: 2 },
    );
    expect(await theirs.ship(theirs.write('person', made.person, 'b1', { household: far.id }))).toEqual(['outside-scope']);
    const join = mine.tablet.mutation(20, mine.ms + 50, { kind: 'person', id: made.person, area: 'a1', set: { household: far.id } });
    expect((await mine.tablet.ship([join], { authored: 20 })).verdicts).toMatchObject([{ reason: 'outside-scope' }]);
    expect(await areaOf(server, made.person)).toBe('a1');
  });

  test('[SY19] what was sent decides what is a duplicate, not where it was placed', async () => {
    const server = await fieldServer();
    const alice = await aWriter(server);
    const home = alice.write('household', someId(), 'a1');
    const visit = alice.write('visit', someId(), 'a2', { household: home.id });
    expect(await alice.ship(home, visit)).toEqual(['accepted', 'accepted']);
    expect(await alice.ship(visit)).toEqual(['duplicate']);
    expect(await alice.ship({ ...visit, area: 'a1' })).toEqual(['sequence-conflict']);
  });
});
