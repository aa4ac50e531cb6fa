import { maskNumbers } from '#domain/masked-text.ts';
import type { Fields } from '#domain/mutation.ts';
import type { ReviewProblem } from '#domain/review-problems.ts';
import type { ReviewPage, ReviewRow } from '#protocol/desk-review.ts';
import { sql } from 'kysely';
import { asArea } from '../../areas/area-tree.ts';
import type { Services } from '../../services.ts';
import { pathAreas, textOf } from '../records-answer.ts';
import { below, type ScopedArea } from '../scope.ts';
import { lookThrough } from './look-through.ts';
import { queueCounts } from './queue-counts.ts';
import type { QueueQuery } from './review-requests.ts';
import type { SubjectKind } from './subjects.ts';

export interface QueuedRow {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly area: string;
  readonly areaName: string;
  readonly state: 'open' | 'returned';
  readonly place: number;
  readonly since: Date;
  readonly problems: readonly ReviewProblem[];
  readonly reach: number | null;
  readonly author: string | null;
  readonly authorName: string | null;
  readonly version: string;
  readonly fields: Fields;
  readonly head: string | null;
  readonly comment: string | null;
  readonly answer: string | null;
}

/** Looks through what is new below the node, then shows the queue as it stands. `narrowed`: the node itself, or a village within it. */
export async function queuePage(
  services: Pick<Services, 'db' | 'now'>,
  node: ScopedArea,
  narrowed: ScopedArea,
  query: QueueQuery,
): Promise<ReviewPage> {
  const looking = await lookThrough(services, below(node.path));
  const found = await queuedRows(services, node, narrowed, query);
  const [counts, path] = await Promise.all([queueCounts(services, node, query.state), pathAreas(services, node.path)]);
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    area: asArea(node),
    path,
    counts,
    rows: rows.map((row) => reviewRow(row, node.path.length)),
    next: found.length > rows.length && last ? cursorOf(last) : undefined,
    looking,
  };
}

/** Of these rows, what a node sees: a number that is twice only in a wider unit is not told here. */
export const isSeenFrom = (length: number) =>
  sql<boolean>`(q.reach is null or q.reach >= ${length}::int or cardinality(q.problem_kinds) > 1 or q.state = 'returned')`;

export const queuedColumns = sql`q.kind, q.id, q.area, q.state, q.place, q.since, q.problems, q.reach, q.author, q.version, a.name as "areaName",
  (select m.name from members m where m.id = q.author) as "authorName", r.fields,
  case when q.kind = 'visit' then (select h.fields ->> 'head' from records h where h.kind = 'household' and h.id = r.fields ->> 'household') end as head,
  v.fields ->> 'comment' as comment, v.fields ->> 'answer' as answer`;
/** Each by its key, whatever the planner thinks of the rest. */
export const queuedRecords = sql`cross join lateral (select * from records x where x.kind = q.kind and x.id = q.id limit 1) r
  left join lateral (select * from records x where x.kind = 'review' and x.id = q.kind || '/' || q.id limit 1) v on true`;

async function queuedRows(
  { db }: Pick<Services, 'db'>,
  node: ScopedArea,
  narrowed: ScopedArea,
  { state, problem, member, after, limit }: QueueQuery,
): Promise<readonly QueuedRow[]> {
  const [low, high] = below(narrowed.path);
  const from = after === undefined ? undefined : cursorFrom(after);
  const { rows } = await sql<QueuedRow>`
    with page as materialized (
      select q.* from review_queue q join areas a on a.id = q.area
      where a.path >= ${low} and a.path < ${high} and q.state = ${state} and ${isSeenFrom(node.path.length)}
        ${problem ? sql`and q.problem_kinds @> array[${problem}::text] and (${problem !== 'same-number'} or q.reach >= ${node.path.length}::int)` : sql``}
        ${member ? sql`and q.author = ${member}::uuid` : sql``}
        ${from ? sql`and (q.place, q.since, q.kind, q.id) > (${from.place}::int, ${from.since}::timestamptz, ${from.kind}, ${from.id})` : sql``}
      order by q.place, q.since, q.kind, q.id limit ${limit + 1})
    select ${queuedColumns} from page q join areas a on a.id = q.area ${queuedRecords} order by q.place, q.since, q.kind, q.id`.execute(db);
  return rows;
}

interface Cursor {
  readonly place: number;
  readonly since: string;
  readonly kind: string;
  readonly id: string;
}

function cursorOf({ place, since, kind, id }: QueuedRow): string {
  return [place, since.getTime(), kind, id].join('~');
}

/** What is no cursor of ours begins anew. */
function cursorFrom(text: string): Cursor | undefined {
  const [, place, ms, kind = '', id = ''] = /^(\d{1,3})~(\d{1,14})~([a-z]+)~([\w-]+)$/.exec(text) ?? [];
  return place === undefined ? undefined : { place: Number(place), since: new Date(Number(ms)).toISOString(), kind, id };
}

/** `length`: of the path of the node it is seen from. */
export function reviewRow(row: QueuedRow, length: number): ReviewRow {
  const { kind, fields, author, authorName, reach } = row;
  const title = { person: textOf(fields, 'name'), household: textOf(fields, 'head'), visit: row.head ?? '' }[kind];
  const about = textOf(fields, { person: 'birth', household: 'address', visit: 'at' }[kind]);
  return {
    kind,
    id: row.id,
    area: row.area,
    areaName: row.areaName,
    title: maskNumbers(title),
    about: maskNumbers(about) || undefined,
    state: row.state,
    problems: row.problems.filter((problem) => problem.kind !== 'same-number' || (reach ?? 0) >= length),
    author: author === null ? undefined : { id: author, name: authorName ?? '' },
    since: row.since.toISOString(),
    version: row.version,
    comment: row.comment === null ? undefined : maskNumbers(row.comment),
    answer: row.answer === null ? undefined : maskNumbers(row.answer),
  };
}
