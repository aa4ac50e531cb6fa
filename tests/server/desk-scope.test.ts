import { shippedGuides } from '#guides/shipped-guides.ts';
import { writeParcelFile } from '#protocol/parcel-file.ts';
import { holdParcel } from '#server/records/accept-parcel.ts';
import { mergeRecords } from '#server/merges/merge-records.ts';
import { beforeAll, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId } from './field-server.ts';
import { openRoutes, routeRights } from '#server/desk/route-rights.ts';
import { guardedTables } from './guarded-tables.ts';
import type { PeerTablet } from './peer-client.ts';
import { type Asking, promiseRoles } from './role-promises.ts';

const level1 = shippedGuides.find(({ id }) => id === 'vneid-level-1');
let server: FieldServer;
let tablet: PeerTablet;
let refused: { n: number; content_hash: string };
let parcelFile: Uint8Array;
let snapshot: string;
/** Of commune A, with something still open. */
let given: { campaign: string; assignment: string; other: string; taker: string };
/** Asked, ruled and written down in commune A. */
let kept: { request: string; rule: string; breach: string };
/** Has an account in commune A. */
let accounted = '';
const household = someId();
const person = someId();
const double = someId();
let merged = '';

onEveryDatabase(({ fieldServer }) => {
  beforeAll(async () => {
    server = await fieldServer();
    tablet = await server.tablet({ area: 'a1', role: 'volunteer' });
    const at = server.clock.ms;
    await tablet.ship([
      tablet.mutation(1, at, { kind: 'household', id: household, area: 'a1', set: { head: 'Nguyễn Văn Kín' } }),
      tablet.mutation(2, at, {
        kind: 'person',
        id: person,
        area: 'a1',
        set: { household, name: 'Lê Thị Kín', personalId: '001160001234' },
      }),
      tablet.mutation(3, at, { kind: 'household', id: someId(), area: 'a2', set: { head: 'Ngoài Phạm Vi' } }),
    ]);
    const kinh = { household, name: 'Lê Thị Kín', birth: '1960' };
    const [one, other] = [someId(), someId()];
    await tablet.ship(
      [double, one, other].map((id, i) => tablet.mutation(11 + i, at, { kind: 'person', id, area: 'a1', set: kinh })),
      { authored: 13 },
    );
    const chief = await server.member({ area: 'tinh', role: 'coordinator' });
    const outcome = await mergeRecords(server.services, chief, { kind: 'person', loser: other, winner: one, choices: {} });
    if (outcome.ok) merged = outcome.value.merge;
    refused = await server.database.db.selectFrom('quarantine').select(['n', 'content_hash']).executeTakeFirstOrThrow();
    const parcel = await tablet.seal(
      [tablet.mutation(4, at, { kind: 'household', id: someId(), area: 'a1', set: { head: 'Trong Tệp' } })],
      4,
    );
    const keeper = await atTheDesk(server, 'chot-so-lieu', 'xa-a');
    snapshot = (await keeper.post('areas/xa-a/snapshots', { kind: 'week' })).body.id;
    accounted = (await atTheDesk(server, 'co-tai-khoan', 'a1')).member;
    given = await somethingPlanned();
    await holdParcel(server.services, tablet.id, parcel);
    kept = await somethingAsked();
    parcelFile = writeParcelFile({ device: tablet.id, key: tablet.to.keyId, parcels: [parcel] });
  });

  async function somethingAsked(): Promise<typeof kept> {
    const officer = await atTheDesk(server, 'nguoi-giu-du-lieu', 'xa-a');
    const request = await officer.post(`people/${person}/rights`, { kind: 'see', askedBy: 'person', checked: 'card', words: 'Xem Kín' });
    const rule = await officer.post('areas/a1/retention', { how: 'erase', months: 240 });
    const breach = await officer.post('areas/a1/breaches', aBreach('Mất Máy Kín'));
    return { request: request.body.id, rule: rule.body.id, breach: breach.body.id };
  }
  const aBreach = (what: string) => ({ discoveredAt: '2027-01-15T08:00:00Z', what, measures: '', tablets: [], people: 1, homes: 1 });

  /** Planned in commune A before anybody asks, by who may. */
  async function somethingPlanned(): Promise<typeof given> {
    const planner = await atTheDesk(server, 'nguoi-lap-ke-hoach', 'xa-a');
    const days = { from: '2027-01-01', through: '2027-02-01' };
    const { body: campaign } = await planner.post('areas/a1/campaigns', { name: 'Đợt Kín', counts: 'tasks', target: 5, ...days });
    const assign = async (what: string, more: object) =>
      (await planner.post('areas/a1/plan/assign', { choice: { filter: 'all' }, what, ...more })).body.id as string;
    return {
      campaign: campaign.id,
      assignment: await assign('Việc Kín', { campaign: campaign.id, assignee: tablet.member }),
      other: await assign('Việc Kín Khác', {}),
      taker: await server.member({ area: 'a1', role: 'volunteer' }),
    };
  }

  /** Everything one may ask of commune A, by the route it is asked with. */
  function askings(): readonly Asking[] {
    return [
      ['GET', 'areas/:id', 'areas/a1'],
      ['GET', 'overview', 'overview?node=xa-a'],
      ['GET', 'tablets', 'tablets?node=a1'],
      ['GET', 'quarantine', 'quarantine?node=xa-a'],
      ['GET', 'members', 'members?node=xa-a'],
      ['GET', 'import/places', 'import/places?node=xa-a'],
      ['POST', 'import', 'import', { dryRun: false, households: [{ village: 'a1', head: 'Kín Trong Danh Sách', people: [] }] }],
      ['GET', 'villages/:id/households', 'villages/a1/households'],
      ['POST', 'villages/:id/households/search', 'villages/a1/households/search', { search: 'kín' }],
      ['GET', 'households/:id', `households/${household}`],
      ['GET', 'people/:id', `people/${person}`],
      ['POST', 'members', 'members', { name: 'Người Mới', area: 'a1', role: 'volunteer' }],
      ['POST', 'areas', 'areas', { parent: 'xa-a', name: 'Thôn Mới' }],
      ['POST', 'enrolment-codes', 'enrolment-codes', { member: tablet.member }],
      ['POST', 'mutations', 'mutations', { changes: [{ kind: 'household', id: household, area: 'a1', set: { head: 'Bị Sửa' } }] }],
      ['POST', 'members/:id/rename', `members/${tablet.member}/rename`, { name: 'Bị Sửa Tên' }],
      ['POST', 'members/:id/roles', `members/${tablet.member}/roles`, { area: 'a3', role: 'volunteer', held: true }],
      ['POST', 'members/:id/reset', `members/${accounted}/reset`, { factors: false }],
      ['POST', 'records/:kind/:id/reveal', `records/person/${person}/reveal`, { field: 'personalId', why: 'check' }],
      ['POST', 'members/:id/suspend', `members/${tablet.member}/suspend`, { suspended: false }],
      ['POST', 'tablets/:id/transfer', `tablets/${tablet.id}/transfer`, { member: given.taker }],
      ['POST', 'tablets/:id/order', `tablets/${tablet.id}/order`, { order: 'lock' }],
      ['GET', 'areas/:id/tablet-rules', 'areas/a1/tablet-rules'],
      ['POST', 'areas/:id/tablet-rules', 'areas/a1/tablet-rules', { leaseDays: 7, pinLeast: 8 }],
      ['POST', 'quarantine/:device/:n/:hash', `quarantine/${tablet.id}/${refused.n}/${refused.content_hash}`, { settle: 'release' }],
      ['POST', 'hand-in', 'hand-in', parcelFile],
      ['GET', 'areas/:id/guides', 'areas/a1/guides'],
      ['POST', 'areas/:id/guides/order', 'areas/a1/guides/order', { order: ['vneid-level-2'] }],
      ['POST', 'areas/:id/guides/:guide/switch', 'areas/a1/guides/vneid-level-1/switch', { on: false }],
      [
        'POST',
        'areas/:id/guides/:guide/publish',
        'areas/a1/guides/vneid-level-1/publish',
        { content: level1, basedOn: level1?.version ?? 0 },
      ],
      ['POST', 'areas/:id/guides/:guide/reset', 'areas/a1/guides/vneid-level-1/reset', {}],
      ['GET', 'areas/:id/guides/:guide/versions', 'areas/a1/guides/vneid-level-1/versions'],
      ['POST', 'tablets/:id/revoke', `tablets/${tablet.id}/revoke`, {}],
      ['POST', 'tablets/:id/held', `tablets/${tablet.id}/held`, { because: 'Máy đã tìm thấy' }],
      ['GET', 'areas/:id/listed', 'areas/a1/listed?figure=home'],
      ['GET', 'areas/:id/obstacles', 'areas/a1/obstacles?guide=vneid-level-1'],
      ['GET', 'areas/:id/map', 'areas/a1/map'],
      ['GET', 'areas/:id/morning', 'areas/a1/morning'],
      ['GET', 'areas/:id/goals', 'areas/a1/goals'],
      ['POST', 'areas/:id/goals', 'areas/a1/goals', { units: [{ id: 'a1', residents: 90, counts: { guided: 9 } }], shares: {} }],
      ['GET', 'areas/:id/plan', 'areas/xa-a/plan'],
      ['POST', 'areas/:id/plan/preview', 'areas/a1/plan/preview', { choice: { filter: 'all' } }],
      ['POST', 'areas/:id/plan/assign', 'areas/a1/plan/assign', { choice: { filter: 'all' }, what: 'Bị Giao', assignee: tablet.member }],
      [
        'POST',
        'areas/:id/campaigns',
        'areas/a1/campaigns',
        { name: 'Đợt Kín', counts: 'visits', target: 1, from: '2027-01-01', through: '2027-02-01' },
      ],
      ['GET', 'assignments/:id/homes', `assignments/${given.assignment}/homes`],
      ['POST', 'assignments/:id/reassign', `assignments/${given.assignment}/reassign`, { assignee: null }],
      ['POST', 'assignments/:id/withdraw', `assignments/${given.other}/withdraw`, {}],
      ['POST', 'campaigns/:id/close', `campaigns/${given.campaign}/close`, { withdraw: true }],
      ['GET', 'areas/:id/places', 'areas/xa-a/places'],
      ['GET', 'areas/:id/report', 'areas/xa-a/report?kind=month'],
      ['GET', 'areas/:id/report-setup', 'areas/xa-a/report-setup'],
      [
        'POST',
        'areas/:id/report-setup',
        'areas/xa-a/report-setup',
        { indicators: ['guided'], heading: null, freeze: null, isPublic: true },
      ],
      ['GET', 'areas/:id/snapshots', 'areas/xa-a/snapshots'],
      ['POST', 'areas/:id/snapshots', 'areas/xa-a/snapshots', { kind: 'week' }],
      ['GET', 'snapshots/:id', `snapshots/${snapshot}`],
      ['GET', 'areas/:id/audit', 'areas/xa-a/audit'],
      ['GET', 'areas/:id/rights', 'areas/xa-a/rights'],
      ['POST', 'people/:id/rights', `people/${person}/rights`, { kind: 'copy', askedBy: 'person', checked: 'known', words: 'Bị Sửa' }],
      ['POST', 'rights/:id/change', `rights/${kept.request}/change`, { do: 'extend', because: 'Bị Sửa' }],
      ['POST', 'rights/:id/act', `rights/${kept.request}/act`, {}],
      ['GET', 'people/:id/erasure', `people/${person}/erasure`],
      ['POST', 'people/:id/copy', `people/${person}/copy`, {}],
      ['POST', 'people/:id/restriction', `people/${person}/restriction`, { restricted: false }],
      ['GET', 'areas/:id/retention', 'areas/xa-a/retention'],
      ['POST', 'areas/:id/retention', 'areas/a1/retention', { how: 'anonymise', months: 240 }],
      ['POST', 'areas/:id/retention/preview', 'areas/a1/retention/preview', { how: 'erase', months: 12 }],
      ['POST', 'retention/:id/end', `retention/${kept.rule}/end`, {}],
      ['GET', 'areas/:id/breaches', 'areas/xa-a/breaches'],
      ['POST', 'areas/:id/breaches', 'areas/a1/breaches', aBreach('Bị Sửa')],
      ['POST', 'breaches/:id', `breaches/${kept.breach}`, aBreach('Bị Sửa')],
      ['POST', 'areas/:id/export', 'areas/xa-a/export', { kind: 'person', format: 'csv', withNumbers: true }],
      ['POST', 'areas/:id/split', 'areas/a1/split', { homes: [household], into: 'a2' }],
      ['POST', 'areas/:id/merge', 'areas/a1/merge', { into: 'a2' }],
      ['POST', 'areas/:id/rename', 'areas/a2/rename', { name: 'Thôn Đổi Tên' }],
      ['POST', 'areas/:id/aliases', 'areas/a2/aliases', { aliases: ['Xóm Hai'] }],
      ['POST', 'areas/:id/close', 'areas/a3/close', {}],
      ['GET', 'review', 'review?node=xa-a'],
      ['GET', 'review/:kind/:id', `review/person/${person}`],
      ['POST', 'review/decide', 'review/decide', { decision: 'return', items: [{ kind: 'person', id: person }], comment: 'Bị Sửa' }],
      ['POST', 'review/:kind/:id/notes', `review/person/${person}/notes`, { words: 'Kín' }],
      ['GET', 'areas/:id/doubles', 'areas/xa-a/doubles'],
      ['GET', 'doubles/:kind/:a/:b', `doubles/person/${person}/${double}`],
      ['POST', 'doubles/dismiss', 'doubles/dismiss', { kind: 'person', a: person, b: double, dismissed: true }],
      ['POST', 'merges/:id/undo', `merges/${merged}/undo`, {}],
      ['POST', 'merges', 'merges', { kind: 'person', winner: person, loser: double }],
    ];
  }

  /** Routes that show and change only what is one's own. */
  const own = Object.entries(routeRights).flatMap(([route, { right }]) => (right === 'self' ? [route] : []));
  own.push(...openRoutes);

  test('[DESK] the table below asks every route the desk has', () => {
    const has = server.app.routes.filter((route) => route.path.startsWith('/api/desk/') && route.method !== 'ALL');
    const routes = new Set(has.map(({ method, path }) => `${method} ${path.replace('/api/desk/', '')}`));
    expect([...routes].sort()).toEqual([...own, ...askings().map(([method, route]) => `${method} ${route}`)].sort());
  });

  async function asked(visitor: DeskVisitor) {
    const answers: {
      route: string;
      status: number;
      body: { error?: { kind: string }; verdicts?: { verdict: string; reason: string }[] };
      text: string;
    }[] = [];
    for (const [method, route, path, body] of askings()) {
      const answer = await visitor.ask(method, path, body);
      answers.push({ route: `${method} ${route}`, status: answer.status, body: answer.body, text: JSON.stringify(answer.body) });
    }
    return answers;
  }

  async function everything(): Promise<string> {
    const { db } = server.database;
    const rows = [];
    for (const table of guardedTables) rows.push([table, await db.selectFrom(table).selectAll().execute()]);
    return JSON.stringify(rows);
  }

  test('[DESK] the coordinator of another node sees and changes nothing here, by any route', async () => {
    const stranger = await atTheDesk(server, 'nguoi-la', 'xa-b');
    const before = await everything();
    const answers = await asked(stranger);
    expect(answers.length).toBeGreaterThan(12);
    for (const { route, status, body, text } of answers) {
      expect(text).not.toMatch(/Kín|Bị Sửa|Bị Giao|001160001234/);
      /* An edit is answered mutation by mutation. */
      const said =
        route === 'POST mutations'
          ? [status, body.verdicts?.[0]?.verdict, body.verdicts?.[0]?.reason]
          : [status, 'refused', body.error?.kind];
      expect([route, ...said]).toEqual([route, route === 'POST mutations' ? 200 : 404, 'refused', 'outside-scope']);
    }
    const after = await everything();
    /* The refused edit itself is kept, under the stranger's own name and in the stranger's own quarantine: nothing of commune A differs. */
    const strip = (text: string) =>
      (JSON.parse(text) as [string, object[]][]).map(([table, rows]) => [
        table,
        rows.filter((row) => !JSON.stringify(row).includes(stranger.member)),
      ]);
    expect(strip(after)).toEqual(strip(before));
  });

  test('[DESK] who is not signed in gets nothing at all', async () => {
    const nobody = Object.assign(await atTheDesk(server, 'da-ra', 'xa-a'), { cookie: '' });
    const before = await everything();
    for (const { route, status, body } of await asked(nobody))
      expect([route, status, body.error?.kind]).toEqual([route, 401, 'not-signed-in']);
    expect(await everything()).toBe(before);
  });

  promiseRoles({ server: () => server, askings, everything });

  test('[DESK] a coordinator may not take part of the reach of somebody who stands above', async () => {
    const commune = await atTheDesk(server, 'xa-a-dieu-phoi', 'xa-a');
    const above = await server.member({ area: 'tinh', role: 'coordinator' });
    const both = await server.member({ area: 'a1', role: 'volunteer' }, { area: 'b1', role: 'volunteer' });
    for (const member of [above, both]) expect((await commune.post('enrolment-codes', { member })).body.error.kind).toBe('outside-scope');
    expect((await commune.post('members', { name: 'X', area: 'tinh', role: 'volunteer' })).body.error.kind).toBe('outside-scope');
    expect((await commune.post('members', { name: 'X', area: 'a1', role: 'operator' })).body.error.kind).toBe('not-allowed');
  });

  test('[DESK] a refused mutation is released only by who is in charge of where it goes', async () => {
    const path = `quarantine/${tablet.id}/${refused.n}/${refused.content_hash}`;
    const village = await atTheDesk(server, 'chi-a1', 'a1');
    expect((await village.post(path, { settle: 'release' })).body.error.kind).toBe('release-outside-scope');
    const commune = await atTheDesk(server, 'ca-xa-a', 'xa-a');
    expect((await commune.get('quarantine?node=xa-a')).body).toMatchObject([
      { reason: 'outside-scope', kind: 'household', area: 'a2', n: 3 },
    ]);
    expect((await commune.post(path, { settle: 'release' })).body).toEqual({ settled: 'released' });
    expect((await commune.post(path, { settle: 'discard', because: 'Ghi nhầm' })).body.error.kind).toBe('already-settled');
    expect((await commune.get('villages/a2/households')).body.rows).toMatchObject([{ head: 'Ngoài Phạm Vi' }]);
    expect((await commune.get('quarantine?node=xa-a')).body).toEqual([]);
  });

  test('[DESK] the same askings of the right coordinator all work', async () => {
    const right = await atTheDesk(server, 'dung-nguoi', 'xa-a');
    for (const { route, status } of await asked(right)) {
      expect([route, status]).toEqual([route, route.startsWith('POST quarantine') ? 409 : 200]);
    }
  });
});
