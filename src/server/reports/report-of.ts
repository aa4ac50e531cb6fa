import { countReport } from '#domain/report-facts.ts';
import type { Report } from '#domain/report-figures.ts';
import type { ReportPeriod } from '#domain/report-period.ts';
import { countedGroups, indicatorPlan } from '#guides/report-indicators.ts';
import type { Database } from '../database/transaction.ts';
import { unitSettings } from '../desk/goals/read-goals.ts';
import { inVietnameseOrder } from '../desk/records-answer.ts';
import type { Services } from '../services.ts';
import { dayOfFacts, factsAt } from './facts-sql.ts';
import { knownGuides } from './known-guides.ts';

export interface ReportNode {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** The report of a node over a period. The number of statements does not depend on the size of the node; indicators not known here are left out. */
export async function reportOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  node: ReportNode,
  period: ReportPeriod,
  indicators: readonly string[],
): Promise<Report> {
  const made = now();
  const guides = await knownGuides(db, node.path);
  const groups = countedGroups(guides);
  const facts = (at: number, since: number) => factsAt(db, { path: node.path, at, since, day: dayOfFacts(at, made), groups });
  const children = await childrenOf(db, node.id);
  const below = children.map(({ id }) => id);
  const [present, past, settings] = await Promise.all([
    facts(period.to, period.from),
    facts(period.from, period.before),
    unitSettings(db, node, below),
  ]);
  const holding = new Set([...present, ...past].map(({ child }) => child));
  const counted = countReport({
    node: { id: node.id, name: node.name },
    children: children.filter(({ id, closed }) => !closed || holding.has(id)),
    now: present,
    before: past,
    plans: indicators.flatMap((key) => indicatorPlan(key, guides) ?? []),
    settings,
  });
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    node: { id: node.id, name: node.name },
    period: { kind: period.kind, from: iso(period.from), to: iso(period.to), before: iso(period.before) },
    asOf: iso(made),
    ...counted,
  };
}

async function childrenOf(db: Database, node: string) {
  const rows = await db.selectFrom('areas').where('parent', '=', node).where('merged_into', 'is', null).selectAll().execute();
  return inVietnameseOrder(rows).map(({ id, name, valid_to }) => ({ id, name, closed: valid_to !== null }));
}
