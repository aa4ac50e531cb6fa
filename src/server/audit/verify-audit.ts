import { sql } from 'kysely';
import { type Database, inSnapshot } from '../database/transaction.ts';
import { chainHash, chainStart } from './chain.ts';

export interface VerifiedAudit {
  readonly lines: number;
  /** Of the last line that holds. Noted elsewhere, it also shows a log that was written anew from end to end. */
  readonly head: string;
  /** The first line that does not hold, by its number, and what is wrong with it. */
  readonly broken?: { readonly id: number; readonly why: 'changed' | 'missing' | 'moved' | 'unchained' } | undefined;
}

interface Row {
  readonly id: number;
  readonly at: Date;
  readonly member: string | null;
  readonly area: string | null;
  readonly what: string;
  readonly subject: string | null;
  readonly rows: number | null;
  readonly previous_hash: string;
  readonly hash: string;
}

const page = 2000;

/** Walks the whole audit from its first line and stops at the first that does not hold. */
export function verifyAudit(db: Database): Promise<VerifiedAudit> {
  return inSnapshot(db, async (tx) => {
    let [lines, head] = [0, chainStart];
    for (;;) {
      const { rows } = await sql<Row>`select * from audit where id > ${lines} order by id limit ${page}`.execute(tx);
      for (const row of rows) {
        const why = faultOf(row, lines, head);
        if (why) return { lines, head, broken: { id: why === 'missing' ? lines + 1 : row.id, why } };
        lines = row.id;
        head = row.hash;
      }
      if (rows.length < page) break;
    }
    /* Lines cut off the end break no hash; the head, kept apart, still knows of them. */
    const kept = await tx.selectFrom('audit_head').select(['id', 'hash']).executeTakeFirst();
    if ((kept?.id ?? 0) > lines) return { lines, head, broken: { id: lines + 1, why: 'missing' } };
    if ((kept?.id ?? 0) < lines || (kept?.hash ?? chainStart) !== head) return { lines, head, broken: { id: lines, why: 'unchained' } };
    return { lines, head };
  });
}

function faultOf(row: Row, lines: number, head: string): 'changed' | 'missing' | 'moved' | undefined {
  if (row.id !== lines + 1) return 'missing';
  if (row.previous_hash !== head) return 'moved';
  return chainHash(head, { ...row, at: row.at.toISOString() }) === row.hash ? undefined : 'changed';
}
