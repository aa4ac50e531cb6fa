import { dayInVietnam, daysBetween } from '#domain/dates.ts';
import type { EntityFields, EntityKind } from '#domain/entities.ts';
import { checkPersonalId } from '#domain/personal-id.ts';
import { parsePhone } from '#domain/phone.ts';
import { fold } from '#domain/vietnamese-text.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import admin from '#server/areas/admin-2026.json' with { type: 'json' };
import { composeServices } from '#server/compose-server.ts';
import type { OpenedDatabase } from '#server/database/open-database.ts';
import { slipCount } from '#server/demo/demo-desk-work.ts';
import { nameWords } from '#server/demo/demo-names.ts';
import { communeName, neighbourName } from '#server/demo/demo-places.ts';
import { inventCommune } from '#server/demo/invent-commune.ts';
import { demoWelcome } from '#server/demo/print-demo.ts';
import { seedDemo, type SeededDemo } from '#server/demo/seed-demo.ts';
import { enrolDevice } from '#server/devices/enrol.ts';
import { overviewOf } from '#server/desk/overview.ts';
import { deskMember, scopeOf } from '#server/desk/scope.ts';
import type { Services } from '#server/services.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inMemory } from './in-memory.ts';

/** Monday, 2026-11-23, 10:00 in Vietnam. */
const now = Date.UTC(2026, 10, 23, 3);
const today = dayInVietnam(now);

let database: OpenedDatabase;
let services: Services;
let demo: SeededDemo;
let seconds = 0;

beforeAll(async () => {
  database = await inMemory();
  services = await composeServices({ database, now: () => now, random: (bytes) => crypto.getRandomValues(bytes) });
  const began = performance.now();
  demo = await seedDemo(services);
  seconds = (performance.now() - began) / 1000;
});
afterAll(() => database.close());

interface Row<Kind extends EntityKind> {
  readonly kind: string;
  readonly id: string;
  readonly area: string;
  readonly fields: EntityFields[Kind];
}
const recordsOf = async <Kind extends EntityKind>(kind: Kind): Promise<readonly Row<Kind>[]> => {
  const rows = await services.db
    .selectFrom('records')
    .select(['kind', 'id', 'area', 'fields'])
    .where('kind', '=', kind)
    .orderBy('id')
    .execute();
  return rows;
};
const tally = (values: Iterable<unknown>) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};

test('the demo is as large as promised, and quickly there', async () => {
  const [homes, people, consents] = await Promise.all([recordsOf('household'), recordsOf('person'), recordsOf('consent')]);
  expect(homes.length).toBeGreaterThan(880);
  expect(homes.length).toBeLessThan(960);
  expect(people.length).toBeGreaterThan(2700);
  expect(people.length).toBeLessThan(3300);
  expect(consents.length).toBe(people.length);
  expect(demo.mutations).toBeGreaterThan(9000);
  expect(seconds).toBeLessThan(30);
});

test('nothing was refused, and the log has every change', async () => {
  const { count } = await services.db
    .selectFrom('mutations')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const quarantined = await services.db.selectFrom('quarantine').select('n').execute();
  expect(count).toBe(demo.mutations);
  expect(quarantined).toEqual([]);
});

test('the same seed and time give the same work, another seed other work', () => {
  const first = inventCommune(7, now);
  expect(inventCommune(7, now).writings).toEqual(first.writings);
  expect(inventCommune(8, now).writings).not.toEqual(first.writings);
});

test.each([
  ['mid-morning', now],
  ['a minute after midnight in Vietnam', Date.UTC(2026, 10, 22, 17, 1)],
  ['New Year', Date.UTC(2026, 11, 31, 17, 30)],
])('at %s nothing was written in the future, and the last work is from yesterday', (_, now) => {
  const { writings, beganAt } = inventCommune(7, now);
  expect(writings.length).toBeGreaterThan(9000);
  expect(Math.min(...writings.map(({ ms }) => ms))).toBeGreaterThanOrEqual(beganAt);
  const last = Math.max(...writings.map(({ ms }) => ms));
  expect(last).toBeLessThanOrEqual(now);
  expect(daysBetween(dayInVietnam(last), dayInVietnam(now))).toBe(1);
});

test('the commune is invented: no unit of its name is in the official list', () => {
  const official = new Set(admin.wards.map(([, name = '']) => fold(name)));
  expect(official.size).toBeGreaterThan(2000);
  expect([communeName, neighbourName].filter((name) => official.has(fold(name)))).toEqual([]);
});

test('every person is named from the list of invented names', async () => {
  const words = nameWords();
  const names = (await recordsOf('person')).map(({ fields }) => fields.name ?? '');
  expect(names.length).toBeGreaterThan(2700);
  expect(names.filter((name) => !name.split(' ').every((word) => words.has(word)))).toEqual([]);
});

test('personal numbers are right and given once; only the deliberate slips are warned about', async () => {
  const people = (await recordsOf('person')).map(({ fields }) => fields);
  const numbered = people.filter((fields) => fields.personalId);
  const checks = numbered.map((fields) => {
    return checkPersonalId(String(fields.personalId), {
      birth: String(fields.birth),
      sex: fields.sex === 'male' ? 'male' : 'female',
    });
  });
  expect(numbered.length).toBeGreaterThan(2000);
  expect(checks.every(({ valid }) => valid)).toBe(true);
  expect(checks.filter(({ warnings }) => warnings.length > 0)).toHaveLength(slipCount - 1);
  expect(new Set(numbered.map((fields) => fields.personalId)).size).toBe(numbered.length);
});

test('telephone numbers are Vietnamese mobile numbers that everybody sees are invented', async () => {
  const rows = [...(await recordsOf('person')), ...(await recordsOf('household'))];
  const phones = rows.flatMap(({ fields }) => (fields.phone ? [fields.phone] : []));
  expect(phones.length).toBeGreaterThan(1500);
  expect(phones.filter((phone) => !parsePhone(phone)?.prefixKnown || !phone.includes('000'))).toEqual([]);
});

test('every reference leads somewhere, within the same village', async () => {
  const homes = new Map((await recordsOf('household')).map((row) => [row.id, row.area]));
  const people = new Map((await recordsOf('person')).map((row) => [row.id, row.area]));
  const broken: string[] = [];
  const refer = (row: Omit<Row<EntityKind>, 'fields'>, to: ReadonlyMap<string, string>, id: string | null | undefined) => {
    if (to.get(id ?? '') !== row.area) broken.push(`${row.kind} ${row.id}`);
  };
  for (const row of await recordsOf('person')) refer(row, homes, row.fields.household);
  for (const row of await recordsOf('consent')) refer(row, people, row.fields.person);
  for (const row of await recordsOf('task')) refer(row, homes, row.fields.household);
  for (const row of await recordsOf('progress')) refer(row, people, row.id.split('/')[0]);
  for (const row of await recordsOf('review')) refer(row, people, row.id.split('/')[1]);
  for (const row of await recordsOf('visit')) {
    refer(row, homes, row.fields.household);
    for (const person of row.fields.present ?? []) refer(row, people, person);
  }
  expect(broken).toEqual([]);
});

test('progress names steps, obstacles and milestones its guide has', async () => {
  const rows = await recordsOf('progress');
  const wrong = rows.filter(({ id, fields }) => {
    const guide = findGuide(id.split('/')[1] ?? '');
    const step = guide?.steps.find((candidate) => candidate.id === fields.step);
    const fits = (value: string | null | undefined, known: readonly string[] | undefined) =>
      value === undefined || value === null || known?.includes(value);
    return (
      !guide ||
      !fits(
        fields.milestone,
        guide.milestones.map((milestone) => milestone.id),
      ) ||
      !fits(
        fields.step,
        guide.steps.map((candidate) => candidate.id),
      ) ||
      !fits(fields.obstacle, step?.obstacles)
    );
  });
  expect(rows.length).toBeGreaterThan(1200);
  expect(wrong).toEqual([]);
});

test('every state of the work is there to be looked at', async () => {
  const progress = await recordsOf('progress');
  const milestones = tally(progress.map(({ id, fields }) => `${id.split('/')[1]} ${fields.milestone ?? ''}`));
  const states = ['1 applied', '1 active', '2 referred', '2 at-police', '2 approved', '2 active'];
  expect(states.filter((state) => (milestones[`vneid-level-${state}`] ?? 0) <= 10)).toEqual([]);
  expect(progress.filter(({ fields }) => fields.obstacle).length).toBeGreaterThan(60);
  expect(progress.filter(({ fields }) => fields.declined).length).toBeGreaterThan(5);
  expect(progress.some(({ fields }) => (fields.appointmentOn ?? '') >= today)).toBe(true);
  const visits = await recordsOf('visit');
  expect(Object.keys(tally(visits.map(({ fields }) => fields.outcome))).sort()).toEqual(['absent', 'met', 'moved', 'refused']);
  const returns = visits.flatMap(({ fields }) => (fields.returnOn ? [daysBetween(today, fields.returnOn)] : []));
  expect(returns.filter((days) => days >= 0 && days <= 14).length).toBeGreaterThan(10);
  expect(tally((await recordsOf('review')).map(({ fields }) => fields.state))).toEqual({
    approved: 36,
    mended: 1,
    returned: slipCount - 1,
  });
  expect((await recordsOf('task')).filter(({ fields }) => !fields.doneAt)).toHaveLength(5);
  const births = tally((await recordsOf('person')).map(({ fields }) => fields.birth?.length));
  expect(births[4]).toBeGreaterThan(50);
});

test('the desk of the cluster sees a week’s change, and homes not reached in every village', async () => {
  const { member } = await services.db
    .selectFrom('accounts')
    .select('member')
    .where('sign_in', '=', 'cum-ven-suoi')
    .executeTakeFirstOrThrow();
  const coordinator = await deskMember(services, member);
  if (!coordinator) throw new Error('the coordinator is a member');
  const scope = scopeOf(services, coordinator);
  const cluster = coordinator.roles[0]?.area.id ?? '';
  const node = await scope.area(cluster);
  if (!node.ok) throw new Error('the cluster is in scope');
  const began = performance.now();
  const overview = await overviewOf(services, node.value);
  expect(performance.now() - began).toBeLessThan(2000);
  expect(overview.rows.map(({ area }) => area.name).sort()).toEqual([communeName, neighbourName]);
  expect(overview.total.now.visited - overview.total.weekAgo.visited).toBeGreaterThan(30);
  expect(overview.total.now.guided - overview.total.weekAgo.guided).toBeGreaterThan(30);
  const commune = await scope.area(overview.rows.find(({ area }) => area.name === communeName)?.area.id ?? '');
  if (!commune.ok) throw new Error('the commune is in scope');
  const { rows } = await overviewOf(services, commune.value);
  expect(rows).toHaveLength(6);
  for (const { now: figures } of rows) {
    expect(figures.visited).toBeGreaterThan(50);
    expect(figures.visited).toBeLessThan(figures.households);
  }
});

test('the codes printed enrol a tablet for the volunteer and villages they are printed with', async () => {
  expect(demo.tablets).toHaveLength(4);
  for (const { name, villages, codes } of demo.tablets) {
    const enrolled = await enrolDevice(services, codes[0] ?? '', 'Máy mới');
    if (!enrolled.ok) throw new Error(enrolled.failure.kind);
    expect(enrolled.value.member).toMatchObject({ name, role: 'volunteer' });
    const names = new Set(enrolled.value.areas.map((area) => area.name));
    expect(villages.filter((village) => !names.has(village))).toEqual([]);
  }
});

test('the welcome says everything one needs', () => {
  const text = demoWelcome(demo, 'http://localhost:8080');
  for (const { signIn, password } of demo.signIns) expect(text).toMatch(new RegExp(`${signIn}\\s+${password}`));
  for (const { codes } of demo.tablets) for (const code of codes) expect(text).toContain(`http://localhost:8080/#enrol=${code}`);
  expect(text).toContain('http://localhost:8080/desk');
});
