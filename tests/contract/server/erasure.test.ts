import { settleQuarantined } from '#server/records/settle-quarantine.ts';
import { erase } from '#server/erasure/erase.ts';
import { forgottenCounts } from '#server/erasure/tablet-proof.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { someId } from '../../server/field-server.ts';
import { wholeDatabase } from '../../server/whole-database.ts';
import { aHomeOfTwo, eraseNow, faultsOf, lan, lansWords, tracesOf, tuan, workOut } from './erasure-world.ts';
import { onEveryDatabase } from './every-database.ts';
import { aMergingDesk } from './merge-world.ts';
import { plainRecount } from './plain-recount.ts';
import { Writer } from './unit-world.ts';

onEveryDatabase(({ fieldServer }) => {
  test('[SY28] a person who was erased is in no table, in no form, and the others are as they were', async () => {
    const server = await fieldServer();
    const cast = await aHomeOfTwo(server);
    const other = await aHomeOfTwo(server, 'a2');
    await workOut(server);
    const recount = await plainRecount(server);
    expect((await tracesOf(server)).length).toBeGreaterThan(10);

    await eraseNow(server, { kind: 'person', id: other.lan });
    const erased = await eraseNow(server, { kind: 'person', id: cast.lan });
    expect(erased).toMatchObject({ people: 1, homes: 0, records: 5 });

    expect(await tracesOf(server)).toEqual([]);
    expect(await faultsOf(server)).toEqual([]);
    const after = await plainRecount(server);
    expect(after['a1']?.['person']).toBe((recount['a1']?.['person'] ?? 0) - 1);
    expect(after['a1']?.['home']).toBe(recount['a1']?.['home']);
    const { rows } = await sql<{
      fields: Record<string, unknown>;
    }>`select fields from records where kind = 'person' and id = ${cast.tuan}`.execute(server.database.db);
    expect(rows[0]?.fields).toMatchObject({ ...tuan, note: null, household: cast.home });
  });

  test('[SY28] whoever lived alone takes the home along, and a home may be erased with everybody in it', async () => {
    const server = await fieldServer();
    const cast = await aHomeOfTwo(server);
    expect(await eraseNow(server, { kind: 'person', id: cast.tuan })).toMatchObject({ people: 1, homes: 0 });
    expect(await eraseNow(server, { kind: 'person', id: cast.lan })).toMatchObject({ people: 1, homes: 1 });
    expect(await tracesOf(server, [...lansWords, tuan.name, tuan.personalId, 'nhà số 3'])).toEqual([]);
    const second = await aHomeOfTwo(server);
    expect(await eraseNow(server, { kind: 'person', id: second.lan, wholeHome: true })).toMatchObject({ people: 2, homes: 1 });
    expect(await tracesOf(server, [...lansWords, tuan.name, 'nhà số 3'])).toEqual([]);
    expect(await faultsOf(server)).toEqual([]);
  });

  test('[SY29] what arrives late for the erased is taken in and emptied, and what is sent again is a duplicate', async () => {
    const server = await fieldServer();
    const cast = await aHomeOfTwo(server);
    const late = new Writer(await server.tablet({ area: 'a1', role: 'volunteer' }));
    await late.tablet.pullAll();
    await eraseNow(server, { kind: 'person', id: cast.lan });
    const visit = someId();
    const written = [
      late.write('person', cast.lan, 'a1', { name: lan.name, phone: lan.phone }),
      late.write('consent', someId(), 'a1', { person: cast.lan, representative: lan.name }),
      late.write('progress', `${cast.lan}/vssid`, 'a1', { milestone: 'installed' }),
      late.write('visit', visit, 'a1', { household: cast.home, outcome: 'met', present: [cast.lan, cast.tuan] }),
      late.write('person', cast.lan, 'a1', { sex: 7, name: lan.name }),
      late.write('person', cast.tuan, 'a1', { birth: '1958' }),
    ];
    expect(await late.ship(...written)).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'invalid', 'accepted']);
    expect(await late.ship(...written)).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate', 'invalid', 'duplicate']);
    expect(await tracesOf(server)).toEqual([]);
    expect((await wholeDatabase(server.database.db)).filter((line) => line.startsWith('records: ') && line.includes(cast.lan))).toEqual([]);
    await late.tablet.pullAll();
    expect(late.tablet.records.get(`visit/${visit}`)?.fields['present']).toEqual([cast.tuan]);
    expect(await faultsOf(server)).toEqual([]);
    const { rows } = await sql<{
      received: string;
    }>`select received::text as received from devices where id = ${late.tablet.id}::uuid`.execute(server.database.db);
    expect(rows[0]?.received).toBe('{[1,7)}');
  });

  test('[SY28] a mutation of the erased that is sent again is a duplicate; other content under its number for somebody else is a conflict', async () => {
    const server = await fieldServer();
    const cast = await aHomeOfTwo(server);
    await eraseNow(server, { kind: 'person', id: cast.lan });
    const again = { n: 2, at: `${String(cast.writer.ms)}-0002-${cast.writer.tablet.id}`, kind: 'person', id: cast.lan, area: 'a1' };
    const answered = await cast.writer.tablet.ship([{ ...again, set: { name: lan.name } }], { authored: 12 });
    expect(answered.verdicts).toEqual([{ n: 2, verdict: 'duplicate' }]);
    const other = await cast.writer.tablet.ship([{ ...again, id: cast.tuan, set: { name: 'Trần Tuấn' } }], { authored: 12 });
    expect(other.verdicts).toEqual([{ n: 2, verdict: 'refused', reason: 'sequence-conflict' }]);
    expect(await faultsOf(server)).toEqual([]);
  });

  test('[SY28] quarantine is emptied, and nothing in it can be released any more', async () => {
    const server = await fieldServer();
    const cast = await aHomeOfTwo(server);
    const stranger = new Writer(await server.tablet({ area: 'b1', role: 'volunteer' }));
    const refused = await stranger.ship(
      stranger.write('person', cast.lan, 'b1', { name: lan.name }),
      stranger.write('progress', `${cast.lan}/vssid`, 'b1', { obstacle: 'x' }),
      stranger.write('person', someId(), 'a1', { name: 'Ai đó', personalId: lan.personalId }),
      stranger.write('person', someId(), 'a1', { name: 'Người khác' }),
    );
    expect(refused).toEqual(['outside-scope', 'outside-scope', 'outside-scope', 'outside-scope']);
    await eraseNow(server, { kind: 'person', id: cast.lan });
    expect(await tracesOf(server)).toEqual([]);
    const rows = await server.database.db.selectFrom('quarantine').selectAll().orderBy('n').execute();
    expect(rows.map(({ content_hash: hash }) => hash === 'erased')).toEqual([true, true, true, false]);
    const by = await server.member({ area: 'tinh', role: 'coordinator' });
    const released = await settleQuarantined(server.services, { device: stranger.tablet.id, n: 1, hash: 'erased' }, by, 'release');
    expect(released).toMatchObject({ ok: false });
    expect(await faultsOf(server)).toEqual([]);
  });

  test('[SY28] a merged person goes with both records; after an undone merge the other keeps its own and nothing else', async () => {
    const server = await fieldServer();
    const [one, two] = [await aHomeOfTwo(server), await aHomeOfTwo(server, 'a2')];
    const desk = await aMergingDesk(server);
    await desk.merge(one.lan, two.lan);
    expect(await eraseNow(server, { kind: 'person', id: one.lan })).toMatchObject({ people: 2 });
    expect(await tracesOf(server)).toEqual([]);
    expect(await faultsOf(server)).toEqual([]);

    const [three, four] = [await aHomeOfTwo(server), await aHomeOfTwo(server, 'a2')];
    const undone = await desk.merge(three.lan, four.tuan);
    expect(await desk.undo(undone)).toBe('undone');
    await eraseNow(server, { kind: 'person', id: three.lan });
    await eraseNow(server, { kind: 'person', id: four.lan });
    expect(await tracesOf(server)).toEqual([]);
    const { rows } = await sql<{
      fields: Record<string, unknown>;
    }>`select fields from records where kind = 'person' and id = ${four.tuan}`.execute(server.database.db);
    expect(rows[0]?.fields).toMatchObject(tuan);
    expect(await faultsOf(server)).toEqual([]);
  });

  test('[SY30] a tablet is told, and has forgotten when it brings back a cursor beyond the erasure', async () => {
    const server = await fieldServer();
    const cast = await aHomeOfTwo(server);
    const [bob, chi] = [await server.tablet({ area: 'a1', role: 'volunteer' }), await server.tablet({ area: 'xa-a', role: 'lead' })];
    const far = await server.tablet({ area: 'b1', role: 'volunteer' });
    for (const tablet of [bob, chi, far, cast.writer.tablet]) await tablet.pullAll();
    const { erasure } = await eraseNow(server, { kind: 'person', id: cast.lan });
    const count = async () => (await forgottenCounts(server.database.db, [erasure])).get(erasure);
    expect(await count()).toEqual({ forgotten: 0, tablets: 3, silent: 0 });

    const page = await bob.pullPage();
    expect(
      page.changes
        .filter(({ gone }) => gone)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['consent', 'person', 'progress', 'review', 'task']);
    expect(page.changes.filter(({ gone }) => gone).every((change) => 'erased' in change && change.erased)).toBe(true);
    expect(await count()).toEqual({ forgotten: 0, tablets: 3, silent: 0 });
    await bob.pullPage();
    expect(await count()).toEqual({ forgotten: 1, tablets: 3, silent: 0 });

    // A pull from scratch that has not ended proves nothing, for what it will not bring is still there.
    chi.cursor = '';
    for (let page = await chi.pullPage(1); page.more; page = await chi.pullPage(1)) expect((await count())?.forgotten).toBe(1);
    await chi.pullPage();
    expect((await count())?.forgotten).toBe(2);
    await server.database.db
      .updateTable('devices')
      .set({ revoked_at: new Date(server.clock.ms) })
      .where('id', '=', cast.writer.tablet.id)
      .execute();
    expect(await count()).toEqual({ forgotten: 2, tablets: 2, silent: 1 });
  });

  test('[SY30] whoever read the record where it was before is told as well', async () => {
    const server = await fieldServer();
    const cast = await aHomeOfTwo(server);
    const before = await server.tablet({ area: 'a1', role: 'volunteer' });
    await before.pullAll();
    await cast.writer.ship();
    const mover = new Writer(await server.tablet({ area: 'tinh', role: 'coordinator' }));
    expect(await mover.ship(mover.write('household', cast.home, 'b1', { address: 'Nhà mới' }))).toEqual(['accepted']);
    await before.pullAll();
    await eraseNow(server, { kind: 'person', id: cast.lan });
    const page = await before.pullPage();
    expect(page.changes.filter((change) => 'erased' in change).map(({ kind, id }) => `${kind}/${id}`)).toContain(`person/${cast.lan}`);
    expect(await tracesOf(server)).toEqual([]);
  });

  test('[SY29] a writer that comes in at the very moment of the erasure brings nobody back', async () => {
    const server = await fieldServer();
    const late = new Writer(await server.tablet({ area: 'a1', role: 'coordinator' }));
    for (let round = 0; round < 6; round += 1) {
      const cast = await aHomeOfTwo(server);
      const written = [
        late.write('person', cast.lan, 'a1', { note: lan.note }),
        late.write('consent', someId(), 'a1', { person: cast.lan, representative: lan.name }),
        late.write('progress', `${cast.lan}/vssid`, 'a1', { obstacle: 'no-phone' }),
        late.write('visit', someId(), 'a1', { household: cast.home, outcome: 'met', present: [cast.lan] }),
      ];
      const [verdicts] = await Promise.all([late.ship(...written), eraseNow(server, { kind: 'person', id: cast.lan })]);
      expect(verdicts).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
      expect((await wholeDatabase(server.database.db)).filter((line) => line.startsWith('records: ') && line.includes(cast.lan))).toEqual(
        [],
      );
    }
    expect(await tracesOf(server)).toEqual([]);
    expect(await faultsOf(server)).toEqual([]);
  });

  test('[SY28] who is not there cannot be erased', async () => {
    const server = await fieldServer();
    const nobody = await erase(server.services, { subject: { kind: 'person', id: someId() }, by: null, reason: 'retention' });
    expect(nobody).toEqual({ ok: false, failure: { kind: 'not-found' } });
  });
});
