import { maskNumbers } from '#domain/masked-text.ts';
import type { ReviewProblemKind } from '#domain/review-problems.ts';
import { reviewId } from '#domain/ids.ts';
import type { ReviewCompany, ReviewDetail } from '#protocol/desk-review.ts';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import { historyOf } from '../record-history.ts';
import { deskRecord, pathAreas, type RecordRow, textOf } from '../records-answer.ts';
import { below, type Scope, type ScopedRecord } from '../scope.ts';
import { lookThrough } from './look-through.ts';
import { notesOf } from './notes.ts';
import { type QueuedRow, queuedColumns, queuedRecords, reviewRow } from './queue-page.ts';

/** Others shown beside a record; an hour or a point may have hundreds. */
const mostCompany = 12;

/** A record with why it is here, what that rests on, and what was said about it. */
export async function reviewDetail(services: Pick<Services, 'db' | 'now'>, scope: Scope, found: ScopedRecord): Promise<ReviewDetail> {
  await lookThrough(services, below(found.path));
  const { db } = services;
  const { rows } = await sql<QueuedRow>`select ${queuedColumns} from review_queue q join areas a on a.id = q.area ${queuedRecords}
    where q.kind = ${found.kind} and q.id = ${found.id}`.execute(db);
  const [queued] = rows;
  const home = found.kind === 'household' ? '' : textOf(found.fields, 'household');
  const review = await db
    .selectFrom('records')
    .selectAll()
    .where('kind', '=', 'review')
    .where('id', '=', reviewId(found.kind, found.id))
    .execute();
  const [household, path, company, thread, notes] = await Promise.all([
    home ? scope.record('household', home) : undefined,
    pathAreas(services, found.path),
    queued ? companyOf(services, scope, found, queued) : [],
    historyOf(services, review),
    notesOf(services, found),
  ]);
  const row = queued && reviewRow(queued, widest(scope, found.path));
  return {
    row: row && (row.problems.length > 0 || row.state === 'returned') ? row : undefined,
    record: deskRecord(found),
    ...(household?.ok ? { household: deskRecord(household.value) } : {}),
    path,
    company,
    thread,
    notes,
  };
}

/** Length of the path of the widest unit above the record that I may see. */
function widest({ member }: Scope, path: string): number {
  const own = member.roles.map(({ area }) => area.path).filter((node) => path.startsWith(node));
  return Math.min(path.length, ...own.map(({ length }) => length));
}

type CompanyRow = RecordRow & { readonly areaName: string; readonly head: string | null; readonly of: ReviewProblemKind };

/** Only records in my scope are shown; what shares a number, hour or point is found by the queue's own keys. */
async function companyOf(
  { db }: Pick<Services, 'db'>,
  scope: Scope,
  { kind, id, fields }: ScopedRecord,
  { problems }: QueuedRow,
): Promise<readonly ReviewCompany[]> {
  const kinds = problems.map((problem) => problem.kind);
  const number = kinds.includes('same-number') ? textOf(fields, 'personalId') : '';
  const { rows } = await sql<CompanyRow>`
    select near.of, r.*, a.name as "areaName", (select h.fields ->> 'head' from records h where h.kind = 'household' and h.id = r.fields ->> 'household') as head
    from (
      (select 'same-number' as of, p.kind, p.id from records p where ${number} <> '' and p.kind = 'person' and p.id <> ${id}
        and p.fields ->> 'personalId' = ${number} and coalesce(p.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb) limit ${mostCompany})
      union all
      (select shared.of, o.kind, o.id from review_queue q cross join lateral (values ('pace'), ('one-point')) as shared(of)
        join review_queue o on o.keys && array(select key from unnest(q.keys) key where key not like 'number:%') and o.problem_kinds @> array[shared.of]
        where q.kind = ${kind} and q.id = ${id} and q.problem_kinds @> array[shared.of] and o.kind = q.kind and o.id <> q.id limit ${mostCompany})
    ) near cross join lateral (select * from records x where x.kind = near.kind and x.id = near.id limit 1) r join areas a on a.id = r.area
    order by r.fields ->> 'at', r.id`.execute(db);
  const visible = new Set(await scope.visible([...new Set(rows.map(({ area }) => area))]));
  return rows
    .filter(({ area }) => visible.has(area))
    .map((row) => ({
      of: row.of,
      record: deskRecord(row),
      title: maskNumbers(titleOf(row)),
      areaName: row.areaName,
    }));
}

function titleOf({ kind, fields, head }: CompanyRow): string {
  if (kind === 'person') return textOf(fields, 'name');
  return kind === 'household' ? textOf(fields, 'head') : (head ?? '');
}
