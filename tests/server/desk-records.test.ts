import { householdPage } from '#server/desk/household-pages.ts';
import type { ScopedArea } from '#server/desk/scope.ts';
import { writeParcelFile } from '#protocol/parcel-file.ts';
import type { HouseholdDetail, HouseholdPage, PersonDetail, TabletRow } from '#protocol/desk-answers.ts';
import { beforeAll, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId } from './field-server.ts';
import type { PeerTablet } from './peer-client.ts';

let server: FieldServer;
let visitor: DeskVisitor & { member: string };
let lan: PeerTablet;
let minh: PeerTablet;
const home = someId();
const person = someId();
const heads = ['Nguyễn Văn Đạt', 'Trần Thị Dung', 'Lê Văn Ấn', 'Phạm Văn An', 'Đỗ Thị Đào', 'Vũ Văn Bình'];

onEveryDatabase(({ fieldServer }) => {
  beforeAll(async () => {
    server = await fieldServer();
    visitor = await atTheDesk(server, 'dieu-phoi', 'xa-a');
    lan = await server.tablet({ area: 'a1', role: 'volunteer' });
    minh = await server.tablet({ area: 'a1', role: 'volunteer' });
    const at = server.clock.ms;
    await lan.ship([
      lan.mutation(1, at, {
        kind: 'household',
        id: home,
        area: 'a1',
        set: { head: 'Hoàng Thị Hoà', address: 'Ngõ 3', phone: '0912345678' },
      }),
      lan.mutation(2, at, {
        kind: 'person',
        id: person,
        area: 'a1',
        set: { household: home, name: 'Hoàng Thị Hoà', personalId: '001160001234', birth: '1960' },
      }),
      lan.mutation(3, at, {
        kind: 'visit',
        id: someId(),
        area: 'a1',
        set: { household: home, at: '2027-01-10T02:00:00.000Z', outcome: 'absent', returnOn: '2027-01-12' },
      }),
      lan.mutation(4, at, {
        kind: 'visit',
        id: someId(),
        area: 'a1',
        set: { household: home, at: '2027-01-12T02:00:00.000Z', outcome: 'met' },
      }),
      lan.mutation(5, at, { kind: 'progress', id: `${person}/vneid-level-1`, area: 'a1', set: { milestone: 'done' } }),
      ...heads.map((head, i) => lan.mutation(6 + i, at, { kind: 'household', id: someId(), area: 'a1', set: { head } })),
      lan.mutation(12, at, { kind: 'household', id: someId(), area: 'a1', set: { head: 'Đã Gỡ', removed: 'mistake' } }),
    ]);
  });

  test('[DESK] households come in the Vietnamese order of given names, page by page, each once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 9; pages += 1) {
      const page = (await visitor.get(`villages/a1/households?limit=3${after ? `&after=${after}` : ''}`)).body as HouseholdPage;
      expect(page.total).toBe(7);
      seen.push(...page.rows.map((row) => row.head));
      after = page.next;
      if (after === undefined) break;
    }
    expect(seen).toEqual(['Phạm Văn An', 'Lê Văn Ấn', 'Vũ Văn Bình', 'Trần Thị Dung', 'Đỗ Thị Đào', 'Nguyễn Văn Đạt', 'Hoàng Thị Hoà']);
  });

  test('[DESK] a search finds heads, people, addresses and ends of phone numbers, with or without marks, and shows the last visit', async () => {
    const found = async (search: string) => ((await visitor.post('villages/a1/households/search', { search })).body as HouseholdPage).rows;
    for (const search of ['hoà', 'HOA', 'hoang hoa', 'ngõ 3', '345 678', '5678']) {
      expect((await found(search)).map((row) => row.head)).toEqual(['Hoàng Thị Hoà']);
    }
    expect(await found('khong co')).toEqual([]);
    expect((await found('hoa'))[0]).toMatchObject({ people: 1, lastVisit: { at: '2027-01-12T02:00:00.000Z', outcome: 'met' } });
    expect((await found('hoa'))[0]?.returnOn).toBeUndefined();
  });

  test('[DESK] a search goes through the list in stretches and shows each home once; how many there are is known when the end was reached', async () => {
    const node = (await server.database.db.selectFrom('areas').where('id', '=', 'a1').selectAll().executeTakeFirstOrThrow()) as ScopedArea;
    for (const [stretch, few] of [1, 2, 3, 7, 50].flatMap((size) => [[size, 0] as const, [size, 1000] as const])) {
      const seen: string[] = [];
      let after: string | undefined;
      for (let pages = 0; pages < 9; pages += 1) {
        const page = await householdPage(server.services, node, { search: 'van', after, limit: 2 }, { stretch, few });
        seen.push(...page.rows.map((row) => row.head));
        expect(page.total === undefined || page.total === 4).toBe(true);
        after = page.next;
        if (after === undefined) break;
      }
      expect([stretch, few, seen]).toEqual([stretch, few, ['Phạm Văn An', 'Lê Văn Ấn', 'Vũ Văn Bình', 'Nguyễn Văn Đạt']]);
    }
    const whole = await householdPage(server.services, node, { search: 'van', limit: 50 });
    expect([whole.total, whole.next]).toEqual([4, undefined]);
  });

  test('[DESK] the history of a person shows who wrote what and when, what was overwritten, and corrected clocks', async () => {
    const at = server.clock.ms;
    await minh.ship([
      minh.mutation(1, at - 60_000, { kind: 'person', id: person, area: 'a1', set: { name: 'Hoàng Thị Hòa (cũ)', phone: '0987654321' } }),
    ]);
    server.clock.ms += 60_000;
    await minh.ship([minh.mutation(2, at + 24 * 3_600_000, { kind: 'person', id: person, area: 'a1', set: { phone: '0900000001' } })]);
    const detail = (await visitor.get(`people/${person}`)).body as PersonDetail;
    expect(detail.person.fields).toMatchObject({ name: 'Hoàng Thị Hoà', phone: '•••••••001', personalId: '•••••••••234' });
    expect(detail.household?.id).toBe(home);
    expect(detail.path.map(({ id }) => id)).toEqual(['tinh', 'xa-a', 'a1']);
    const [newest, ...older] = detail.history;
    expect(newest).toMatchObject({ device: minh.id, deviceName: 'Máy thử', memberName: 'Người Thử', n: 2, clockCorrected: true });
    expect(newest?.writes).toEqual([{ field: 'phone', value: '•••••••001', overwritten: false }]);
    expect(Date.parse(newest?.writtenAt ?? '')).toBeLessThanOrEqual(server.clock.ms + 1000);
    expect(older.map(({ device, n, kind }) => [device, n, kind])).toEqual([
      [lan.id, 5, 'progress'],
      [lan.id, 2, 'person'],
      [minh.id, 1, 'person'],
    ]);
    expect(older.at(-1)?.writes).toEqual([
      { field: 'name', value: 'Hoàng Thị Hòa (cũ)', overwritten: true },
      { field: 'phone', value: '•••••••321', overwritten: true },
    ]);
    expect(JSON.stringify(detail)).not.toContain('001160001234');
  });

  test('[DESK] a household shows its people with their progress and its own, and its visits newest first, with numbers masked', async () => {
    await visitor.post('mutations', { changes: [{ kind: 'progress', id: `${home}/evn-bill`, area: 'a1', set: { milestone: 'paid' } }] });
    const detail = (await visitor.get(`households/${home}`)).body as HouseholdDetail;
    expect(detail.people).toMatchObject([
      { id: person, fields: { personalId: '•••••••••234' }, progress: [{ fields: { milestone: 'done' } }], consents: [] },
    ]);
    expect(detail.progress).toMatchObject([{ id: `${home}/evn-bill`, fields: { milestone: 'paid' } }]);
    expect(detail.visits.map((visit) => visit.fields['outcome'])).toEqual(['met', 'absent']);
    expect(detail.history).toMatchObject([{ kind: 'household', n: 1 }]);
    expect(JSON.stringify(detail)).not.toContain('001160001234');
  });

  test('[DESK] an edit at the desk is a mutation with an author, and tablets get it', async () => {
    const answer = await visitor.post('mutations', {
      changes: [{ kind: 'task', id: someId(), area: 'a1', set: { household: home, what: 'Quay lại giúp kích hoạt', dueOn: '2027-01-20' } }],
    });
    expect(answer.body.verdicts).toMatchObject([{ verdict: 'accepted' }]);
    const edited = await visitor.post('mutations', { changes: [{ kind: 'household', id: home, area: 'a1', set: { address: 'Ngõ 5' } }] });
    expect(edited.body.verdicts).toMatchObject([{ verdict: 'accepted' }]);
    await lan.pullAll();
    expect(lan.records.get(`household/${home}`)?.fields['address']).toBe('Ngõ 5');
    const detail = (await visitor.get(`households/${home}`)).body as HouseholdDetail;
    expect(detail.tasks).toMatchObject([{ fields: { what: 'Quay lại giúp kích hoạt' } }]);
    expect(detail.history[0]).toMatchObject({ memberName: 'Người dieu-phoi', writes: [{ field: 'address', value: 'Ngõ 5' }] });
    expect(((await visitor.get('tablets?node=xa-a')).body as TabletRow[]).map(({ id }) => id).sort()).toEqual([lan.id, minh.id].sort());
  });

  test('[DESK] the list of tablets says what is missing of each', async () => {
    const at = server.clock.ms;
    const gap = await server.tablet({ area: 'a2', role: 'volunteer' });
    const write = (n: number) => gap.mutation(n, at, { kind: 'household', id: someId(), area: 'a2', set: { head: `Hộ ${n}` } });
    await gap.ship([1, 2, 3, 7, 8].map(write), { authored: 10 });
    const row = ((await visitor.get('tablets?node=a2')).body as TabletRow[])[0];
    expect(row).toMatchObject({
      id: gap.id,
      authored: 10,
      receivedCount: 5,
      received: {
        through: 3,
        missing: [
          [4, 6],
          [9, 10],
        ],
      },
      areas: ['Thôn a2'],
    });
    expect((await visitor.post(`tablets/${gap.id}/revoke`, {})).body).toEqual({ revoked: true });
    expect((await gap.ship([write(9)], { authored: 10 })).error?.kind).toBe('device-revoked');
    const revoked = ((await visitor.get('tablets?node=a2')).body as TabletRow[])[0];
    expect(revoked).toMatchObject({ held: 1, receivedCount: 5 });
    expect(revoked?.revokedAt).toBeDefined();
  });

  test('[DESK] a parcel file counts once however often it is handed in, keeps its good parcels, and takes nothing foreign', async () => {
    const at = server.clock.ms;
    const far = await server.tablet({ area: 'a3', role: 'volunteer' });
    const write = (n: number, area = 'a3') => far.mutation(n, at, { kind: 'household', id: someId(), area, set: { head: `Hộ ${n}` } });
    const [one, two] = [await far.seal([write(1), write(2)], 4), await far.seal([write(3), write(4, 'b1')], 4)];
    const broken = Uint8Array.from(one);
    broken[80] = (broken[80] ?? 0) ^ 1;
    const foreign = await lan.seal([lan.mutation(50, at, { kind: 'household', id: someId(), area: 'a1', set: { head: 'Của Lan' } })], 50);
    const file = writeParcelFile({ device: far.id, key: far.to.keyId, parcels: [broken, one, foreign, two] });
    const first = await visitor.post('hand-in', file);
    expect(first.body).toEqual({ parcels: 4, unreadable: 2, held: 0, accepted: 3, duplicate: 0, refused: 1 });
    const again = await visitor.post('hand-in', file);
    expect(again.body).toEqual({ parcels: 4, unreadable: 2, held: 0, accepted: 0, duplicate: 3, refused: 1 });
    expect(((await visitor.get('villages/a3/households')).body as HouseholdPage).total).toBe(3);
    expect((await visitor.post('hand-in', file.slice(0, -5))).body.error.kind).toBe('file-unreadable');
    expect((await visitor.post('hand-in', Uint8Array.from([1, 2, 3]))).body.error.kind).toBe('file-unreadable');
    const unknown = writeParcelFile({ device: someId(), key: far.to.keyId, parcels: [one] });
    expect((await visitor.post('hand-in', unknown)).body.error.kind).toBe('outside-scope');
    expect((await visitor.post('hand-in', writeParcelFile({ device: "x'; drop", key: 'k', parcels: [] }))).body.error.kind).toBe(
      'outside-scope',
    );
  });

  test('[DESK] a village added at the desk can be worked in at once, and stands once', async () => {
    const added = await visitor.post('areas', { parent: 'xa-a', name: ' Tổ dân phố 10 ' });
    await visitor.post('areas', { parent: 'xa-a', name: 'Tổ dân phố 9' });
    expect((await visitor.post('areas', { parent: 'xa-a', name: 'TỔ DÂN PHỐ 10' })).body.error.kind).toBe('area-name-taken');
    expect((await visitor.post('areas', { parent: 'a1', name: 'Xóm Trong' })).body.error.kind).toBe('area-not-for-villages');
    const names = (await visitor.get('areas/xa-a')).body.children.map((area: { name: string }) => area.name);
    expect(names.slice(-2)).toEqual(['Tổ dân phố 9', 'Tổ dân phố 10']);
    const tablet = await server.tablet({ area: added.body.id, role: 'volunteer' });
    const write = tablet.mutation(1, server.clock.ms, { kind: 'household', id: someId(), area: added.body.id, set: { head: 'Hộ Đầu' } });
    expect((await tablet.ship([write])).verdicts).toMatchObject([{ verdict: 'accepted' }]);
    expect((await visitor.get(`overview?node=${added.body.id}`)).body.total.now.households).toBe(1);
  });

  test('[DESK] a new member gets a code, a tablet enrols with it, and the list shows both', async () => {
    const added = await visitor.post('members', { name: '  Đặng  Thị Mới ', area: 'a2', role: 'volunteer' });
    const code = await visitor.post('enrolment-codes', { member: added.body.id, hours: 24 });
    expect(code.body).toMatchObject({ memberName: 'Đặng Thị Mới', link: `http://localhost:8080/#enrol=${code.body.code}` });
    expect(Date.parse(code.body.expiresAt)).toBe(server.clock.ms + 24 * 3_600_000);
    const enrolled = await server.app.request('/api/enrol', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: code.body.code, deviceName: 'Máy mới' }),
    });
    expect(enrolled.status).toBe(200);
    const members = (await visitor.get('members?node=a2')).body;
    expect(members).toContainEqual(expect.objectContaining({ name: 'Đặng Thị Mới', tablets: 1, account: false }));
    const withAccount = await visitor.post('members', {
      name: 'Trưởng Thôn',
      area: 'a2',
      role: 'lead',
      signIn: 'truongthon',
      password: 'ngắn',
    });
    expect(withAccount.body.error.kind).toBe('password-short');
    for (const body of [{}, { name: '', area: 'a2', role: 'volunteer' }, { name: 'X', area: 'a2', role: 'king' }])
      expect((await visitor.post('members', body)).status).toBe(400);
  });
});
