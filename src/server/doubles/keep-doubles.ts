import { isRemoved } from '#domain/merge.ts';
import type { MergeableKind } from '#domain/merged-records.ts';
import { sql } from 'kysely';
import { type Database, inTransaction, type Work } from '../database/transaction.ts';
import { type Compared, likelyPairs } from './compare.ts';
import { doubleKeys } from './double-keys.ts';

/** Records compared in one transaction. */
const batch = 400;
/** A key that more records than these have says nothing: a very common name, a number made up to fill a field. */
const mostOfOneKey = 30;

interface Changed extends Compared {
  readonly kind: MergeableKind;
  readonly seq: number;
}

/**
 * Compares what has changed since it was last called, `most` batches at most, and says whether all is compared. It follows the areas' streams, whose order
 * misses nothing (SY7), so the work that tablets send costs nothing more for it.
 */
export async function keepDoubles(db: Database, most: number): Promise<boolean> {
  for (let round = 0; round < most; round += 1) if (!(await inTransaction(db, compareBatch))) return true;
  return false;
}

/** False when there was nothing to compare. One at a time, whoever asks. */
async function compareBatch(tx: Work): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${20_263}::int, 0)`.execute(tx);
  const { rows } = await sql<{ area: string; head: number; seq: number }>`
    select s.area, s.head, coalesce(d.seq, 0) as seq from streams s left join double_reads d on d.area = s.area
    where s.head > coalesce(d.seq, 0) order by s.area limit 1`.execute(tx);
  const stream = rows[0];
  if (!stream) return false;
  const changed = await changedIn(tx, stream);
  for (const kind of ['person', 'household'] as const) {
    const own = changed.filter((record) => record.kind === kind);
    if (own.length > 0) await compareAgain(tx, kind, own);
  }
  const seq = changed.length < batch ? stream.head : changed.at(-1)?.seq;
  await sql`insert into double_reads (area, seq) values (${stream.area}, ${seq ?? stream.head})
    on conflict (area) do update set seq = excluded.seq`.execute(tx);
  return true;
}

async function changedIn(tx: Work, { area, seq, head }: { readonly area: string; readonly seq: number; readonly head: number }) {
  const { rows } = await sql<Changed>`
    select kind, id, area, seq, fields from records where area = ${area} and seq > ${seq} and seq <= ${head} and kind in ('person', 'household')
    order by seq limit ${batch}`.execute(tx);
  return rows;
}

async function compareAgain(tx: Work, kind: MergeableKind, changed: readonly Changed[]): Promise<void> {
  const ids = JSON.stringify(changed.map(({ id }) => id));
  const mine = sql`array(select jsonb_array_elements_text(${ids}::jsonb))`;
  await sql`delete from double_keys where kind = ${kind} and id = any(${mine})`.execute(tx);
  await sql`delete from likely_doubles where kind = ${kind} and (a = any(${mine}) or b = any(${mine}))`.execute(tx);
  const standing = changed.filter(({ fields }) => !isRemoved(fields));
  const keys = standing.flatMap(({ id, area, fields }) => doubleKeys(kind, fields, area).map((key) => ({ key, id, area })));
  if (keys.length === 0) return;
  await sql`insert into double_keys (key, kind, id, area)
    select hashtextextended(key, 0), ${kind}, id, area from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(key text, id text, area text)
    on conflict do nothing`.execute(tx);
  /* Key by key: joined as sets, of whose size it knows nothing, the planner compares every key with every other. */
  const { rows: candidates } = await sql<{ id: string; other: string }>`
    with own as materialized (select key, id from double_keys where kind = ${kind} and id = any(${mine}))
    select distinct own.id, o.id as other from own cross join lateral (
      select f.id, count(*) over () as bearers from (
        select d.id from double_keys d where d.key = own.key and d.kind = ${kind} limit ${mostOfOneKey + 1}) f) o
    where o.bearers <= ${mostOfOneKey} and o.id <> own.id`.execute(tx);
  const records = new Map<string, Compared>(standing.map((record) => [record.id, record]));
  await readOthers(
    tx,
    kind,
    candidates.map(({ other }) => other).filter((id) => !records.has(id)),
    records,
  );
  await insertPairs(tx, likelyPairs(kind, candidates, records));
}

async function readOthers(tx: Work, kind: MergeableKind, ids: readonly string[], records: Map<string, Compared>): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<Compared>`
    select r.id, r.area, r.fields from (select distinct jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as id) k
    cross join lateral (select * from records found where found.kind = ${kind} and found.id = k.id limit 1) r`.execute(tx);
  for (const row of rows) if (!isRemoved(row.fields)) records.set(row.id, row);
}

async function insertPairs(tx: Work, pairs: ReturnType<typeof likelyPairs>): Promise<void> {
  if (pairs.length === 0) return;
  await sql`insert into likely_doubles (kind, a, b, weight, reason, area_a, area_b)
    select kind, a, b, weight, reason, "areaA", "areaB" from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
      as p(kind text, a text, b text, weight int, reason text, "areaA" text, "areaB" text)
    on conflict (kind, a, b) do update set weight = excluded.weight, reason = excluded.reason, area_a = excluded.area_a, area_b = excluded.area_b`.execute(
    tx,
  );
}
