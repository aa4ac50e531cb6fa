import { mergeUnits } from '#server/areas/merge-units.ts';
import { splitUnit } from '#server/areas/split-unit.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { acceptItems } from '#server/records/accept-content.ts';
import { checkItem } from '#server/records/check-mutation.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type FieldServer, someId } from '../../server/field-server.ts';
import type { PeerMutation } from '../../server/peer-client.ts';
import { onEveryDatabase, onPostgres } from './every-database.ts';
import { aHome, aWriter, whereRecordsAre, type Writer } from './unit-world.ts';

/** Mutations that were accepted on a connection of their own, which waits before its commit. */
async function acceptedButNotCommitted(server: FieldServer, { tablet }: Writer, ...mutations: readonly PeerMutation[]) {
  let commit = () => {};
  const held = new Promise<void>((resolve) => (commit = resolve));
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => (written = resolve));
  const done = server.database.db.transaction().execute(async (tx) => {
    await acceptItems(tx, server.clock.ms, tablet.id, 1, mutations.map(checkItem));
    written();
    await held;
  });
  await Promise.race([isWritten, done]);
  return async () => (commit(), done);
}

async function untilOneWaits({ database }: FieldServer): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_locks where not granted`.execute(database.db);
    if (rows.length > 0) return;
  }
}

onPostgres(({ fieldServer, opened }) => {
  test('[SY20] a merge waits for who is writing into the old unit, and takes along what they wrote', async () => {
    const server = await fieldServer();
    const chief = await server.member({ area: 'xa-a', role: 'coordinator' });
    const alice = await aWriter(server, 'a1', 'volunteer');
    const commit = await acceptedButNotCommitted(server, alice, ...aHome(alice, 'a1').mutations.filter(({ kind }) => kind !== 'task'));
    const merging = mergeUnits(server.services, chief, 'a1', 'a2');
    await untilOneWaits(server);
    await commit();
    expect(await merging).toMatchObject({ ok: true });
    expect(Object.keys(await whereRecordsAre(server))).toEqual(['a2']);
    expect((await verifyDatabase(opened().db)).faults).toEqual([]);
  });

  test('[SY20] who writes into a unit while it is being merged waits, and what they wrote is in the new one', async () => {
    const server = await fieldServer();
    const chief = await server.member({ area: 'xa-a', role: 'coordinator' });
    const [slow, alice] = [await aWriter(server, 'a2', 'volunteer'), await aWriter(server, 'a1', 'volunteer')];
    /* Holds the stream of the unit that takes in, so that the merge has the old one's and waits. */
    const commit = await acceptedButNotCommitted(server, slow, slow.write('household', someId(), 'a2'));
    const merging = mergeUnits(server.services, chief, 'a1', 'a2');
    await untilOneWaits(server);
    const shipping = alice.ship(alice.write('household', someId(), 'a1'), alice.write('household', someId(), 'a1'));
    for (let waiting = 0; waiting < 2;) {
      const { rows } = await sql`select distinct pid from pg_locks where not granted`.execute(server.database.db);
      waiting = rows.length;
    }
    await commit();
    expect(await merging).toMatchObject({ ok: true });
    expect(await shipping).toEqual(['accepted', 'accepted']);
    expect(await whereRecordsAre(server)).toEqual({ a2: 3 });
    expect((await verifyDatabase(opened().db)).faults).toEqual([]);
  });

  test('[SY20] of two coordinators who merge two units into each other, one does, and the other is told', async () => {
    const server = await fieldServer();
    const chiefs = [await server.member({ area: 'xa-a', role: 'coordinator' }), await server.member({ area: 'xa-a', role: 'coordinator' })];
    const [a, b] = await Promise.all([
      mergeUnits(server.services, chiefs[0] ?? '', 'a1', 'a2'),
      mergeUnits(server.services, chiefs[1] ?? '', 'a2', 'a1'),
    ]);
    expect([a, b].map((outcome) => (outcome.ok ? 'done' : outcome.failure.kind)).toSorted()).toEqual(['area-closed', 'done']);
    expect((await verifyDatabase(opened().db)).faults).toEqual([]);
  });
});

onEveryDatabase(({ fieldServer, opened }) => {
  test('[CONCURRENT] units are merged and split while tablets write, move homes and move people: all is accepted, and in its place', async () => {
    const server = await fieldServer();
    const chief = await server.member({ area: 'xa-a', role: 'coordinator' });
    const writers = await Promise.all(Array.from({ length: 6 }, () => aWriter(server, 'xa-a', 'lead')));
    const homes: string[] = [];
    for (const writer of writers) {
      const { made, mutations } = aHome(writer, 'a1');
      await writer.ship(...mutations);
      homes.push(made.home);
    }
    const work = writers.flatMap((writer, w) =>
      Array.from({ length: 4 }, async (_, round) => {
        const [home = '', other = ''] = [homes[(w + round) % 6], homes[(w + 3) % 6]];
        const area = ['a1', 'a2', 'a3'][(w + round) % 3] ?? 'a1';
        const person = someId();
        return writer.ship(
          writer.write('household', home, area, { [`f${w}`]: round }),
          writer.write('person', person, area, { household: home }),
          writer.write('consent', someId(), area, { person }),
          writer.write('person', person, 'a1', { household: other }),
          writer.write('visit', someId(), 'a1', { household: other }),
          writer.write('household', someId(), 'a1', { head: 'Bà Mới' }),
        );
      }),
    );
    const changes = [
      splitUnit(server.services, chief, 'a1', homes.slice(0, 2), { name: 'Thôn Tách' }),
      mergeUnits(server.services, chief, 'a1', 'a2'),
      mergeUnits(server.services, chief, 'a2', 'a3'),
    ];
    const said = await Promise.all(work);
    const changed = await Promise.all(changes);
    expect(changed.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(2);
    expect(said.flat().filter((verdict) => verdict !== 'accepted')).toEqual([]);
    const { faults, mutations } = await verifyDatabase(opened().db);
    expect(faults).toEqual([]);
    expect(mutations).toBeGreaterThanOrEqual(6 * 10 + 6 * 4 * 6);
  }, 60_000);
});
