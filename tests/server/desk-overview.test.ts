import { addDays, dayInVietnam, startOfDayInVietnam } from '#domain/dates.ts';
import { foldMutations, isRemoved, type MergedRecord } from '#domain/merge.ts';
import type { Mutation } from '#domain/mutation.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { milestoneRank } from '#guides/progress-rules.ts';
import type { Figures, Overview } from '#protocol/desk-answers.ts';
import { composeServices } from '#server/compose-server.ts';
import { overviewOf } from '#server/desk/overview.ts';
import { deskMember, scopeOf } from '#server/desk/scope.ts';
import { beforeAll, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, seededRandom, someId, startTime } from './field-server.ts';
import type { PeerTablet } from './peer-client.ts';
import { day, guidesWalked, liveThreeWeeks, villagesOfA } from './three-weeks.ts';

let server: FieldServer;
let visitor: DeskVisitor & { member: string };
let tablets: PeerTablet[];

/** The moment after which it is another day in Vietnam. */
const endOfDay = (ms: number) => startOfDayInVietnam(addDays(dayInVietnam(ms), 1));

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

onEveryDatabase(({ fieldServer }) => {
  beforeAll(async () => {
    server = await fieldServer();
    visitor = await atTheDesk(server, 'tong-quan', 'xa-a');
    tablets = [await server.tablet({ area: 'xa-a', role: 'volunteer' }), await server.tablet({ area: 'xa-a', role: 'volunteer' })];
    await liveThreeWeeks(tablets);
  });

  async function recordsAt(moment: number): Promise<readonly MergedRecord[]> {
    const log = await server.database.db.selectFrom('mutations').selectAll().execute();
    const byRecord = grouped(
      log.filter((row) => row.at < String(moment).padStart(13, '0')),
      (row) => `${row.kind} ${row.id}`,
    );
    const now = placesNow(log);
    return [...byRecord].map(([key, rows]) => {
      const record = foldMutations(undefined, rows) as MergedRecord;
      return { ...record, area: now.get(key) ?? record.area };
    });
  }

  /** Where everything is by the whole log: a home by its own greatest stamp, a person where their home is. */
  function placesNow(log: readonly Mutation[]): ReadonlyMap<string, string> {
    const whole = grouped(log, ({ kind, id }) => `${kind} ${id}`);
    const records = [...whole].map(([key, rows]) => [key, foldMutations(undefined, rows) as MergedRecord] as const);
    const homes = new Map(records.flatMap(([, { kind, id, area }]) => (kind === 'household' ? [[id, area] as const] : [])));
    return new Map(
      records.map(([key, { fields, area }]) => [
        key,
        (typeof fields['household'] === 'string' ? homes.get(fields['household']) : undefined) ?? area,
      ]),
    );
  }

  /** The same figures, counted one record at a time from the log. */
  async function recount(moment: number, within: readonly string[]): Promise<Figures> {
    const records = await recordsAt(moment);
    const standing = (kind: string) => records.filter((record) => record.kind === kind && !isRemoved(record.fields));
    const homes = standing('household').filter((home) => within.includes(home.area));
    const people = standing('person').filter((person) => within.includes(person.area));
    const visitsOf = (home: MergedRecord) => standing('visit').filter((visit) => visit.fields['household'] === home.id);
    const lastOf = (visits: readonly MergedRecord[]) =>
      visits.toSorted((a, b) => (JSON.stringify(a.fields['at']) < JSON.stringify(b.fields['at']) ? 1 : -1))[0];
    const isGuided = (person: MergedRecord) =>
      shippedGuides.some((guide) => {
        const progress = records.find((record) => record.kind === 'progress' && record.id === `${person.id}/${guide.id}`);
        const first = guide.milestones.findIndex((milestone) => milestone.counts);
        return progress !== undefined && milestoneRank(guide, progress.fields['milestone'] as string | null) >= first;
      });
    return {
      households: homes.length,
      visited: homes.filter((home) => visitsOf(home).length > 0).length,
      met: homes.filter((home) => visitsOf(home).some((visit) => visit.fields['outcome'] === 'met')).length,
      refused: homes.filter((home) => lastOf(visitsOf(home))?.fields['outcome'] === 'refused').length,
      people: people.length,
      guided: people.filter(isGuided).length,
    };
  }

  test('[DESK] the figures now a week ago and week by week equal a recount from the log, in total and by village', async () => {
    const overview = (await visitor.get('overview?node=xa-a')).body as Overview;
    const now = Date.parse(overview.asOf);
    expect(overview.total.now).toEqual(await recount(now + 1, villagesOfA));
    expect(overview.total.weekAgo).toEqual(await recount(endOfDay(now - 7 * day), villagesOfA));
    expect(overview.total.weekAgo).not.toEqual(overview.total.now);
    expect(overview.weeks).toHaveLength(13);
    for (const { day: last, figures } of overview.weeks.slice(-5))
      expect(figures).toEqual(await recount(endOfDay(startOfDayInVietnam(last)), villagesOfA));
    expect(overview.rows.map((row) => row.area.id)).toEqual(villagesOfA);
    for (const row of overview.rows) {
      expect(row.now.households).toBeGreaterThan(0);
      expect(row.now).toEqual(await recount(now + 1, [row.area.id]));
      expect(row.weekAgo).toEqual(await recount(endOfDay(now - 7 * day), [row.area.id]));
    }
  });

  test('[DESK] milestones, people who are stuck and people who can do it alone equal a recount', async () => {
    const overview = (await visitor.get('overview?node=xa-a')).body as Overview;
    const records = await recordsAt(Date.parse(overview.asOf) + 1);
    const people = new Set(records.filter((record) => record.kind === 'person' && !isRemoved(record.fields)).map((record) => record.id));
    expect(overview.total.guides.map(({ guide }) => guide)).toEqual(guidesWalked.map(({ id }) => id).toSorted());
    for (const { guide, reached, independent, stuck } of overview.total.guides) {
      const progress = records.filter((record) => {
        const [person = '', of] = record.id.split('/');
        return record.kind === 'progress' && of === guide && people.has(person);
      });
      expect(progress.length).toBeGreaterThan(0);
      const milestones = progress.map((record) => record.fields['milestone']).filter((milestone) => typeof milestone === 'string');
      expect(reached).toEqual(Object.fromEntries([...grouped(milestones, (id) => id)].map(([id, all]) => [id, all.length])));
      expect(independent).toBe(progress.filter((record) => record.fields['independent'] === true).length);
      expect(stuck).toBe(progress.filter((record) => typeof record.fields['obstacle'] === 'string').length);
    }
  });

  test('[DESK] work that arrives late counts where it was done: last week does not look lazy and this week does not look busy', async () => {
    const before = (await visitor.get('overview?node=xa-a')).body as Overview;
    const [tablet] = tablets;
    const home = someId();
    await tablet?.ship(
      [tablet.mutation(451, startTime - 10 * day, { kind: 'household', id: home, area: 'a3', set: { head: 'Về Muộn' } })],
      {
        authored: 460,
      },
    );
    const after = (await visitor.get('overview?node=xa-a')).body as Overview;
    expect(after.total.now.households - before.total.now.households).toBe(1);
    expect(after.total.weekAgo.households - before.total.weekAgo.households).toBe(1);
  });

  test('[DESK] work known to be still on tablets is told, of this node only', async () => {
    const overview = (await visitor.get('overview?node=xa-a')).body as Overview;
    expect(overview.unsent).toEqual({ devices: 2, mutations: 9 + 10 });
    const other = await atTheDesk(server, 'xa-kia', 'xa-b');
    expect(((await other.get('overview?node=xa-b')).body as Overview).unsent).toEqual({ devices: 0, mutations: 0 });
  });

  test('[DESK] the overview takes the same few statements for a village and for a province', async () => {
    const counted: string[] = [];
    const { db } = server.database;
    const services = await composeServices({ database: { db }, now: () => server.clock.ms, random: seededRandom(3) });
    const province = await atTheDesk(server, 'ca-tinh', 'tinh');
    const scope = scopeOf(services, (await deskMember(services, province.member)) ?? { id: '', name: '', roles: [] });
    const statements = async (node: string) => {
      const area = await scope.area(node);
      if (!area.ok) throw new Error(node);
      counted.length = 0;
      const spying = db.withPlugin({
        transformQuery: ({ node }) => {
          counted.push(node.kind);
          return node;
        },
        transformResult: ({ result }) => Promise.resolve(result),
      });
      await overviewOf({ db: spying, now: services.now }, area.value);
      return counted.length;
    };
    const village = await statements('a1');
    expect(village).toBeGreaterThan(2);
    expect(village).toBeLessThan(14);
    expect(await statements('xa-a')).toBe(village);
    expect(await statements('tinh')).toBe(village);
  });
});
