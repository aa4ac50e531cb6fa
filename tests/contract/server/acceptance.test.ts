import { expect, test } from 'vitest';
import { deskDevice } from '#server/records/desk-device.ts';
import { settleQuarantined } from '#server/records/settle-quarantine.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { someId, startTime } from '../../server/field-server.ts';
import { onEveryDatabase } from './every-database.ts';
import { aHousehold, counts, fieldsOf } from './household-mutations.ts';

onEveryDatabase(({ fieldServer }) => {
  test('[IDEMPOTENT] the same parcel twice stores every mutation once, answers "duplicate", and streams nothing again', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const bob = await server.tablet();
    const parcel = [aHousehold(alice, 1), aHousehold(alice, 2), aHousehold(alice, 3)];
    expect((await alice.ship(parcel)).verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted']);
    await bob.pullAll();
    const once = await counts(server);
    const again = await alice.ship(parcel);
    expect(again.verdicts).toEqual([1, 2, 3].map((n) => ({ n, verdict: 'duplicate' })));
    expect(again.received).toEqual({ through: 3, missing: [] });
    expect(await counts(server)).toEqual(once);
    expect(once).toMatchObject({ log: 3, records: 3, heads: 3 });
    expect((await bob.pullPage()).changes).toEqual([]);
  });

  test('[IDEMPOTENT] a parcel that overlaps an earlier one adds only what is new, also within itself', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const [one, two, three] = [aHousehold(alice, 1), aHousehold(alice, 2), aHousehold(alice, 3)];
    await alice.ship([one, two]);
    const { verdicts } = await alice.ship([two, three, three]);
    expect(verdicts).toEqual([
      { n: 2, verdict: 'duplicate' },
      { n: 3, verdict: 'accepted' },
      { n: 3, verdict: 'duplicate' },
    ]);
    expect(await counts(server)).toMatchObject({ log: 3 });
  });

  test('[IDEMPOTENT] the order of keys does not make other content', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const { n, at, kind, id, area } = aHousehold(alice, 1);
    await alice.ship([{ n, at, kind, id, area, set: { head: 'Bà A', size: 2 } }]);
    const { verdicts } = await alice.ship([{ set: { size: 2, head: 'Bà A' }, area, id, kind, at, n }]);
    expect(verdicts).toEqual([{ n: 1, verdict: 'duplicate' }]);
  });

  test('[CONFLICT] other content under a known number is refused and kept; the first stands, and a replay hears the same', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const first = aHousehold(alice, 1, { set: { head: 'Bà Một' } });
    await alice.ship([first]);
    const other = { ...first, set: { head: 'Bà Khác' } };
    for (let time = 0; time < 2; time += 1) {
      const { verdicts } = await alice.ship([other]);
      expect(verdicts).toEqual([{ n: 1, verdict: 'refused', reason: 'sequence-conflict' }]);
    }
    expect((await alice.ship([first])).verdicts).toEqual([{ n: 1, verdict: 'duplicate' }]);
    expect(await counts(server)).toMatchObject({ log: 1, quarantine: 1 });
    expect(await fieldsOf(server, first.id)).toEqual({ head: 'Bà Một' });
  });

  test('[CONFLICT] a tablet that renews sends its unconfirmed work under new numbers, and the conflict is not counted as received', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    await alice.ship([aHousehold(alice, 1), aHousehold(alice, 2)]);
    const id = someId();
    const restored = aHousehold(alice, 2, { id, set: { head: 'Bà Phục Hồi' } });
    const refused = await alice.ship([restored, aHousehold(alice, 4)], { authored: 4 });
    expect(refused.received).toEqual({ through: 2, missing: [[3, 3]] });
    const renewed = await alice.renew();
    expect(renewed.id).not.toBe(alice.id);
    const again = await renewed.ship([{ ...restored, n: 1 }]);
    expect(again).toMatchObject({ verdicts: [{ n: 1, verdict: 'accepted' }], received: { through: 1, missing: [] } });
    expect(await fieldsOf(server, id)).toEqual({ head: 'Bà Phục Hồi' });
    expect((await alice.ship([aHousehold(alice, 3)], { authored: 4 })).received).toEqual({ through: 4, missing: [] });
    expect((await verifyDatabase(server.database.db)).faults).toEqual([]);
  });

  test('[GAPS] what is missing is told up to the greatest number the tablet says it wrote', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const answer = await alice.ship(
      [2, 3, 6].map((n) => aHousehold(alice, n)),
      { authored: 9 },
    );
    const missing = [
      [1, 1],
      [4, 5],
      [7, 9],
    ];
    expect(answer.received).toEqual({ through: 0, missing });
    expect((await alice.sync(undefined)).received).toEqual({ through: 0, missing });
    expect((await alice.ship([aHousehold(alice, 1)], { authored: 1 })).received).toEqual({ through: 3, missing: missing.slice(1) });
  });

  test('[QUARANTINE] what is refused is received and kept, takes nothing else with it, and a replay hears the same verdict', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const parcel = [
      aHousehold(alice, 1),
      aHousehold(alice, 2, { area: 'b1' }),
      aHousehold(alice, 3, { set: { size: 'five' } }),
      aHousehold(alice, 4, { area: 'nowhere' }),
      aHousehold(alice, 5),
    ];
    const verdicts = [
      { n: 1, verdict: 'accepted' },
      { n: 2, verdict: 'refused', reason: 'outside-scope' },
      { n: 3, verdict: 'refused', reason: 'invalid' },
      { n: 4, verdict: 'refused', reason: 'area-unknown' },
      { n: 5, verdict: 'accepted' },
    ];
    const first = await alice.ship(parcel);
    expect(first.verdicts).toEqual(verdicts);
    expect(first.received).toEqual({ through: 5, missing: [] });
    const again = await alice.ship(parcel);
    expect(again.verdicts.filter(({ verdict }) => verdict === 'refused')).toEqual(verdicts.filter(({ verdict }) => verdict === 'refused'));
    expect(await counts(server)).toMatchObject({ log: 2, quarantine: 3 });
    expect((await verifyDatabase(server.database.db)).faults).toEqual([]);
  });

  test('[QUARANTINE] a released mutation is merged as its author wrote it; a discarded one is told so; neither is settled twice', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const chief = await server.member({ area: 'tinh', role: 'coordinator' });
    const [out, other, wrong] = [
      aHousehold(alice, 1, { area: 'b1' }),
      aHousehold(alice, 2, { area: 'b2' }),
      aHousehold(alice, 3, { set: { size: -1 } }),
    ];
    await alice.ship([out, other, wrong]);
    const rows = await server.database.db.selectFrom('quarantine').selectAll().orderBy('n').execute();
    const keys = rows.map((row) => ({ device: row.device, n: row.n, hash: row.content_hash }));
    const settle = (i: number, decision: 'release' | 'discard') =>
      settleQuarantined(server.services, keys[i] ?? { device: alice.id, n: 9, hash: 'none' }, chief, decision);
    expect((await settle(0, 'release')).ok).toBe(true);
    expect((await settle(1, 'discard')).ok).toBe(true);
    expect(await settle(2, 'release')).toMatchObject({ ok: false, failure: { kind: 'not-releasable' } });
    expect(await settle(0, 'discard')).toMatchObject({ ok: false, failure: { kind: 'already-settled' } });
    expect(await settle(7, 'discard')).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    expect(await fieldsOf(server, out.id)).toEqual(out.set);
    expect(await fieldsOf(server, other.id)).toBeUndefined();
    expect((await alice.ship([out, other, wrong])).verdicts).toEqual([
      { n: 1, verdict: 'duplicate' },
      { n: 2, verdict: 'refused', reason: 'discarded' },
      { n: 3, verdict: 'refused', reason: 'invalid' },
    ]);
    expect((await verifyDatabase(server.database.db)).faults).toEqual([]);
  });

  test('[QUARANTINE] releasing what lost its number to other content writes it under the desk, with its author', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const chief = await server.member({ area: 'tinh', role: 'coordinator' });
    const first = aHousehold(alice, 1, { set: { head: 'Bà Một', note: 'cũ' }, ms: startTime - 10 });
    const later = { ...aHousehold(alice, 1, { ms: startTime }), id: first.id, set: { note: 'mới' } };
    await alice.ship([first]);
    await alice.ship([later]);
    const row = await server.database.db.selectFrom('quarantine').selectAll().executeTakeFirstOrThrow();
    expect((await settleQuarantined(server.services, { device: row.device, n: row.n, hash: row.content_hash }, chief, 'release')).ok).toBe(
      true,
    );
    expect(await fieldsOf(server, first.id)).toEqual({ head: 'Bà Một', note: 'mới' });
    const desk = await deskDevice(server.services, chief);
    expect(await server.database.db.selectFrom('mutations').selectAll().where('device', '=', desk).executeTakeFirst()).toMatchObject({
      n: 1,
      member: alice.member,
    });
    expect((await alice.ship([later])).verdicts).toEqual([{ n: 1, verdict: 'duplicate' }]);
    expect((await verifyDatabase(server.database.db)).faults).toEqual([]);
  });

  test('[CLOCK] stamps too far ahead come back to the server’s time in the device’s own order, in whatever order its parcels arrive', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const id = someId();
    const year = 365 * 24 * 3_600_000;
    const at = (n: number) => aHousehold(alice, n, { id, ms: startTime + year + n, set: { note: `lần ${n}`, [`f${n}`]: n } });
    const late = await alice.ship([at(4), at(5), at(6)], { authored: 6 });
    expect(late).toMatchObject({ status: 200, clockAhead: year + 6 });
    expect(late.verdicts.every(({ verdict }) => verdict === 'accepted')).toBe(true);
    server.clock.ms += 1000;
    await alice.ship([at(1), at(3)], { authored: 6 });
    await alice.ship([at(2)], { authored: 6 });
    expect((await fieldsOf(server, id))?.['note']).toBe('lần 6');
    const rows = await server.database.db.selectFrom('mutations').selectAll().orderBy('n').execute();
    const stamps = rows.map((row) => row.at);
    expect(stamps).toEqual([...stamps].sort());
    expect(new Set(stamps).size).toBe(6);
    expect(rows.every((row) => Number(row.at.slice(0, 13)) <= server.clock.ms && row.claimed_at !== null)).toBe(true);
    const bob = await server.tablet();
    server.clock.ms += 1000;
    await bob.ship([aHousehold(bob, 1, { id, ms: server.clock.ms, set: { note: 'sau cùng' } })]);
    expect((await fieldsOf(server, id))?.['note']).toBe('sau cùng');
    expect((await alice.ship([at(2)])).verdicts).toEqual([{ n: 2, verdict: 'duplicate' }]);
  });

  test('[CLOCK] a clock within five minutes is believed as it is', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const near = aHousehold(alice, 1, { ms: startTime + 4 * 60_000 });
    expect((await alice.ship([near])).clockAhead).toBeUndefined();
    const row = await server.database.db.selectFrom('mutations').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ at: near.at, claimed_at: null });
  });
});
