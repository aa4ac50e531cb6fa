import { audited } from '../audit/audited.ts';
import { foldMutations, type MergedRecord } from '#domain/merge.ts';
import { takenBackAt } from '#domain/carried-writes.ts';
import { mergedIntoOf } from '#domain/merged-records.ts';
import type { Fields, FieldValue, Mutation } from '#domain/mutation.ts';
import { done, failed, type Result, valueOrFail } from '#domain/result.ts';
import { type Selectable, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction, type Work } from '../database/transaction.ts';
import { lockStreams } from '../records/apply-mutations.ts';
import { deskDevice } from '../records/desk-device.ts';
import { lockNumbers } from '../records/same-number.ts';
import { lockServerDevice, serverDevice, serverMember } from '../records/server-device.ts';
import { lockDevice } from '../records/writing-device.ts';
import type { Services } from '../services.ts';
import { heldRecords } from './held-records.ts';
import { lockMerges } from './read-links.ts';
import { type Writing, writeForMerge } from './write-carried.ts';

/**
 * Takes back what a merge wrote, as new mutations (SY26). Failures: `not-found`, `already-settled` when it was undone, `merged-further` when its winner
 * has become a part of another record: that merge is undone first.
 */
export async function undoMerge(services: Services, by: string, merge: string): Promise<Result<{ readonly undone: string }>> {
  const device = await deskDevice(services, by);
  const now = new Date(services.now());
  const outcome = await inTransaction(services.db, async (tx): Promise<Result<readonly string[]>> => {
    await lockDevice(tx, device);
    await lockMerges(tx);
    const row = await tx.selectFrom('merges').where('id', '=', merge).selectAll().executeTakeFirst();
    if (!row) return failed({ kind: 'not-found' });
    if (row.undone_at) return failed({ kind: 'already-settled' });
    if (row.kind === 'person') await lockNumbers(tx, [row.loser, row.winner], []);
    await lockServerDevice(tx, now);
    await lockStreams(
      tx,
      (await touchedRecords(tx, merge)).map(({ area }) => area),
    );
    const touched = await touchedRecords(tx, merge);
    const winner = touched.find(({ kind, id }) => kind === row.kind && id === row.winner) ?? (await winnerOf(tx, row));
    if (mergedIntoOf(winner.fields)) return failed({ kind: 'merged-further' });
    await tx.updateTable('merges').set({ undone_by: by, undone_at: now }).where('id', '=', merge).execute();
    const written = await writtenTo(tx, merge, touched);
    const restored = touched.flatMap((record) => (isLoser(record, row) ? [] : takenBack(record, written)));
    const stands = touched.filter((record) => isLoser(record, row)).map((record) => standingAgain(record, written));
    const after = touched.flatMap(({ stamps }) => Object.values(stamps));
    const grown = await writeForMerge(tx, { device: serverDevice, member: serverMember }, restored, [], now);
    const again = await writeForMerge(tx, { device, member: by }, stands, after, now);
    await audited(tx, { at: now, member: by, area: winner.area, what: 'merge-undone', subject: `${row.kind}/${row.winner}` });
    return done([...grown, ...again]);
  });
  if (!outcome.ok) return outcome;
  services.events.publish([...new Set(outcome.value)]);
  return done({ undone: merge });
}

type MergeRow = Selectable<Tables['merges']>;

function isLoser({ kind, id }: MergedRecord, row: MergeRow): boolean {
  return kind === row.kind && id === row.loser;
}

async function winnerOf(tx: Work, { kind, winner }: MergeRow): Promise<MergedRecord> {
  return valueOrFail((await heldRecords(tx, [{ kind, id: winner }]))[0], 'the winner of a merge is there');
}

async function touchedRecords(tx: Work, merge: string): Promise<readonly MergedRecord[]> {
  const { rows } = await sql<{ kind: string; id: string }>`
    select distinct m.kind, m.id from merge_writings w join mutations m on m.device = w.device and m.n = w.n where w.merge = ${merge}::uuid`.execute(
    tx,
  );
  return heldRecords(tx, rows);
}

interface Logged extends Pick<Mutation, 'at' | 'kind' | 'id' | 'area' | 'set'> {
  /** Written by the merge. */
  readonly ours: boolean;
}

async function writtenTo(tx: Work, merge: string, records: readonly MergedRecord[]): Promise<readonly Logged[]> {
  const names = JSON.stringify(records.map(({ kind, id }) => ({ kind, id })));
  const { rows } = await sql<Logged>`
    select m.at, m.kind, m.id, m.area, m.set, w.n is not null as ours
    from jsonb_to_recordset(${names}::jsonb) as k(kind text, id text) join mutations m on m.kind = k.kind and m.id = k.id
    left join merge_writings w on w.device = m.device and w.n = m.n and w.merge = ${merge}::uuid`.execute(tx);
  return rows;
}

function logOf({ kind, id }: MergedRecord, written: readonly Logged[]): readonly Logged[] {
  return written.filter((logged) => logged.kind === kind && logged.id === id);
}

function withoutOurs(record: MergedRecord, written: readonly Logged[]): Fields {
  return (
    foldMutations(
      undefined,
      logOf(record, written).filter(({ ours }) => !ours),
    )?.fields ?? {}
  );
}

/** One writing for each stamp that is taken back, right after it: whatever is written later than that stays the later one. */
function takenBack(record: MergedRecord, written: readonly Logged[]): readonly Writing[] {
  const before = withoutOurs(record, written);
  const sets = new Map<string, Record<string, FieldValue>>();
  for (const { at, set, ours } of logOf(record, written)) {
    for (const field of Object.keys(set)) {
      if (!ours || record.stamps[field] !== at) continue;
      const next = takenBackAt(at);
      sets.set(next, { ...sets.get(next), [field]: before[field] ?? null });
    }
  }
  const { kind, id, area } = record;
  return Array.from(sets, ([at, set]) => ({ kind, id, area, set, at }));
}

function standingAgain(record: MergedRecord, written: readonly Logged[]): Writing {
  const { kind, id, area } = record;
  return { kind, id, area, set: { mergedInto: null, removed: withoutOurs(record, written)['removed'] ?? null } };
}
