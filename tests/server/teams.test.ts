import { beforeEach, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { aWriter, type Writer } from '../contract/server/unit-world.ts';
import { atTheDesk, type DeskVisitor, goodPassword } from './desk-visitor.ts';
import { type FieldServer, someId } from './field-server.ts';
import { PeerTablet } from './peer-client.ts';

let server: FieldServer;
let chief: DeskVisitor & { member: string };
let alice: Writer;

onEveryDatabase(({ fieldServer }) => {
  beforeEach(async () => {
    server = await fieldServer();
    chief = await atTheDesk(server, 'an', 'xa-a');
    alice = await aWriter(server, 'a1', 'volunteer');
  });

  const kindOf = async (asked: Promise<{ body: { error?: { kind: string } } }>) => (await asked).body.error?.kind;
  const aHome = () => alice.write('household', someId(), 'a1', { head: 'Bà Cả' });
  const tabletRow = async (id: string) => (await chief.get('tablets?node=xa-a')).body.find((row: { id: string }) => row.id === id);
  const memberRow = async (id: string) => (await chief.get('members?node=xa-a')).body.find((row: { id: string }) => row.id === id);
  const authors = async () => {
    const rows = await server.database.db.selectFrom('mutations').select(['n', 'device', 'member']).orderBy('n').execute();
    return rows.map(({ n, member }) => [n, member]);
  };

  test('[TEAM] while a member is suspended their tablet is turned away and what it sends is kept; when they come back it counts as theirs', async () => {
    await alice.ship(aHome());
    const path = `members/${alice.tablet.member}/suspend`;
    expect((await chief.post(path, { suspended: true })).status).toBe(200);
    const late = aHome();
    expect(await alice.tablet.ship([late], { authored: 2 })).toMatchObject({
      status: 403,
      error: { kind: 'device-revoked', detail: 'member-suspended' },
    });
    expect(await alice.tablet.pullPage()).toMatchObject({ status: 403, error: { kind: 'device-revoked', detail: 'member-suspended' } });
    expect(await tabletRow(alice.tablet.id)).toMatchObject({ held: 1, suspended: true, receivedCount: 1 });
    expect((await memberRow(alice.tablet.member)).suspendedAt).toEqual(expect.any(String));
    expect(await kindOf(chief.post('enrolment-codes', { member: alice.tablet.member }))).toBe('member-suspended');
    const early = await server.code(alice.tablet.member);
    await expect(PeerTablet.enrol((to, init) => server.app.request(to, init), early)).rejects.toThrow('410');

    expect((await chief.post(path, { suspended: false })).status).toBe(200);
    expect(await tabletRow(alice.tablet.id)).toMatchObject({ held: 0, suspended: false, receivedCount: 2 });
    expect(await authors()).toEqual([
      [1, alice.tablet.member],
      [2, alice.tablet.member],
    ]);
    /* The tablet, which knows nothing of that, sends it again. */
    expect((await alice.tablet.ship([late], { authored: 2 })).verdicts).toMatchObject([{ n: 2, verdict: 'duplicate' }]);
    expect((await alice.tablet.pullPage()).status).toBe(200);
  });

  test('[TEAM] what a revoked tablet has sent is opened by a coordinator who says why, judged as what arrives today, and the audit tells of it', async () => {
    await alice.ship(aHome());
    await chief.post(`tablets/${alice.tablet.id}/revoke`, {});
    const [kept, away] = [aHome(), alice.write('household', someId(), 'a2', { head: 'Thôn Khác' })];
    expect(await alice.tablet.ship([kept, away], { authored: 3 })).toMatchObject({ status: 403 });
    const path = `tablets/${alice.tablet.id}/held`;
    expect(await kindOf(chief.post(path, { because: '  ' }))).toBe('invalid');
    const village = await atTheDesk(server, 'to-truong', 'a1', 'lead');
    expect(await kindOf(village.post(path, { because: 'Xem thử' }))).toBe('not-allowed');
    expect(await tabletRow(alice.tablet.id)).toMatchObject({ held: 1, receivedCount: 1 });

    const opened = await chief.post(path, { because: 'Máy đã tìm thấy, còn nguyên niêm phong' });
    expect(opened.body).toEqual({ parcels: 1, accepted: 1, duplicate: 0, refused: 1, left: 0 });
    expect(await tabletRow(alice.tablet.id)).toMatchObject({ held: 0, receivedCount: 3, quarantined: 1 });
    expect((await chief.get('quarantine?node=xa-a')).body).toMatchObject([{ reason: 'outside-scope', area: 'a2', n: 3 }]);
    expect(await server.database.db.selectFrom('held_releases').select(['device', 'member', 'because', 'accepted']).execute()).toEqual([
      { device: alice.tablet.id, member: chief.member, because: 'Máy đã tìm thấy, còn nguyên niêm phong', accepted: 1 },
    ]);
    expect((await chief.get('areas/xa-a/audit')).body.rows.slice(0, 1)).toMatchObject([
      { what: 'held-released', rows: 1, areaName: 'Thôn a1' },
    ]);
    expect((await alice.tablet.pullPage()).status).toBe(403);
    expect(await kindOf(chief.post(path, { because: 'Lần nữa' }))).toBe('not-found');
    const bob = await aWriter(server, 'a1', 'volunteer');
    expect(await kindOf(chief.post(`tablets/${bob.tablet.id}/held`, { because: 'Không bị thu' }))).toBe('not-revoked');
  });

  test('[TEAM] a suspended member of the desk is out at once and cannot sign in; nobody suspends themselves', async () => {
    const village = await atTheDesk(server, 'binh', 'a1');
    expect((await village.get('overview?node=a1')).status).toBe(200);
    await chief.post(`members/${village.member}/suspend`, { suspended: true });
    expect(await kindOf(village.get('overview?node=a1'))).toBe('not-signed-in');
    expect(await kindOf(village.signIn('binh', goodPassword))).toBe('sign-in-wrong');
    await chief.post(`members/${village.member}/suspend`, { suspended: false });
    expect((await village.signIn('binh', goodPassword)).status).toBe(200);
    expect(await kindOf(chief.post(`members/${chief.member}/suspend`, { suspended: true }))).toBe('not-yourself');
  });

  test('[TEAM] roles come and go, the last one stays, and the tablet follows at its next sync', async () => {
    const path = `members/${alice.tablet.member}`;
    await alice.ship(aHome());
    await alice.tablet.pullAll();
    expect((await chief.post(`${path}/roles`, { area: 'a2', role: 'volunteer', held: true })).status).toBe(200);
    expect((await chief.post(`${path}/roles`, { area: 'a1', role: 'volunteer', held: false })).status).toBe(200);
    expect((await memberRow(alice.tablet.member)).roles).toMatchObject([{ role: 'volunteer', area: { id: 'a2' } }]);
    const page = await alice.tablet.pullAll();
    expect(page.areas?.map(({ id }) => id)).toEqual(['tinh', 'xa-a', 'a2']);
    expect([...alice.tablet.records.values()].filter(({ gone }) => !gone)).toEqual([]);
    expect(await kindOf(chief.post(`${path}/roles`, { area: 'a2', role: 'volunteer', held: false }))).toBe('last-role');
    expect(await kindOf(chief.post(`${path}/roles`, { area: 'b1', role: 'volunteer', held: true }))).toBe('outside-scope');
    expect(await kindOf(chief.post(`${path}/roles`, { area: 'a1', role: 'operator', held: true }))).toBe('not-allowed');
    expect((await chief.post(`${path}/rename`, { name: '  Hà   Thị Sương ' })).status).toBe(200);
    expect(await memberRow(alice.tablet.member)).toMatchObject({ name: 'Hà Thị Sương' });
    expect(await kindOf(chief.post(`${path}/rename`, { name: ' ' }))).toBe('name-missing');
  });

  test('[TEAM] a tablet passes to another member; what the first one had not sent arrives later, as written by the first one', async () => {
    const bob = await server.member({ area: 'a2', role: 'volunteer' });
    await alice.ship(aHome());
    const unsent = aHome();
    expect(await kindOf(chief.post(`tablets/${alice.tablet.id}/transfer`, { member: alice.tablet.member }))).toBe('same-member');
    const { code } = (await chief.post(`tablets/${alice.tablet.id}/transfer`, { member: bob })).body;
    const passed = await PeerTablet.enrol((to, init) => server.app.request(to, init), code, 'Máy của Bob');
    expect(passed.member).toBe(bob);
    expect(await tabletRow(alice.tablet.id)).toMatchObject({ succeeded: true, passedTo: 'Người Thử' });

    /* The sealed parcel of the first one, shipped by the same tablet with the old ship token. */
    expect((await alice.tablet.ship([unsent], { authored: 2 })).verdicts).toMatchObject([{ n: 2, verdict: 'accepted' }]);
    await passed.ship([passed.mutation(1, server.clock.ms, { kind: 'household', id: someId(), area: 'a2', set: { head: 'Ông Hai' } })]);
    expect(await authors()).toEqual([
      [1, alice.tablet.member],
      [1, bob],
      [2, alice.tablet.member],
    ]);
    expect(await kindOf(chief.post(`tablets/${alice.tablet.id}/transfer`, { member: bob }))).toBe('tablet-gone');
  });

  test('[TEAM] a tablet tells its version, storage and clock with a sync; what does not fit is left out', async () => {
    const sync = (told: string) =>
      server.app.request('/api/changes', { headers: { authorization: `Bearer ${alice.tablet.token}`, 'tung-ngo-app': told } });
    await sync(`0.1.0; persisted=1; used=12; quota=2048; clock=${server.clock.ms + 90_000}`);
    expect(await tabletRow(alice.tablet.id)).toMatchObject({
      told: { version: '0.1.0', persisted: true, used: 12, quota: 2048 },
      clockAheadMs: 90_000,
    });
    expect((await sync('<b>x</b>; used=-1; quota=viele; clock=now')).status).toBe(200);
    expect((await tabletRow(alice.tablet.id)).told).toMatchObject({ version: '0.1.0' });
    expect((await sync('9.9.9')).status).toBe(200);
    expect((await tabletRow(alice.tablet.id)).told).toEqual({ version: '9.9.9' });
  });

  test('[TEAM] what is discarded needs a reason, and the reason stays to be read', async () => {
    await alice.ship(alice.write('household', someId(), 'a2', { head: 'Ngoài Thôn' }));
    const [row] = (await chief.get('quarantine?node=xa-a')).body;
    const path = `quarantine/${row.device}/${row.n}/${encodeURIComponent(row.contentHash)}`;
    expect(await kindOf(chief.post(path, { settle: 'discard' }))).toBe('invalid');
    expect(await kindOf(chief.post(path, { settle: 'discard', because: '  ' }))).toBe('invalid');
    expect((await chief.post(path, { settle: 'discard', because: 'Ghi nhầm thôn' })).body).toEqual({ settled: 'discarded' });
    expect((await chief.get('quarantine?node=xa-a')).body).toEqual([]);
    expect((await chief.get('quarantine?node=xa-a&settled=1')).body).toMatchObject([
      { n: 1, settled: { how: 'discarded', by: 'Người an', because: 'Ghi nhầm thôn' } },
    ]);
  });
});
