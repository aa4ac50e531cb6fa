import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { verifyDatabase } from '#server/database/verify.ts';
import { acceptItems } from '#server/records/accept-content.ts';
import { checkItem } from '#server/records/check-mutation.ts';
import { type FieldServer, someId, startTime } from '../../server/field-server.ts';
import type { PeerTablet } from '../../server/peer-client.ts';
import { onEveryDatabase, onPostgres } from './every-database.ts';
import { statementsOf } from './statements.ts';

/** A transaction that has accepted a mutation and waits before its commit, on a connection of its own. */
async function acceptedButNotCommitted(server: FieldServer, tablet: PeerTablet, area: string) {
  const mutation = tablet.mutation(1, startTime, { kind: 'household', id: someId(), area, set: { head: 'Bà Chậm' } });
  let commit = () => {};
  const held = new Promise<void>((resolve) => (commit = resolve));
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => (written = resolve));
  const done = server.database.db.transaction().execute(async (tx) => {
    await acceptItems(tx, startTime, tablet.id, 1, [checkItem(mutation)]);
    written();
    await held;
  });
  await Promise.race([isWritten, done]);
  return { id: mutation.id, commit: async () => (commit(), done) };
}

/** The lazy reader: a plain sequence and a greatest number seen. */
async function naivePull({ database }: FieldServer, after: number) {
  const { rows } = await sql<{
    id: string;
    arrival: number;
  }>`select id, arrival from mutations where arrival > ${after} order by arrival`.execute(database.db);
  return { ids: rows.map(({ id }) => id), cursor: rows.at(-1)?.arrival ?? after };
}

async function untilOneWaits({ database }: FieldServer): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_locks where not granted`.execute(database.db);
    if (rows.length > 0) return;
  }
}

onPostgres(({ fieldServer }) => {
  test('[LATE COMMIT] a transaction that commits late is lost by "seq > cursor" over a sequence, and not by ours', async () => {
    const server = await fieldServer();
    const [slow, quick] = [await server.tablet({ area: 'a1', role: 'volunteer' }), await server.tablet({ area: 'a2', role: 'volunteer' })];
    const reader = await server.tablet({ area: 'xa-a', role: 'lead' });
    const late = await acceptedButNotCommitted(server, slow, 'a1');
    await quick.ship([quick.mutation(1, startTime, { kind: 'household', id: someId(), area: 'a2', set: { head: 'Bà Nhanh' } })]);
    const naive = await naivePull(server, 0);
    await reader.pullAll();
    expect(naive.ids.length).toBe(1);
    expect(reader.records.size).toBe(1);
    await late.commit();
    const naiveAfter = await naivePull(server, naive.cursor);
    await reader.pullAll();
    expect(naiveAfter.ids).toEqual([]);
    expect(reader.records.has(`household/${late.id}`)).toBe(true);
    expect(reader.records.size).toBe(2);
  });

  test('[LATE COMMIT] in one area the second writer waits for the first, so numbers become visible in order', async () => {
    const server = await fieldServer();
    const [slow, quick, reader] = [await server.tablet(), await server.tablet(), await server.tablet()];
    const late = await acceptedButNotCommitted(server, slow, 'a1');
    let isShipped = false;
    const shipping = quick
      .ship([quick.mutation(1, startTime, { kind: 'household', id: someId(), area: 'a1', set: { head: 'Bà Nhanh' } })])
      .then((answer) => ((isShipped = true), answer));
    await untilOneWaits(server);
    await reader.pullAll();
    expect([isShipped, reader.records.size]).toEqual([false, 0]);
    await late.commit();
    expect((await shipping).verdicts).toEqual([{ n: 1, verdict: 'accepted' }]);
    const { rows } = await sql<{ seq: number; id: string }>`select seq, id from records order by seq`.execute(server.database.db);
    expect(rows.map(({ seq, id }) => [seq, id === late.id])).toEqual([
      [1, true],
      [2, false],
    ]);
    await reader.pullAll(1);
    expect(reader.records.size).toBe(2);
  });

  test('[RACE] of two tablets with the same code, one is enrolled', async () => {
    const server = await fieldServer();
    const code = await server.code(await server.member());
    const ask = () =>
      server.app.request('/api/enrol', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, deviceName: 'Máy' }),
      });
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 410, 410, 410]);
    expect((await server.database.db.selectFrom('devices').select('id').execute()).length).toBe(1);
  });
});

onEveryDatabase(({ fieldServer, opened }) => {
  test('[CONCURRENT] many tablets in the same villages, moving and sharing records at once: no deadlock surfaces, nothing is lost', async () => {
    const server = await fieldServer();
    const areas = ['a1', 'a2', 'b1', 'b2'];
    const tablets = await Promise.all(Array.from({ length: 10 }, () => server.tablet({ area: 'tinh', role: 'lead' })));
    const shared = Array.from({ length: 6 }, () => someId());
    const parcels = tablets.flatMap((tablet, t) =>
      Array.from({ length: 6 }, (_, p) =>
        Array.from({ length: 5 }, (_, i) => {
          const n = p * 5 + i + 1;
          const area = areas[(t + p + i) % 4] ?? 'a1';
          const id = i < 4 ? (shared[(t * 5 + p * 3 + i * (t % 2 ? 1 : 5)) % 6] ?? someId()) : someId();
          return tablet.mutation(n, startTime + p * 100 + t, { kind: 'household', id, area, set: { note: `${t}/${n}`, [`f${t}`]: n } });
        }),
      ).map((mutations) => ({ tablet, mutations })),
    );
    const answers = await Promise.all(parcels.map(({ tablet, mutations }) => tablet.ship(mutations, { authored: 30 })));
    expect(answers.flatMap(({ verdicts }) => verdicts).filter(({ verdict }) => verdict === 'accepted').length).toBe(300);
    const { faults, mutations } = await verifyDatabase(opened().db);
    expect({ faults, mutations }).toEqual({ faults: [], mutations: 300 });
    const reader = await server.tablet({ area: 'tinh', role: 'lead' });
    await reader.pullAll(3);
    const { rows } = await sql<{ count: number }>`select count(*) as count from records`.execute(opened().db);
    expect(reader.records.size).toBe(rows[0]?.count);
  });

  test('[CONCURRENT] the same parcel arriving many times at once is accepted once', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const parcel = [1, 2, 3].map((n) => alice.mutation(n, startTime, { kind: 'household', id: someId(), area: 'a1', set: { head: 'Bà' } }));
    const answers = await Promise.all(Array.from({ length: 8 }, () => alice.ship(parcel)));
    const verdicts = answers.flatMap((answer) => answer.verdicts.map(({ verdict }) => verdict));
    expect([
      verdicts.filter((verdict) => verdict === 'accepted').length,
      verdicts.filter((verdict) => verdict === 'duplicate').length,
    ]).toEqual([3, 21]);
  });

  test('[BATCH] the number of statements does not grow with the number of mutations', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const counted = await statementsOf(server, () => alice.ship(several(alice, 1, 1), { authored: 1 }));
    const many = await statementsOf(server, () => alice.ship(several(alice, 2, 700), { authored: 701 }));
    expect(counted).toBeGreaterThan(5);
    /* A budget: each way to the database costs a node more than what is read on it. */
    expect(counted).toBeLessThanOrEqual(11);
    expect(many).toBe(counted);
  });
});

function several(tablet: PeerTablet, from: number, count: number) {
  return Array.from({ length: count }, (_, i) =>
    tablet.mutation(from + i, startTime + i, { kind: 'household', id: someId(), area: 'a1', set: { size: 3 } }),
  );
}
