import { dayInVietnam, startOfDayInVietnam } from '#domain/dates.ts';
import type { Report } from '#domain/report-figures.ts';
import { possibleIndicators } from '#guides/report-indicators.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { freezeDue } from '#server/reports/freeze-schedule.ts';
import { reportOf } from '#server/reports/report-of.ts';
import { periodAround } from '#domain/report-period.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { statementsOf } from '../contract/server/statements.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId, startTime } from './field-server.ts';
import type { PeerMutation, PeerTablet } from './peer-client.ts';
import { type Logged, recount } from './report-recount.ts';
import { liveThreeWeeks } from './report-world.ts';

const day = 24 * 3_600_000;
const villagesOfA = ['a1', 'a2', 'a3'];
const indicators = possibleIndicators(shippedGuides);
let server: FieldServer;
let visitor: DeskVisitor & { member: string };
let tablet: PeerTablet;
let sent = 0;

async function logOf(): Promise<readonly Logged[]> {
  const { rows } = await sql<Logged>`select m.at, m.kind, m.id, m.area, m.set, r.area as placed
    from mutations m join records r on r.kind = m.kind and r.id = m.id`.execute(server.database.db);
  return rows;
}

/** Every figure of the report against a recount from the log. */
async function differences(report: Report): Promise<readonly string[]> {
  const log = await logOf();
  const now = Date.parse(report.asOf);
  const [from, to, before] = [report.period.from, report.period.to, report.period.before].map(Date.parse) as [number, number, number];
  const found: string[] = [];
  for (const [at, unit] of report.units.entries()) {
    const areas = new Set(unit.id === 'xa-a' ? ['xa-a'] : [unit.id]);
    const present = recount({ log, guides: shippedGuides, areas, at: to, since: from, now });
    const past = recount({ log, guides: shippedGuides, areas, at: from, since: before, now });
    if (unit.residents !== (present.get('residents') ?? 0))
      found.push(`${unit.id} residents ${unit.residents} ${present.get('residents')}`);
    for (const { key, units } of report.indicators) {
      const [is, was] = [present.get(key) ?? 0, past.get(key) ?? 0];
      if (units[at]?.now !== is || units[at]?.before !== was)
        found.push(`${unit.id} ${key}: ${units[at]?.now},${units[at]?.before} not ${is},${was}`);
    }
  }
  return found;
}

onEveryDatabase(({ fieldServer }) => {
  beforeAll(async () => {
    server = await fieldServer();
    visitor = await atTheDesk(server, 'bao-cao', 'xa-a');
    tablet = await server.tablet({ area: 'xa-a', role: 'lead' });
    sent = await liveThreeWeeks(tablet);
  });

  const asking = (query: string) => visitor.get(`areas/xa-a/report?${query}&indicators=${indicators.join(',')}`);

  test('[REPORT] every figure of every unit equals a recount from the log, for a week, a month, a quarter and any days', async () => {
    const log = await logOf();
    expect(log.length).toBeGreaterThan(600);
    let counted = 0;
    for (const query of [
      'kind=week',
      'kind=week&day=2027-01-06',
      'kind=month',
      'kind=quarter',
      'kind=days&from=2026-12-28&through=2027-01-09',
    ]) {
      const { status, body } = await asking(query);
      expect(status).toBe(200);
      const report = body as Report;
      expect(await differences(report)).toEqual([]);
      expect(report.units.map(({ id }) => id)).toEqual(villagesOfA);
      counted += report.indicators.filter(({ total }) => total.now > 0 && total.before > 0).length;
      for (const { units, total } of report.indicators) expect(total.now).toBe(units.reduce((sum, unit) => sum + unit.now, 0));
      expect(report.returned).toBeGreaterThan(3);
    }
    expect(counted).toBeGreaterThan(60);
  });

  test('[REPORT] records that were sent back do not count, and count again once mended', async () => {
    const home = someId();
    const person = someId();
    const at = server.clock.ms;
    const count = async () =>
      ((await asking('kind=week')).body as Report).indicators.find(({ key }) => key === 'reached:vssid:usable')?.total.now;
    const before = (await count()) ?? 0;
    const write = (set: Omit<PeerMutation, 'n' | 'at'>, later: number) => tablet.mutation((sent += 1), at + later, set);
    await tablet.ship([
      write({ kind: 'household', id: home, area: 'a2', set: { head: 'Bà Về' } }, 1),
      write({ kind: 'person', id: person, area: 'a2', set: { household: home, name: 'Bà Về', birth: '1950' } }, 2),
      write({ kind: 'progress', id: `${person}/vssid`, area: 'a2', set: { milestone: 'usable' } }, 3),
    ]);
    expect(await count()).toBe(before + 1);
    await tablet.ship([write({ kind: 'review', id: `person/${person}`, area: 'a2', set: { state: 'returned', comment: 'Xem lại' } }, 4)]);
    expect(await count()).toBe(before);
    await tablet.ship([write({ kind: 'review', id: `person/${person}`, area: 'a2', set: { state: 'mended' } }, 5)]);
    expect(await count()).toBe(before + 1);
    await tablet.ship([write({ kind: 'person', id: person, area: 'a2', set: { removed: 'mistake' } }, 6)]);
    expect(await count()).toBe(before);
  });

  test('[REPORT] [SY36] who withdrew from being counted is in no figure from then on; earlier days and what was frozen stay', async () => {
    const [home, person, consent] = [someId(), someId(), someId()];
    const at = server.clock.ms;
    const write = (kind: string, id: string, set: PeerMutation['set'], ms: number) =>
      tablet.mutation((sent += 1), ms, { kind, id, area: 'a2', set });
    const figures = async (query = 'kind=week') => {
      const { indicators: rows, whole, returned } = (await asking(query)).body as Report;
      const now = (key: string) => rows.find((row) => row.key === key)?.total.now ?? 0;
      const theirs = [
        'guided',
        'alone',
        'no-device',
        'people-visited',
        'homes-done',
        'reached:vneid-level-2:active',
        'alone:vneid-level-2',
      ];
      return { people: whole.residents, visited: now('homes-visited'), returned, theirs: theirs.map(now) };
    };
    const fourDaysAgo = 'kind=days&from=2027-01-04&through=2027-01-11';
    const none = await figures();
    await tablet.ship([
      write('household', home, { head: 'Bà Thôi' }, at - 8 * day),
      write('person', person, { household: home, name: 'Bà Thôi', birth: '1950', device: 'none' }, at - 8 * day + 1),
      write('consent', consent, { person, purposes: ['registration', 'guidance', 'reporting'] }, at - 8 * day + 2),
      write('visit', someId(), { household: home, at: new Date(at - 8 * day).toISOString(), outcome: 'met' }, at - 8 * day + 3),
      write('progress', `${person}/vneid-level-2`, { milestone: 'active', independent: true }, at - 8 * day + 4),
      write('progress', `${person}/vssid`, { milestone: 'usable' }, at - 8 * day + 5),
      write('review', `progress/${person}/vssid`, { state: 'returned', comment: 'Xem lại' }, at - 8 * day + 6),
    ]);
    const counted = await figures();
    expect(counted).toEqual({
      people: none.people + 1,
      visited: none.visited + 1,
      returned: none.returned + 1,
      theirs: none.theirs.map((count) => count + 1),
    });
    const before = await figures(fourDaysAgo);
    const frozen = await visitor.post('areas/a2/snapshots', { kind: 'week' });
    const text = async () => (await visitor.raw('GET', `snapshots/${frozen.body.id}`)).text();
    const asFrozen = await text();
    await tablet.ship([write('consent', consent, { reportingWithdrawnAt: new Date(at).toISOString() }, at + 1)]);
    expect(await figures()).toEqual({ ...none, visited: none.visited + 1 });
    expect(await figures(fourDaysAgo)).toEqual(before);
    expect(await text()).toBe(asFrozen);
    await tablet.ship([write('consent', someId(), { person, purposes: ['reporting'] }, at + 2)]);
    expect(await figures()).toEqual(counted);
    await tablet.ship([write('consent', consent, { withdrawnAt: new Date(at).toISOString() }, at + 3)]);
    expect(await figures()).toEqual(counted);
  });

  test('[REPORT] residents and targets are the unit’s own where entered, and the report says which residents it used', async () => {
    const entered = [
      { id: 'a1', residents: 200, counts: { guided: 10 } },
      { id: 'a2', residents: 150, counts: { guided: 5 } },
      { id: 'a3', residents: null, counts: { guided: 1 } },
    ];
    expect((await visitor.post('areas/xa-a/goals', { units: entered, shares: {} })).body).toEqual({ saved: 3 });
    const report = (await asking('kind=week')).body as Report;
    expect(report.units.map(({ residentsFrom }) => residentsFrom)).toEqual(['set', 'set', 'known']);
    expect(report.whole).toMatchObject({ residentsFrom: 'mixed', residents: 350 + (report.units[2]?.residents ?? 0) });
    expect(report.indicators.find(({ key }) => key === 'guided')?.total.target).toBe(16);
    await visitor.post('areas/xa-a/goals', { units: [{ id: 'xa-a', residents: 400, counts: { guided: 20 } }], shares: {} });
    const whole = (await asking('kind=week')).body as Report;
    expect(whole.whole).toMatchObject({ residentsFrom: 'set', residents: 400 });
    expect(whole.indicators.find(({ key }) => key === 'guided')?.total.target).toBe(20);
    const elsewhere = await visitor.post('areas/xa-a/goals', { units: [{ id: 'b1', residents: 1, counts: {} }], shares: {} });
    expect(elsewhere.body.error.kind).toBe('outside-scope');
    expect((await visitor.get('areas/xa-a/report?kind=days&from=2027-02-30&through=2027-03-01')).body.error.kind).toBe('invalid');
  });

  test('[REPORT] a node reports what the nearest unit above it chose, unless it chose itself', async () => {
    const province = await atTheDesk(server, 'bao-cao-tinh', 'tinh');
    const settings = { heading: null, freeze: null, isPublic: false };
    await province.post('areas/tinh/report-setup', { ...settings, indicators: ['guided', 'alone'] });
    expect((await visitor.get('areas/xa-a/report-setup')).body.indicators).toEqual({
      keys: ['guided', 'alone'],
      from: { id: 'tinh', name: 'Tỉnh Thử' },
    });
    await visitor.post('areas/xa-a/report-setup', { ...settings, indicators: ['visits'] });
    expect(((await visitor.get('areas/a1/report')).body as Report).indicators.map(({ key }) => key)).toEqual(['visits']);
    await province.post('areas/tinh/report-setup', { ...settings, indicators: null });
    await visitor.post('areas/xa-a/report-setup', { ...settings, indicators: null });
    expect((await visitor.get('areas/xa-a/report-setup')).body.indicators.from).toBeNull();
  });

  test('[REPORT] the report takes the same few statements for a village and for a province', async () => {
    const counts: number[] = [];
    for (const node of ['a1', 'xa-a', 'tinh']) {
      const area = await server.database.db.selectFrom('areas').where('id', '=', node).selectAll().executeTakeFirstOrThrow();
      counts.push(await statementsOf(server, () => reportOf(server.services, area, periodAround('week', '2027-01-15'), indicators)));
    }
    expect(counts[0]).toBeGreaterThan(3);
    expect(counts[0]).toBeLessThan(10);
    expect(new Set(counts).size).toBe(1);
  });

  test('[FREEZE] a frozen report is given out byte for byte, whatever arrives or is entered later', async () => {
    const frozen = await visitor.post('areas/xa-a/snapshots', { kind: 'week' });
    const text = async () => (await visitor.raw('GET', `snapshots/${frozen.body.id}`)).text();
    const first = await text();
    const live = (await visitor.get('areas/xa-a/report')).body as Report;
    expect(JSON.parse(first)).toEqual({ ...live, asOf: expect.any(String) });
    await tablet.ship([
      tablet.mutation((sent += 1), startTime - 2 * day, { kind: 'household', id: someId(), area: 'a3', set: { head: 'Về Muộn' } }),
    ]);
    await visitor.post('areas/xa-a/goals', { units: [{ id: 'a1', residents: 999, counts: {} }], shares: {} });
    expect(await text()).toBe(first);
    expect((await visitor.get('areas/xa-a/report')).body).not.toEqual(live);
    expect((await visitor.get('areas/xa-a/snapshots')).body).toMatchObject([{ id: frozen.body.id, madeBy: 'Người bao-cao' }]);
  });

  test('[FREEZE] each Friday once, however many servers look; times missed are made up, none from before it was switched on', async () => {
    const on = { indicators: null, heading: null, freeze: { weekday: 4, hour: 16 }, isPublic: false };
    /* 2027-01-15 is a Friday, 15:00 in Vietnam. */
    expect([dayInVietnam(startTime), server.clock.ms]).toEqual(['2027-01-15', startTime]);
    await visitor.post('areas/xa-a/report-setup', on);
    expect(await freezeDue(server.services)).toBe(0);
    server.clock.ms = startTime + 3 * 3_600_000;
    const took = await Promise.all([1, 2, 3].map(() => freezeDue(server.services)));
    expect(took.reduce((sum, count) => sum + count)).toBe(1);
    server.clock.ms = startTime + 22 * day;
    expect(await freezeDue(server.services)).toBe(3);
    expect(await freezeDue(server.services)).toBe(0);
    await visitor.signIn('bao-cao');
    const rows = (await visitor.get('areas/xa-a/snapshots')).body as { dueAt?: string; period: Report['period'] }[];
    const due = rows.flatMap(({ dueAt }) => dueAt ?? []).map((at) => Date.parse(at));
    const first = startOfDayInVietnam('2027-01-15') + 16 * 3_600_000;
    expect(due.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3].map((week) => first + week * 7 * day));
    for (const { dueAt, period } of rows.filter((row) => row.dueAt)) expect(period.to).toBe(dueAt);
    await visitor.post('areas/xa-a/report-setup', { ...on, freeze: null });
    server.clock.ms = startTime + 40 * day;
    expect(await freezeDue(server.services)).toBe(0);
    await visitor.signIn('bao-cao');
  });

  test('[PUBLIC] nothing is published until a coordinator says so; then the frozen figures, small cells held back, cacheable, and not too often', async () => {
    const path = '/api/public/areas/xa-a/figures';
    const asked = (headers = {}) => server.app.request(path, { headers });
    expect((await asked()).status).toBe(404);
    const settings = { indicators: null, heading: null, freeze: null };
    await visitor.post('areas/xa-a/report-setup', { ...settings, isPublic: true });
    await visitor.post('areas/xa-a/snapshots', { kind: 'week' });
    const answer = await asked();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
    const text = await answer.text();
    const figures = JSON.parse(text);
    const shown = figures.indicators.flatMap((one: { counts: (number | null)[] }) => one.counts) as (number | null)[];
    expect(shown.filter((count) => count === null).length).toBeGreaterThan(3);
    expect(shown.filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
    expect(text).not.toMatch(/"now"|"target"|Chủ Hộ|Người Thử/);
    expect((await asked({ 'if-none-match': answer.headers.get('etag') })).status).toBe(304);
    const bytes = await (await server.app.request(`${path}.csv`)).arrayBuffer();
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(csv.startsWith('\uFEFFunit,indicator')).toBe(true);
    expect(csv.split('\r\n').length - 2).toBe(figures.indicators.length * (figures.units.length + 1));
    const statuses = [];
    for (let i = 0; i < 70; i += 1) statuses.push((await asked()).status);
    expect(statuses.at(-1)).toBe(429);
    server.clock.ms += 61_000;
    expect((await asked()).status).toBe(200);
    await visitor.post('areas/xa-a/report-setup', { ...settings, isPublic: false });
    expect((await asked()).status).toBe(404);
  });
});
