import { foldMutations, type MergedRecord } from '#domain/merge.ts';
import type { Fields, Mutation } from '#domain/mutation.ts';
import { sql } from 'kysely';
import type { Named } from '#domain/erasure.ts';
import type { Work } from '../database/transaction.ts';
import { heldRecords } from '../merges/held-records.ts';
import { emptiedHash } from './erased-items.ts';

interface Logged extends Mutation {
  readonly device: string;
}

/** What becomes of one writing: the very same object when nothing of it changes. */
export type Blanking = (record: MergedRecord, writing: Logged) => Fields;

/**
 * Rewrites what the log holds of these records and folds them again, so that log and records go on agreeing. A rewritten line loses the hash of what it
 * was. Returns the records that are different now; the caller gives them new numbers in their streams.
 */
export async function blankLog(tx: Work, names: readonly Named[], blank: Blanking): Promise<readonly MergedRecord[]> {
  const held = await heldRecords(tx, names);
  const log = await readLog(tx, held);
  const byRecord = new Map<string, Logged[]>();
  const rewritten: Logged[] = [];
  const records = new Map(held.map((record) => [`${record.kind}/${record.id}`, record]));
  for (const line of log) {
    const key = `${line.kind}/${line.id}`;
    const record = records.get(key);
    if (!record) continue;
    const set = blank(record, line);
    const after = set === line.set ? line : { ...line, set };
    if (after !== line) rewritten.push(after);
    byRecord.set(key, [...(byRecord.get(key) ?? []), after]);
  }
  if (rewritten.length === 0) return [];
  await writeLog(tx, rewritten);
  const touched = new Set(rewritten.map(({ kind, id }) => `${kind}/${id}`));
  const changed = held.flatMap((record) => {
    const key = `${record.kind}/${record.id}`;
    const folded = touched.has(key) ? foldMutations(undefined, byRecord.get(key) ?? []) : undefined;
    return folded ? [{ ...record, fields: folded.fields, stamps: folded.stamps }] : [];
  });
  await writeRecords(tx, changed);
  return changed;
}

async function readLog(tx: Work, records: readonly Named[]): Promise<readonly Logged[]> {
  const names = JSON.stringify(records.map(({ kind, id }) => ({ kind, id })));
  const { rows } = await sql<Logged>`
    select m.device, m.n, m.at, m.kind, m.id, m.area, m.set
    from jsonb_to_recordset(${names}::jsonb) as k(kind text, id text) join mutations m on m.kind = k.kind and m.id = k.id order by m.device, m.n`.execute(
    tx,
  );
  return rows;
}

async function writeLog(tx: Work, lines: readonly Logged[]): Promise<void> {
  const rows = JSON.stringify(lines.map(({ device, n, set }) => ({ device, n, set })));
  await sql`update mutations m set set = w.set, content_hash = ${emptiedHash}
    from jsonb_to_recordset(${rows}::jsonb) as w(device uuid, n bigint, set jsonb) where m.device = w.device and m.n = w.n`.execute(tx);
}

async function writeRecords(tx: Work, records: readonly MergedRecord[]): Promise<void> {
  const rows = JSON.stringify(records.map(({ kind, id, fields, stamps }) => ({ kind, id, fields, stamps })));
  await sql`update records r set fields = w.fields, stamps = w.stamps
    from jsonb_to_recordset(${rows}::jsonb) as w(kind text, id text, fields jsonb, stamps jsonb) where r.kind = w.kind and r.id = w.id`.execute(
    tx,
  );
}
