import { closeUnit } from '#server/areas/close-unit.ts';
import { mergeUnits } from '#server/areas/merge-units.ts';
import { renameUnit } from '#server/areas/name-units.ts';
import { splitUnit } from '#server/areas/split-unit.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { valueOrFail } from '#domain/result.ts';
import { expect, test } from 'vitest';
import { type FieldServer, someId } from '../../server/field-server.ts';
import { onEveryDatabase } from './every-database.ts';
import { statementsOf } from './statements.ts';
import { aHome, areaOf, aWriter, whereRecordsAre } from './unit-world.ts';

async function merge(server: FieldServer, by: string, from: string, into: string) {
  const merged = await mergeUnits(server.services, by, from, into);
  if (!merged.ok) throw new Error(merged.failure.kind);
  return merged.value;
}

async function split(server: FieldServer, by: string, from: string, homes: readonly string[], name: string) {
  const made = await splitUnit(server.services, by, from, homes, { name });
  if (!made.ok) throw new Error(made.failure.kind);
  return made.value.id;
}

onEveryDatabase(({ fieldServer, opened }) => {
  const faults = async () => (await verifyDatabase(opened().db)).faults;
  const aServer = async () => {
    const server = await fieldServer();
    return { server, chief: await server.member({ area: 'xa-a', role: 'coordinator' }) };
  };

  test('[SY20] a merge leaves nothing in the old unit: records, names and roles are in the one that took it in', async () => {
    const { server, chief } = await aServer();
    const alice = await aWriter(server, 'a1', 'volunteer');
    const lead = await aWriter(server);
    const { mutations } = aHome(lead, 'a1');
    const orphan = alice.write('visit', someId(), 'a1', { household: someId() });
    const future = alice.write('beehive', 'hive-1', 'a1', { bees: 9 });
    await lead.ship(...mutations);
    await alice.ship(orphan, future);
    await renameUnit(server.services, 'a1', 'Thôn Cũ');
    expect(await merge(server, chief, 'a1', 'a2')).toEqual({ id: 'a2', moved: 3 });
    expect(await whereRecordsAre(server)).toEqual({ a2: 12 });
    const { db } = server.database;
    const areas = await db.selectFrom('areas').where('id', 'in', ['a1', 'a2']).orderBy('id').selectAll().execute();
    expect(areas).toMatchObject([
      { merged_into: 'a2', valid_to: '2027-01-15' },
      { name: 'Thôn a2', aliases: ['Thôn Cũ', 'Thôn a1'] },
    ]);
    const roles = await db.selectFrom('member_roles').where('member', '=', alice.tablet.member).select('area').orderBy('area').execute();
    expect(roles).toEqual([{ area: 'a1' }, { area: 'a2' }]);
    expect(await faults()).toEqual([]);
  });

  test('[SY20] what is still written for a merged unit, or one merged into that, is accepted and placed where it went', async () => {
    const { server, chief } = await aServer();
    const [alice, bob] = [await aWriter(server, 'a1', 'volunteer'), await aWriter(server, 'a2', 'volunteer')];
    const known = alice.write('household', someId(), 'a1', { head: 'Bà Cũ' });
    await alice.ship(known);
    await merge(server, chief, 'a1', 'a2');
    await merge(server, chief, 'a2', 'a3');
    const late = [
      alice.write('household', someId(), 'a1', { head: 'Bà Mới' }),
      alice.write('household', known.id, 'a1', { phone: '0912000301' }),
      alice.write('visit', someId(), 'a1', { household: known.id }),
      alice.write('beehive', 'hive-2', 'a1', {}),
    ];
    expect(await alice.ship(...late)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(await alice.ship(...late)).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate']);
    expect(await bob.ship(bob.write('household', someId(), 'a2', { head: 'Ông Mới' }))).toEqual(['accepted']);
    expect(await whereRecordsAre(server)).toEqual({ a3: 5 });
    const stranger = await aWriter(server, 'b1', 'volunteer');
    expect(await stranger.ship(stranger.write('household', someId(), 'a1'))).toEqual(['outside-scope']);
    expect(await faults()).toEqual([]);
  });

  test('[SY22] a merge reaches a tablet as a delta: the units and the records that moved, each once, and nothing is gone', async () => {
    const { server, chief } = await aServer();
    const lead = await aWriter(server);
    const [moving, staying] = [aHome(lead, 'a1'), aHome(lead, 'a2')];
    await lead.ship(...moving.mutations, ...staying.mutations);
    await lead.tablet.pullAll();
    await renameUnit(server.services, 'a3', 'Thôn Ba');
    const renamed = await lead.tablet.pullPage();
    expect([renamed.changes.length, renamed.areas?.find(({ id }) => id === 'a3')?.name]).toEqual([0, 'Thôn Ba']);
    await merge(server, chief, 'a1', 'a2');
    const page = await lead.tablet.pullPage();
    expect(page.changes.map(({ kind, id }) => `${kind}/${id}`).toSorted()).toEqual(
      moving.made.all.map(([kind, id]) => `${kind}/${id}`).toSorted(),
    );
    expect(page.changes.every(({ area, gone }) => area === 'a2' && !gone)).toBe(true);
    expect(page.areas).toContainEqual(expect.objectContaining({ id: 'a1', mergedInto: 'a2', validTo: '2027-01-15' }));
    const after = await lead.tablet.pullPage();
    expect([after.changes.length, after.areas, after.more]).toEqual([0, undefined, false]);
  });

  test('[SY22] a tablet of the old unit alone goes on in the new one', async () => {
    const { server, chief } = await aServer();
    const [alice, bob] = [await aWriter(server, 'a1', 'volunteer'), await aWriter(server, 'a2', 'volunteer')];
    await alice.ship(alice.write('household', someId(), 'a1', { head: 'Bà Một' }));
    await bob.ship(bob.write('household', someId(), 'a2', { head: 'Bà Hai' }));
    for (const { tablet } of [alice, bob]) await tablet.pullAll();
    await merge(server, chief, 'a1', 'a2');
    for (const { tablet } of [alice, bob]) {
      await tablet.pullAll(1);
      expect([...tablet.records.values()].map(({ area }) => area)).toEqual(['a2', 'a2']);
    }
  });

  test('[SY21] homes that were split off stay, whatever is still written for them under the old village; their late writers are not refused', async () => {
    const { server, chief } = await aServer();
    const alice = await aWriter(server, 'a1', 'volunteer');
    const lead = await aWriter(server);
    const [off, on] = [aHome(lead, 'a1'), aHome(lead, 'a1')];
    await lead.ship(...off.mutations, ...on.mutations);
    const born = await split(server, chief, 'a1', [off.made.home], 'Thôn Mới Tách');
    alice.ms = lead.ms + 60_000;
    const late = [
      alice.write('household', off.made.home, 'a1', { phone: '0912000301' }),
      alice.write('visit', someId(), 'a1', { household: off.made.home }),
      alice.write('household', on.made.home, 'a1', { phone: '0912000302' }),
      alice.write('household', someId(), 'a1', { head: 'Bà Ở Lại' }),
    ];
    expect(await alice.ship(...late)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(await whereRecordsAre(server)).toEqual({ [born]: 11, a1: 11 });
    expect(await faults()).toEqual([]);
    /* Merged back, it is as before, and the old name means the old village again. */
    await merge(server, chief, born, 'a1');
    expect(await alice.ship(alice.write('household', off.made.home, born, { note: 'x' }))).toEqual(['accepted']);
    expect(await whereRecordsAre(server)).toEqual({ a1: 22 });
    expect(await faults()).toEqual([]);
  });

  test('[SY21] a home split off stays out also when the old village is merged, and goes where the desk puts it next', async () => {
    const { server, chief } = await aServer();
    const alice = await aWriter(server);
    const home = alice.write('household', someId(), 'a1');
    await alice.ship(home);
    const born = await split(server, chief, 'a1', [home.id], 'Thôn Riêng');
    await merge(server, chief, 'a1', 'a2');
    alice.ms += 60_000;
    await alice.ship(alice.write('household', home.id, 'a1', { phone: '0912000301' }));
    expect(await areaOf(server, home.id)).toBe(born);
    const back = await splitUnit(server.services, chief, born, [home.id], { into: 'a2' });
    expect(back).toMatchObject({ ok: true, value: { id: 'a2', moved: 1 } });
    await alice.ship(alice.write('household', home.id, born, { phone: '0912000302' }));
    expect(await areaOf(server, home.id)).toBe('a2');
    expect(await faults()).toEqual([]);
  });

  test('[SY20] a village with anything in it is not closed; a closed one without a successor refuses, and takes in and gives nothing', async () => {
    const { server, chief } = await aServer();
    const alice = await aWriter(server);
    const home = alice.write('household', someId(), 'a1');
    await alice.ship(home);
    const said = async (outcome: Promise<{ readonly ok: boolean; readonly failure?: { readonly kind: string } }>) =>
      (await outcome).failure?.kind ?? 'done';
    const { services } = server;
    expect(await said(closeUnit(services, 'a1'))).toBe('area-not-empty');
    await alice.ship(alice.write('household', home.id, 'a2'));
    expect(await said(closeUnit(services, 'a1'))).toBe('done');
    expect(await alice.ship(alice.write('household', someId(), 'a1'))).toEqual(['area-closed']);
    /* A late edit of a home that has left the village before it was closed stays with the home. */
    expect(await alice.ship(alice.write('household', home.id, 'a1', { note: 'muộn' }))).toEqual(['accepted']);
    expect(await areaOf(server, home.id)).toBe('a2');
    expect(await said(mergeUnits(services, chief, 'a1', 'a2'))).toBe('area-closed');
    expect(await said(mergeUnits(services, chief, 'a2', 'a1'))).toBe('area-closed');
    expect(await said(mergeUnits(services, chief, 'a2', 'a2'))).toBe('area-same');
    expect(await said(mergeUnits(services, chief, 'xa-a', 'a2'))).toBe('area-not-a-village');
    expect(await said(splitUnit(services, chief, 'a2', [someId()], { name: 'Thôn X' }))).toBe('homes-elsewhere');
    expect(await said(splitUnit(services, chief, 'a2', [home.id], { name: 'thôn A3' }))).toBe('area-name-taken');
    expect(await server.database.db.selectFrom('areas').where('name', '=', 'Thôn X').selectAll().execute()).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test('[BATCH] a merge is as many statements for a hundred homes as for one', async () => {
    const { server, chief } = await aServer();
    const alice = await aWriter(server);
    await alice.ship(...aHome(alice, 'a1').mutations);
    for (let home = 0; home < 100; home += 1) await alice.ship(...aHome(alice, 'a2').mutations);
    await merge(server, chief, 'b1', 'b2');
    const one = await statementsOf(server, () => merge(server, chief, 'a1', 'a3'));
    const many = await statementsOf(server, () => merge(server, chief, 'a2', 'a3'));
    expect(one).toBeGreaterThan(10);
    expect(many).toBe(one);
    expect(await whereRecordsAre(server)).toEqual({ a3: 1010 });
    expect(
      valueOrFail((await server.database.db.selectFrom('mutations').where('area', '=', 'a3').selectAll().execute()).length, 'rows'),
    ).toBe(101);
    expect(await faults()).toEqual([]);
  }, 60_000);
});
