import type { Report } from '#domain/report-figures.ts';
import type { Overview } from '#protocol/desk-answers.ts';
import type { ListedPage, ListedRow, Morning, Obstacles } from '#protocol/figure-answers.ts';
import { beforeAll, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId, startTime } from './field-server.ts';
import type { PeerTablet } from './peer-client.ts';
import { guidesWalked, liveThreeWeeks } from './three-weeks.ts';

let server: FieldServer;
let visitor: DeskVisitor & { member: string };
let tablet: PeerTablet;

onEveryDatabase(({ fieldServer }) => {
  beforeAll(async () => {
    server = await fieldServer();
    visitor = await atTheDesk(server, 'so-lieu', 'xa-a');
    tablet = await server.tablet({ area: 'xa-a', role: 'volunteer' });
    await liveThreeWeeks([tablet, await server.tablet({ area: 'xa-a', role: 'volunteer' })]);
  });

  test('[DESK] behind every number is a list as long as the number says, page by page in the order of names', async () => {
    const overview = (await visitor.get('overview?node=xa-a')).body as Overview;
    const { now, guides } = overview.total;
    const listed = async (figures: readonly string[], limit = 7) => {
      const rows: ListedRow[] = [];
      let after = '';
      for (;;) {
        const named = figures.map((figure) => `figure=${encodeURIComponent(figure)}`).join('&');
        const page = (await visitor.get(`areas/xa-a/listed?${named}&limit=${limit}${after}`)).body as ListedPage;
        rows.push(...page.rows);
        expect(page.rows.length).toBeLessThanOrEqual(page.total ?? 0);
        if (!page.next) return { rows, total: page.total };
        after = `&after=${encodeURIComponent(page.next)}`;
      }
    };
    const guide = guides[0];
    const milestones = Object.entries(guide?.reached ?? {});
    const wanted: readonly (readonly [readonly string[], number])[] = [
      [['home'], now.households],
      [['visited'], now.visited],
      [['unvisited'], now.households - now.visited],
      [['met'], now.met],
      [['refused'], now.refused],
      [['person'], now.people],
      [['guided'], now.guided],
      [['unconsented'], overview.unconsented],
      [[`stuck/${guide?.guide}`], guide?.stuck ?? 0],
      [[`obstacle/${guide?.guide}`], guide?.stuck ?? 0],
      [milestones.map(([id]) => `milestone/${guide?.guide}/${id}`), milestones.reduce((sum, [, count]) => sum + count, 0)],
    ];
    for (const [figures, number] of wanted) {
      const { rows, total } = await listed(figures);
      expect([figures, total, rows.length]).toEqual([figures, number, number]);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(number);
      expect(number).toBeGreaterThan(1);
    }
    const all = await listed(['home'], 200);
    expect((await listed(['home'], 3)).rows.map(({ id }) => id)).toEqual(all.rows.map(({ id }) => id));
  });

  test('[DESK] follow-ups are counted by when they are due, and the list names the reason of each', async () => {
    const home = someId();
    const before = ((await visitor.get('overview?node=xa-a')).body as Overview).due;
    const lead = await server.tablet({ area: 'xa-a', role: 'lead' });
    const visit = { household: home, at: '2027-01-12T08:00:00Z', outcome: 'absent', returnOn: '2027-01-14' };
    await lead.ship(
      [
        lead.mutation(1, startTime, { kind: 'household', id: home, area: 'a1', set: { head: 'Hẹn Lại' } }),
        lead.mutation(2, startTime, { kind: 'visit', id: someId(), area: 'a1', set: visit }),
        lead.mutation(3, startTime, { kind: 'task', id: someId(), area: 'a1', set: { household: home, dueOn: '2027-01-21' } }),
        lead.mutation(4, startTime, { kind: 'task', id: someId(), area: 'a1', set: { household: home, dueOn: '2027-01-22' } }),
        lead.mutation(5, startTime, { kind: 'task', id: someId(), area: 'a1', set: { household: home } }),
        lead.mutation(6, startTime, { kind: 'review', id: `household/${home}`, area: 'a1', set: { state: 'returned' } }),
      ],
      { authored: 6 },
    );
    const { due } = (await visitor.get('overview?node=xa-a')).body as Overview;
    expect(due).toEqual({
      overdue: before.overdue + 1,
      week: before.week + 1,
      undated: before.undated + 1,
      returned: before.returned + 1,
    });
    for (const [when, figure] of [
      ['overdue', 'due/promised/2027-01-14'],
      ['week', 'due/task/2027-01-21'],
      ['undated', 'due/task/-'],
      ['returned', 'due/returned/-'],
    ]) {
      const page = (await visitor.get(`areas/a1/listed?figure=due/${when}`)).body as ListedPage;
      expect(page.rows.filter(({ id }) => id === home).map((row) => row.figure)).toEqual([figure]);
    }
  });

  test('[DESK] the morning says what changed since yesterday began, what is stuck and what is to be done', async () => {
    const read = async () => (await visitor.get('areas/xa-a/morning')).body as Morning;
    const overview = (await visitor.get('overview?node=xa-a')).body as Overview;
    const before = await read();
    const { due, unconsented, unsent } = overview;
    expect(before).toMatchObject({ since: '2027-01-14', due, unconsented, unsent, refused: 0, silent: 0, rights: { open: 0, late: 0 } });
    const stuck = overview.total.guides.map(({ guide, stuck }) => ({ guide, people: stuck })).filter(({ people }) => people > 0);
    expect(stuck.length).toBeGreaterThan(0);
    expect(before.stuck.map(({ people }) => people)).toEqual(
      stuck
        .map(({ people }) => people)
        .toSorted((a, b) => b - a)
        .slice(0, 3),
    );
    expect(stuck).toEqual(expect.arrayContaining([...before.stuck]));

    const lead = await server.tablet({ area: 'xa-a', role: 'lead' });
    const [today, yesterday, earlier] = [someId(), someId(), someId()];
    const night = Date.parse('2027-01-13T17:00:00Z'); // Midnight in Vietnam: yesterday begins.
    await lead.ship(
      [
        lead.mutation(1, night - 1, { kind: 'household', id: earlier, area: 'a1', set: { head: 'Hôm Kia' } }),
        lead.mutation(2, night, { kind: 'household', id: yesterday, area: 'a1', set: { head: 'Hôm Qua' } }),
        lead.mutation(3, startTime, { kind: 'household', id: today, area: 'a2', set: { head: 'Hôm Nay' } }),
        lead.mutation(4, startTime, { kind: 'household', id: someId(), area: 'b1', set: { head: 'Ngoài Phạm Vi' } }),
      ],
      { authored: 6 },
    );
    const after = await read();
    expect(after.changed.households - before.changed.households).toBe(2);
    expect(after.unsent.mutations - before.unsent.mutations).toBe(2);
    expect(after.refused).toBe(1);

    const helper = await atTheDesk(server, 'phu-giup', 'xa-a', 'lead');
    expect((await helper.get('areas/xa-a/morning')).body).not.toHaveProperty('rights');
  });

  test('[DESK] obstacles are counted by step, age and village, and each cell opens its people', async () => {
    const guide = guidesWalked[0]?.id ?? '';
    const person = someId();
    const progress = { step: 'open', obstacle: 'old-phone', milestone: null };
    await tablet.ship(
      [
        tablet.mutation(458, startTime, { kind: 'person', id: person, area: 'a2', set: { name: 'Cụ Vướng', birth: '1950-02' } }),
        tablet.mutation(459, startTime, { kind: 'progress', id: `${person}/${guide}`, area: 'a2', set: progress }),
      ],
      { authored: 460 },
    );
    const cells = (await visitor.get(`areas/xa-a/obstacles?guide=${guide}`)).body as Obstacles;
    const row = cells.rows.find(({ step, obstacle }) => step === 'open' && obstacle === 'old-phone');
    const band = cells.bands.findIndex(({ from }) => from === 75);
    expect(row).toEqual({
      step: 'open',
      obstacle: 'old-phone',
      total: 1,
      ages: cells.bands.map((_, i) => Number(i === band)),
      units: { a2: 1 },
    });
    const born = cells.bands[band]?.born?.join('..');
    const page = (await visitor.get(`areas/xa-a/listed?figure=obstacle/${guide}/open/old-phone&born=${born}`)).body as ListedPage;
    expect(page.rows).toMatchObject([{ id: person, name: 'Cụ Vướng', village: 'a2', birth: '1950-02' }]);
    expect((await visitor.get(`areas/xa-a/listed?figure=obstacle/${guide}/open/old-phone&born=1990..2000`)).body).toMatchObject({
      total: 0,
      rows: [],
    });
    /* Any other figure together with the years of birth: those behind both. */
    const everybody = (await visitor.get('areas/xa-a/listed?figure=person&limit=200')).body as ListedPage;
    const old = everybody.rows.filter((one) => (one.birth ?? '9999').slice(0, 4) <= '1960');
    expect(old.length).toBeGreaterThan(0);
    expect(old.length).toBeLessThan(everybody.rows.length);
    const elders = (await visitor.get('areas/xa-a/listed?figure=person&born=0000..1960&limit=200')).body as ListedPage;
    expect(elders.rows.map(({ id }) => id)).toEqual(old.map(({ id }) => id));
    expect(elders.total).toBe(old.length);
    const unknown = (await visitor.get('areas/xa-a/listed?figure=person&born=-..-&limit=200')).body as ListedPage;
    expect(unknown.total).toBe(everybody.rows.filter(({ birth }) => !birth).length);
  });

  test('[DESK] a share set above holds below until one is set there, numbers are of one unit alone, and residents are summed when every unit is counted', async () => {
    const key = 'reached:vneid-level-2:active';
    const share = { percent: 80, dueOn: '2027-06-30' };
    const unit = (id: string, residents: number | null, counts = {}) => ({ id, residents, counts });
    expect((await visitor.post('areas/xa-a/goals', { units: [unit('xa-a', null)], shares: { [key]: share } })).body).toEqual({ saved: 1 });
    expect((await visitor.get('areas/a1/goals')).body).toMatchObject({ shares: {}, above: { [key]: share } });
    await visitor.post('areas/a1/goals', { units: [unit('a1', 30)], shares: { [key]: { percent: 60 } } });
    /* What the commune enters for its villages leaves a share alone that a village has said of itself. */
    await visitor.post('areas/xa-a/goals', {
      units: [unit('a1', 30), unit('a2', 40, { [key]: 7 }), unit('a3', 50)],
      shares: { [key]: share },
    });
    const overview = (await visitor.get('overview?node=xa-a')).body as Overview;
    expect([overview.total.residents, ...overview.rows.map((row) => row.residents)]).toEqual([120, 30, 40, 50]);
    expect([overview.total.goals, ...overview.rows.map(({ goals }) => goals)]).toEqual([
      { [key]: share },
      { [key]: { percent: 60, dueOn: share.dueOn } },
      { [key]: { count: 7, ...share } },
      { [key]: share },
    ]);
    const report = (await visitor.get(`areas/xa-a/report?indicators=${key}`)).body as Report;
    const [indicator] = report.indicators;
    expect(indicator?.units.map(({ target }) => target)).toEqual([18, 7, 40]);
    expect(indicator?.total.target).toBe(65);
    for (const wrong of [
      { units: [unit('a1', 1), unit('a1', 2)], shares: {} },
      { units: [unit('a1', 1)], shares: { [key]: { percent: 0 } } },
      { units: [unit('a1', 1)], shares: { visits: { percent: 50 } } },
    ])
      expect((await visitor.post('areas/xa-a/goals', wrong)).body.error.kind).toBe('invalid');
  });
});
