import { addDays, dayInVietnam } from '#domain/dates.ts';
import type { Area } from '#domain/area.ts';
import type { Overview, OverviewRow } from '#protocol/desk-answers.ts';
import type { Services } from '../services.ts';
import { asArea } from '../areas/area-tree.ts';
import { type Database, inSnapshot } from '../database/transaction.ts';
import { type Figure, figuresBefore, type FigureStep, readFigures, readSteps } from '../rollups/read-figures.ts';
import { goalsAt } from './goals/read-goals.ts';
import { residentsOf } from './goals/residents.ts';
import { countOf, coverage, coverageKeys, dueCounts, dutyKeys, guideCounts, guideKeys } from './overview-figures.ts';
import { tabletGaps, unsentOf } from './overview-tablets.ts';
import { inVietnameseOrder, pathAreas } from './records-answer.ts';
import type { ScopedArea } from './scope.ts';

const weeksShown = 12;

/** The figures of a node and of each child, now and a week ago, all as of one moment. The number of statements does not depend on the size of the node. */
export function overviewOf(services: Pick<Services, 'db' | 'now'>, node: ScopedArea): Promise<Overview> {
  const ms = services.now();
  return inSnapshot(services.db, async (db) => {
    const today = dayInVietnam(ms);
    const children = await childrenOf(db, node);
    const tablets = await tabletGaps(db, node, ms);
    const read = await readAll(db, node.id, children, today);
    const goals = await goalsAt(
      db,
      node.path,
      children.map(({ id }) => id),
    );
    const [nows, weeksAgo] = [byNode(read.now), byNode(read.weekAgo)];
    const row = (area: Area): OverviewRow => {
      const [now, weekAgo] = [nows.get(area.id) ?? [], weeksAgo.get(area.id) ?? []];
      return {
        area,
        now: coverage(now),
        weekAgo: coverage(weekAgo),
        guides: guideCounts(now),
        residents: read.residents.get(area.id),
        goals: goals.get(area.id) ?? {},
      };
    };
    return {
      node: asArea(node),
      path: await pathAreas({ db }, node.path),
      asOf: new Date(ms).toISOString(),
      total: row(asArea(node)),
      guidesWeekAgo: guideCounts(weeksAgo.get(node.id) ?? []),
      weeks: weeksOf(nows.get(node.id) ?? [], read.steps, today),
      due: dueCounts(read.duties, today),
      unconsented: countOf(read.duties, 'unconsented'),
      rows: children.map(row),
      unsent: unsentOf(tablets),
      tablets: tablets.filter(({ silent, authored, received }) => silent || authored > received),
    };
  });
}

async function childrenOf(db: Database, node: ScopedArea): Promise<readonly Area[]> {
  const rows = await db
    .selectFrom('areas')
    .where('parent', '=', node.id)
    .where('merged_into', 'is', null)
    .selectAll()
    .orderBy('id')
    .execute();
  return inVietnameseOrder(rows).map(asArea);
}

interface FiguresRead {
  readonly now: readonly Figure[];
  readonly weekAgo: readonly Figure[];
  /** Of the node, week by week. */
  readonly steps: readonly FigureStep[];
  readonly duties: readonly Figure[];
  readonly residents: ReadonlyMap<string, number>;
}

async function readAll(db: Database, node: string, children: readonly Area[], today: string): Promise<FiguresRead> {
  const below = children.map(({ id }) => id);
  const now = await readFigures(db, [node, ...below], [...coverageKeys, ...guideKeys]);
  const ownSteps = await readSteps(db, [node], coverageKeys, addDays(today, -7 * weeksShown), 7);
  const lastWeek = ownSteps.filter(({ step }) => step >= weeksShown - 1);
  const guideSteps = await readSteps(db, [node], guideKeys, addDays(today, -7), 7);
  const childSteps = await readSteps(db, below, coverageKeys, addDays(today, -7), 7);
  return {
    now,
    weekAgo: figuresBefore(now, [...lastWeek, ...guideSteps, ...childSteps]),
    steps: ownSteps,
    duties: await readFigures(db, [node], dutyKeys),
    residents: await residentsOf(db, node, below),
  };
}

function byNode(figures: readonly Figure[]): ReadonlyMap<string, readonly Figure[]> {
  const nodes = new Map<string, Figure[]>();
  for (const figure of figures) {
    const own = nodes.get(figure.node);
    if (own) own.push(figure);
    else nodes.set(figure.node, [figure]);
  }
  return nodes;
}

/** From now backwards: what a week began with is what it ended with without what happened in it. */
function weeksOf(own: readonly Figure[], steps: readonly FigureStep[], today: string): Overview['weeks'] {
  return Array.from({ length: weeksShown + 1 }, (_, back) => {
    const since = steps.filter(({ step }) => step >= weeksShown - back);
    return { day: addDays(today, -7 * back), figures: coverage(figuresBefore(own, since)) };
  }).toReversed();
}
