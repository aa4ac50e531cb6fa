import { parseStamp } from '#domain/hybrid-clock.ts';
import type { HistoryEntry } from '#protocol/desk-answers.ts';
import type { Services } from '../services.ts';
import { sql } from 'kysely';
import { maskedValue, type RecordRow } from './records-answer.ts';

/** Entries shown of one record's history; the log keeps all. */
const mostEntries = 500;

/** Every accepted write to these records, newest first by the corrected time of writing. */
export async function historyOf({ db }: Pick<Services, 'db'>, records: readonly RecordRow[]): Promise<readonly HistoryEntry[]> {
  if (records.length === 0) return [];
  const keys = sql.join(records.map((record) => sql`(${record.kind}, ${record.id})`));
  const rows = await db
    .selectFrom('mutations')
    .innerJoin('members', 'members.id', 'mutations.member')
    .leftJoin('devices', 'devices.id', 'mutations.device')
    .where(sql<boolean>`(mutations.kind, mutations.id) in (${keys})`)
    .select(['mutations.kind', 'mutations.id', 'device', 'n', 'at', 'claimed_at', 'set', 'arrived_at'])
    .select(['members.name as memberName', 'devices.name as deviceName'])
    .orderBy('at', 'desc')
    .limit(mostEntries)
    .execute();
  const present = new Map(records.map((record) => [`${record.kind} ${record.id}`, record]));
  return rows.map((row) => {
    const record = present.get(`${row.kind} ${row.id}`);
    return {
      kind: row.kind,
      id: row.id,
      device: row.device,
      deviceName: row.deviceName ?? '',
      n: row.n,
      memberName: row.memberName,
      writtenAt: new Date(parseStamp(row.at)?.ms ?? 0).toISOString(),
      arrivedAt: row.arrived_at.toISOString(),
      clockCorrected: row.claimed_at !== null,
      writes: Object.entries(row.set).map(([field, value]) => ({
        field,
        value: maskedValue(field, value),
        overwritten: record?.stamps[field] !== row.at && JSON.stringify(record?.fields[field]) !== JSON.stringify(value),
      })),
    };
  });
}
