import type { ReviewProblemKind } from '#domain/review-problems.ts';
import type { ReviewCounts, ReviewQueueState } from '#protocol/desk-review.ts';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import { inVietnameseOrder } from '../records-answer.ts';
import { below, type ScopedArea } from '../scope.ts';

/** Beyond so many nobody counts any more: the answer says so, and its cost ends there. */
const mostCounted = 20_000;

interface Group {
  readonly state: ReviewQueueState;
  readonly author: string | null;
  readonly authorName: string | null;
  readonly area: string;
  readonly areaName: string;
  readonly kinds: readonly ReviewProblemKind[];
  readonly count: number;
}

/** How many wait, by problem, by who wrote the record down and by village: what the filters offer. */
export async function queueCounts(services: Pick<Services, 'db'>, node: ScopedArea, state: ReviewQueueState): Promise<ReviewCounts> {
  const groups = await countedGroups(services, node);
  const all = (which: ReviewQueueState) => sumOf(groups.filter((group) => group.state === which));
  const asked = groups.filter((group) => group.state === state);
  const problems: Partial<Record<ReviewProblemKind, number>> = {};
  for (const { kinds, count } of asked) for (const kind of kinds) problems[kind] = (problems[kind] ?? 0) + count;
  return {
    open: all('open'),
    returned: all('returned'),
    problems,
    members: namedCounts(asked, ({ author, authorName }) => [author, authorName]),
    villages: namedCounts(asked, ({ area, areaName }) => [area, areaName]),
    more: sumOf(groups) >= mostCounted,
  };
}

function sumOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function namedCounts(groups: readonly Group[], nameOf: (group: Group) => readonly [string | null, string | null]) {
  const counts = new Map<string, { id: string; name: string; count: number }>();
  for (const group of groups) {
    const [id, name] = nameOf(group);
    if (id === null) continue;
    const held = counts.get(id) ?? { id, name: name ?? '', count: 0 };
    counts.set(id, { ...held, count: held.count + group.count });
  }
  return inVietnameseOrder([...counts.values()]);
}

async function countedGroups({ db }: Pick<Services, 'db'>, { path }: ScopedArea): Promise<readonly Group[]> {
  const [low, high] = below(path);
  const { rows } = await sql<Group>`
    with seen as materialized (
      select q.state, q.author, q.area, case when q.reach < ${path.length}::int then array_remove(q.problem_kinds, 'same-number') else q.problem_kinds end as kinds
      from review_queue q join areas a on a.id = q.area where a.path >= ${low} and a.path < ${high} limit ${mostCounted}),
    grouped as (
      select state, author, area, kinds, count(*)::int as count from seen where cardinality(kinds) > 0 or state = 'returned' group by 1, 2, 3, 4)
    select g.state, g.author, m.name as "authorName", g.area, a.name as "areaName", to_jsonb(g.kinds) as kinds, g.count
    from grouped g join areas a on a.id = g.area left join members m on m.id = g.author`.execute(db);
  return rows;
}
