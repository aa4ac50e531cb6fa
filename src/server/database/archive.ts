import { InvariantError } from '#domain/result.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';
import { type Database, inSnapshot, type Work } from './transaction.ts';

/**
 * Every table, referenced ones first, but what is over soon anyway and what is worked out anew from the records.
 */
export const archivedTables = [
  'settings',
  'areas',
  'streams',
  'members',
  'member_roles',
  'accounts',
  'passkeys',
  'one_time_secrets',
  'recovery_codes',
  'enrolment_codes',
  'server_keys',
  'devices',
  'tablet_orders',
  'tablet_rules',
  'mutations',
  'records',
  'departures',
  'resettled',
  'quarantine',
  'held_parcels',
  'held_releases',
  'guide_settings',
  'guide_versions',
  'report_settings',
  'report_snapshots',
  'audit',
  'audit_head',
  'review_notes',
  'merges',
  'merge_writings',
  'not_doubles',
  'counted',
  'figure_changes',
  'figures',
  'figure_days',
  'residents',
  'goals',
  'campaigns',
  'assignments',
  'assigned_tasks',
  'erasures',
  'erased_records',
  'erasure_streams',
  'erasure_tablets',
  'right_requests',
  'person_views',
  'retention_rules',
  'purges',
  'breaches',
] as const satisfies readonly (keyof Tables)[];
/** Worked out anew from the records, or worth nothing after an hour: not archived. */
export const derivedTables = [
  'double_keys',
  'likely_doubles',
  'double_reads',
  'review_watch',
  'review_queue',
  'review_samples',
  'request_budgets',
  'failed_attempts',
] as const satisfies readonly (keyof Tables)[];
/** What is over soon anyway: after a restore people sign in again. */
export const passingTables = ['sessions', 'tickets'] as const satisfies readonly (keyof Tables)[];
type ArchivedTable = (typeof archivedTables)[number];

const format = 'tung-ngo-backup-1';
const batch = 2000;

/** The whole database as lines of JSON, as of one moment, the same from PGlite and PostgreSQL. It holds keys and personal data: keep it locked away. */
export function archiveLines(db: Database, made: Date, write: (line: string) => Promise<void>): Promise<number> {
  return inSnapshot(db, async (tx) => {
    await sql`set local time zone 'UTC'`.execute(tx);
    await write(JSON.stringify({ format, made: made.toISOString() }));
    let rows = 0;
    for (const table of archivedTables) {
      for await (const row of rowsOf(tx, table)) {
        await write(`["${table}",${row}]`);
        rows += 1;
      }
    }
    await write(JSON.stringify({ end: rows }));
    return rows;
  });
}

/** Areas by path, so that parents come first; everything else in the order it lies in. */
async function* rowsOf(tx: Work, table: ArchivedTable): AsyncIterable<string> {
  const key: RawBuilder<string> = table === 'areas' ? sql`path` : sql`ctid`;
  const start: RawBuilder<unknown> = table === 'areas' ? sql`''` : sql`'(0,0)'::tid`;
  const type: RawBuilder<unknown> = table === 'areas' ? sql`::text` : sql`::tid`;
  let last: string | undefined;
  for (;;) {
    const from = last === undefined ? start : sql`${last}${type}`;
    const { rows } = await sql<{ key: string; row: string }>`
      select ${key}::text as key, to_jsonb(t)::text as row from ${sql.table(table)} t where ${key} > ${from} order by ${key} limit ${batch}`.execute(
      tx,
    );
    for (const { row } of rows) yield row;
    last = rows.at(-1)?.key;
    if (rows.length < batch) return;
  }
}

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/**
 * Fills an empty database, all or nothing. The cursor secret is not taken over: tablets may have pulled more than the backup knows, so every one of them
 * starts its pull again.
 */
export async function restoreLines(db: Database, lines: AsyncIterable<string>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await expectEmpty(tx);
    await sql`delete from settings`.execute(tx);
    const reader = lines[Symbol.asyncIterator]();
    const first = await reader.next();
    if (first.done || !first.value.startsWith(`{"format":"${format}"`))
      throw new ArchiveError('Tệp này không phải bản sao lưu của Từng Ngõ.');
    const rows = await insertLines(tx, reader);
    await sql`delete from settings where name = 'cursor-secret'`.execute(tx);
    await sql`select setval(pg_get_serial_sequence('areas', 'number'), greatest(1, (select max(number) from areas)))`.execute(tx);
    await sql`select setval(pg_get_serial_sequence('mutations', 'arrival'), greatest(1, (select max(arrival) from mutations)))`.execute(tx);
    return rows;
  });
}

async function expectEmpty(tx: Work): Promise<void> {
  for (const table of ['areas', 'members', 'devices', 'server_keys', 'audit'] as const) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx);
    if (rows.length > 0)
      throw new ArchiveError('Chỉ khôi phục được vào một cơ sở dữ liệu trống. Hãy dùng một DATA_DIR hoặc DATABASE_URL mới.');
  }
}

async function insertLines(tx: Work, reader: AsyncIterator<string>): Promise<number> {
  let pending: { readonly table: ArchivedTable; readonly rows: string[] } | undefined;
  let count = 0;
  const flush = async () => {
    if (pending) await insertRows(tx, pending.table, pending.rows);
    pending = undefined;
  };
  for (let next = await reader.next(); !next.done; next = await reader.next()) {
    const line = next.value;
    if (line.startsWith('{')) {
      await flush();
      const { end } = JSON.parse(line) as { end?: number };
      if (end !== count) throw new ArchiveError('Bản sao lưu bị thiếu dòng.');
      return count;
    }
    const table = archivedTables.find((name) => line.startsWith(`["${name}",`));
    if (!table) throw new ArchiveError('Bản sao lưu có dòng lạ; hãy dùng đúng phiên bản của chương trình.');
    if (pending?.table !== table || pending.rows.length >= batch) await flush();
    pending ??= { table, rows: [] };
    pending.rows.push(line.slice(table.length + 4, -1));
    count += 1;
  }
  throw new ArchiveError('Bản sao lưu bị cắt giữa chừng.');
}

async function insertRows(tx: Work, table: ArchivedTable, rows: readonly string[]): Promise<void> {
  if (rows.length === 0) throw new InvariantError('a batch of rows is never empty');
  await sql`insert into ${sql.table(table)} overriding system value
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(',')}]`}::jsonb)`.execute(tx);
}
