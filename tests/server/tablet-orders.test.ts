import { beforeEach, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { aWriter, type Writer } from '../contract/server/unit-world.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId } from './field-server.ts';

let server: FieldServer;
let chief: DeskVisitor & { member: string };
let alice: Writer;

onEveryDatabase(({ fieldServer }) => {
  beforeEach(async () => {
    server = await fieldServer();
    chief = await atTheDesk(server, 'an', 'xa-a');
    alice = await aWriter(server, 'a1', 'volunteer');
  });

  const asked = (token: string, path: string, body?: object) =>
    server.app.request(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const checkIn = async (body: object = {}, token = alice.tablet.shipToken) => {
    const answer = await asked(token, '/api/tablet', body);
    return { status: answer.status, ...((await answer.json()) as { tablet?: Record<string, unknown>; error?: { kind: string } }) };
  };
  const order = (kind: string) => chief.post(`tablets/${alice.tablet.id}/order`, { order: kind });
  const row = async () => (await chief.get('tablets?node=xa-a')).body.find(({ id }: { id: string }) => id === alice.tablet.id);
  const aHome = () => alice.write('household', someId(), 'a1', { head: 'Bà Cả' });

  test('[SY33] every answer carries the share, always the same for one tablet and another for the next; a ship token may ask for it', async () => {
    const first = await checkIn();
    expect(first).toMatchObject({ status: 200, tablet: { leaseDays: 14, pinLeast: 6, share: expect.stringMatching(/^[\w-]{43}$/) } });
    const { share } = first.tablet ?? {};
    const pulled = (await alice.tablet.pullPage()) as unknown as { tablet: { share: string } };
    const shipped = (await alice.tablet.ship([aHome()])) as unknown as { tablet: { share: string } };
    expect([pulled.tablet.share, shipped.tablet.share]).toEqual([share, share]);
    const other = await aWriter(server, 'a1', 'volunteer');
    expect((await checkIn({}, other.tablet.shipToken)).tablet?.['share']).not.toBe(share);
    expect(await checkIn({}, 'x'.repeat(43))).toMatchObject({ status: 401, error: { kind: 'device-unknown' } });
    expect(JSON.stringify(await server.database.db.selectFrom('devices').selectAll().execute())).not.toContain(String(share));
  });

  test('[SY33] a tablet that takes a new identity keeps its share, and the order that stands', async () => {
    const { share } = (await checkIn()).tablet ?? {};
    const renewed = (await (await asked(alice.tablet.token, '/api/renew', {})).json()) as { tablet: { share: string }; shipToken: string };
    expect(renewed.tablet.share).toBe(share);
    expect((await checkIn({}, renewed.shipToken)).tablet?.['share']).toBe(share);
  });

  test('[SY33] the nearest unit decides how long a lease is, and of several roles the strictest', async () => {
    expect((await chief.post('areas/xa-a/tablet-rules', { leaseDays: 20, pinLeast: 8 })).status).toBe(200);
    expect((await checkIn()).tablet).toMatchObject({ leaseDays: 20, pinLeast: 8 });
    await chief.post('areas/a1/tablet-rules', { leaseDays: 3, pinLeast: 6 });
    expect((await checkIn()).tablet).toMatchObject({ leaseDays: 3, pinLeast: 6 });
    expect((await chief.get('areas/a2/tablet-rules')).body).toMatchObject({ leaseDays: 20, from: { id: 'xa-a' } });
    await server.database.db.insertInto('member_roles').values({ member: alice.tablet.member, area: 'a2', role: 'volunteer' }).execute();
    expect((await checkIn()).tablet).toMatchObject({ leaseDays: 3, pinLeast: 8 });
    for (const bad of [
      { leaseDays: 0, pinLeast: 6 },
      { leaseDays: 14, pinLeast: 5 },
      { leaseDays: 400, pinLeast: 6 },
    ])
      expect((await chief.post('areas/a1/tablet-rules', bad)).status).toBe(400);
  });

  test('a PIN shorter than the unit asks is refused before the code is used up', async () => {
    await chief.post('areas/xa-a/tablet-rules', { leaseDays: 14, pinLeast: 8 });
    const code = await server.code(alice.tablet.member);
    const enrol = async (pinLength: number) =>
      server.app.request('/api/enrol', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, deviceName: 'Máy', pinLength }),
      });
    const refused = await enrol(6);
    expect([refused.status, await refused.json()]).toMatchObject([409, { error: { kind: 'pin-too-short', least: 8 } }]);
    expect((await enrol(8)).status).toBe(200);
  });

  test('[SY34] a lock withholds the share on every road until it is taken back, and the desk sees when it was asked and done', async () => {
    expect((await order('lock')).status).toBe(200);
    const answers = [await checkIn(), await alice.tablet.pullPage(), await alice.tablet.ship([aHome()])] as unknown as { tablet: object }[];
    for (const { tablet } of answers) {
      expect(tablet).toMatchObject({ order: 'lock' });
      expect(tablet).not.toHaveProperty('share');
    }
    expect(await row()).toMatchObject({ order: { kind: 'lock', askedBy: expect.any(String) }, receivedCount: 1 });
    expect((await row()).order.doneAt).toBeUndefined();
    server.clock.ms += 180_000;
    await checkIn({ done: 'wipe' });
    expect((await row()).order.doneAt).toBeUndefined();
    await checkIn({ done: 'lock' });
    const { order: seen } = await row();
    expect(Date.parse(seen.doneAt) - Date.parse(seen.askedAt)).toBe(180_000);
    await order('none');
    expect((await checkIn()).tablet).toMatchObject({ share: expect.any(String) });
    expect((await row()).order).toBeUndefined();
    const audit = await server.database.db.selectFrom('audit').select('what').orderBy('id').execute();
    expect(audit.map(({ what }) => what)).toEqual(expect.arrayContaining(['tablet-lock', 'tablet-unlock']));
  });

  test('[SY34] an order to erase reaches a revoked tablet too, whose parcels still land in quarantine; once done it stands', async () => {
    await order('wipe');
    await chief.post(`tablets/${alice.tablet.id}/revoke`, {});
    const late = await alice.tablet.ship([aHome()], { authored: 1 });
    expect(late).toMatchObject({ status: 403, error: { kind: 'device-revoked', tablet: { order: 'wipe' } } });
    expect(JSON.stringify(late)).not.toContain('share');
    expect((await checkIn()).tablet).not.toHaveProperty('share');
    await checkIn({ done: 'wipe' });
    expect(await row()).toMatchObject({ held: 1, order: { kind: 'wipe', doneAt: expect.any(String) } });
    expect((await order('none')).body.error.kind).toBe('tablet-wiped');
  });

  test('[SY34] a revoked tablet, and one whose member is suspended, get no share: their lease runs out', async () => {
    await chief.post(`members/${alice.tablet.member}/suspend`, { suspended: true });
    expect((await checkIn()).tablet).not.toHaveProperty('share');
    await chief.post(`members/${alice.tablet.member}/suspend`, { suspended: false });
    expect((await checkIn()).tablet).toHaveProperty('share');
    await chief.post(`tablets/${alice.tablet.id}/revoke`, {});
    expect((await checkIn()).tablet).not.toHaveProperty('share');
  });
});
