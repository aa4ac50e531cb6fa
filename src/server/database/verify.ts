import { foldMutations, type MergedRecord } from '#domain/merge.ts';
import type { Mutation } from '#domain/mutation.ts';
import { sql } from 'kysely';
import { emptiedHash } from '../erasure/erased-items.ts';
import { parentsInSql } from '../records/kin.ts';
import { verifyFigures } from '../rollups/verify-figures.ts';
import { type Database, inSnapshot, type Work } from './transaction.ts';
import { verifyMerges } from './verify-merges.ts';

export interface Verified {
  readonly records: number;
  readonly mutations: number;
  readonly devices: number;
  /** What is wrong, by ids only. */
  readonly faults: readonly string[];
}

/**
 * Folds the whole log again, in JavaScript, and compares it with what SQL merged; compares what each device is said to
 * have sent with what is there, and the figures with a recount.
 */
export function verifyDatabase(db: Database): Promise<Verified> {
  return inSnapshot(db, async (tx) => {
    const faults: string[] = [];
    const { records, mutations } = await verifyRecords(tx, faults);
    const devices = await verifyDevices(tx, faults);
    await verifyStreams(tx, faults);
    await verifyPlaces(tx, faults);
    await verifyMerges(tx, faults);
    await verifyFigures(tx, faults);
    return { records, mutations, devices, faults };
  });
}

interface RecordRow extends MergedRecord {
  readonly log: readonly Mutation[] | null;
}

async function verifyRecords(tx: Work, faults: string[]): Promise<{ readonly records: number; readonly mutations: number }> {
  let [records, mutations] = [0, 0];
  let last = { kind: '', id: '' };
  for (;;) {
    const { rows } = await sql<RecordRow>`
      select r.kind, r.id, r.area, r.area_stamp as "areaStamp", r.fields, r.stamps,
        (select jsonb_agg(jsonb_build_object('n', m.n, 'at', m.at, 'kind', m.kind, 'id', m.id, 'area', m.area, 'set', m.set))
          from mutations m where m.kind = r.kind and m.id = r.id) as log
      from records r where (r.kind, r.id) > (${last.kind}, ${last.id}) order by r.kind, r.id limit 500`.execute(tx);
    for (const row of rows) {
      records += 1;
      mutations += row.log?.length ?? 0;
      const { log, ...held } = row;
      if (!isSameRecord(held, foldMutations(undefined, log ?? []))) faults.push(`record ${row.kind}/${row.id} differs from its log`);
    }
    const end = rows.at(-1);
    if (!end) break;
    last = end;
  }
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from mutations m where m.content_hash <> ${emptiedHash}
      or exists (select from records r where r.kind = m.kind and r.id = m.id)`.execute(tx);
  if (rows[0]?.count !== mutations) faults.push(`${(rows[0]?.count ?? 0) - mutations} logged mutations have no record`);
  return { records, mutations };
}

/** Kinds whose records are where their home is, whatever their own log says (SY19); {@link verifyPlaces} looks at these. */
const followsHome = new Set(['person', 'visit', 'consent', 'task', 'progress', 'review']);

function isSameRecord(held: MergedRecord, folded: MergedRecord | undefined): boolean {
  if (!folded) return false;
  const area = followsHome.has(held.kind) ? held.area : folded.area;
  return sorted(held) === sorted({ ...folded, area });
}

/** JSON that does not depend on the order of keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

async function verifyDevices(tx: Work, faults: string[]): Promise<number> {
  const { rows } = await sql<{ id: string; same: boolean }>`
    select d.id, d.received = coalesce(here.numbers, '{}') as same from devices d left join (
      select device, range_agg(int8range(n, n, '[]')) as numbers from (
        select device, n from mutations union select device, n from quarantine where n > 0 and reason <> 'sequence-conflict'
      ) known group by device
    ) here on here.device = d.id`.execute(tx);
  for (const { id, same } of rows) if (!same) faults.push(`device ${id} is said to have sent other numbers than are here`);
  return rows.length;
}

async function verifyStreams(tx: Work, faults: string[]): Promise<void> {
  const { rows } = await sql<{ area: string }>`
    select a.id as area from areas a left join streams s on s.area = a.id
    left join areas p on p.id = a.parent
    where s.area is null or a.path <> coalesce(p.path, '/') || a.id || '/'
      or s.head < (select coalesce(max(seq), 0) from records r where r.area = a.id)
      or s.head < (select coalesce(max(seq), 0) from departures d where d.area = a.id)`.execute(tx);
  for (const { area } of rows) faults.push(`area ${area} has a broken path or stream`);
}

/** A home's records live where the home lives (SY19), a unit that was merged holds nothing any more (SY20), and what was split off stays (SY21). */
async function verifyPlaces(tx: Work, faults: string[]): Promise<void> {
  const { rows: away } = await sql<{ kind: string; id: string }>`
    select r.kind, r.id from records r cross join lateral (
      select h.area from ${parentsInSql} as p(rank, kind, id) join records h on h.kind = p.kind and h.id = p.id order by p.rank limit 1
    ) home where home.area <> r.area order by 1, 2 limit 100`.execute(tx);
  for (const { kind, id } of away) faults.push(`record ${kind}/${id} is away from its home`);
  const { rows: behind } = await sql<{ area: string; count: number }>`
    select a.id as area, count(*) as count from areas a join records r on r.area = a.id where a.merged_into is not null group by a.id`.execute(
    tx,
  );
  for (const { area, count } of behind) faults.push(`area ${area} was merged and still holds ${count} records`);
  const { rows: back } = await sql<{ id: string; area: string }>`
    select r.id, r.area from resettled x join records r on r.kind = 'household' and r.id = x.household and r.area = x.area`.execute(tx);
  for (const { id, area } of back) faults.push(`household ${id} is back in ${area}, which the desk took it out of`);
  const { rows: chained } = await sql<{ area: string }>`
    select a.id as area from areas a join areas n on n.id = a.merged_into where n.merged_into is not null or a.valid_to is null`.execute(
    tx,
  );
  for (const { area } of chained) faults.push(`area ${area} was merged into one that was merged, or is not closed`);
}
