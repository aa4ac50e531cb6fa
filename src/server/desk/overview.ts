import type { Figures, GuideCount, Overview, OverviewRow } from '#protocol/desk-answers.ts';
import type { Area } from '#domain/area.ts';
import type { Services } from '../services.ts';
import { sql } from 'kysely';
import { type FigureRow, figureRows } from './overview-sql.ts';
import { inVietnameseOrder, pathAreas } from './records-answer.ts';
import { asArea } from '../areas/area-tree.ts';
import { below, type ScopedArea } from './scope.ts';

/** Seven days in milliseconds. */
const week = 7 * 24 * 3_600_000;

/** The figures of a node and of each child, now and a week ago. The number of statements does not depend on the size of the node. */
export async function overviewOf(services: Pick<Services, 'db' | 'now'>, node: ScopedArea): Promise<Overview> {
  const { db } = services;
  const now = services.now();
  const [present, past, path, unsent, children] = await Promise.all([
    figureRows(db, node.path),
    figureRows(db, node.path, now - week),
    pathAreas(services, node.path),
    unsentWork(services, node),
    db.selectFrom('areas').where('parent', '=', node.id).where('merged_into', 'is', null).selectAll().orderBy('id').execute(),
  ]);
  const row = (area: Area, mine: (figure: FigureRow) => boolean): OverviewRow => ({
    area,
    now: figures(present.filter(mine)),
    weekAgo: figures(past.filter(mine)),
    guides: guideCounts(present.filter(mine)),
    guidesWeekAgo: guideCounts(past.filter(mine)),
  });
  return {
    node: asArea(node),
    path,
    asOf: new Date(now).toISOString(),
    total: row(asArea(node), () => true),
    rows: inVietnameseOrder(children).map((child) => row(asArea(child), (figure) => figure.child === child.id)),
    unsent,
  };
}

function figures(rows: readonly FigureRow[]): Figures {
  const sum = (what: FigureRow['what'], column: 'a' | 'b' | 'c') =>
    rows.reduce((total, row) => total + (row.what === what ? row[column] : 0), 0);
  return {
    households: sum('household', 'a'),
    visited: sum('household', 'b'),
    met: sum('household', 'c'),
    people: sum('person', 'a'),
    guided: sum('person', 'b'),
  };
}

function guideCounts(rows: readonly FigureRow[]): readonly GuideCount[] {
  const guides = new Map<string, { reached: Record<string, number>; independent: number; stuck: number }>();
  for (const row of rows) {
    if (row.what !== 'guide') continue;
    const guide = guides.get(row.guide) ?? { reached: {}, independent: 0, stuck: 0 };
    if (row.milestone !== null) guide.reached[row.milestone] = (guide.reached[row.milestone] ?? 0) + row.a;
    guide.independent += row.b;
    guide.stuck += row.c;
    guides.set(row.guide, guide);
  }
  return [...guides].map(([guide, counts]) => Object.assign({ guide }, counts)).toSorted((a, b) => (a.guide < b.guide ? -1 : 1));
}

/** Work that tablets of this node said they have written and that has not arrived. */
async function unsentWork({ db }: Pick<Services, 'db'>, node: ScopedArea): Promise<Overview['unsent']> {
  const [low, high] = below(node.path);
  const { rows } = await sql<{ devices: number; mutations: number }>`
    select count(*) as devices, coalesce(sum(waiting), 0)::int8 as mutations from
      (select d.authored - (select coalesce(sum(upper(r) - lower(r)), 0) from unnest(d.received) r) as waiting
        from devices d where d.kind = 'tablet' and d.succeeded_by is null and exists (
          select from member_roles m join areas a on a.id = m.area where m.member = d.member and a.path >= ${low} and a.path < ${high})) tablets
    where waiting > 0`.execute(db);
  return rows[0] ?? { devices: 0, mutations: 0 };
}
