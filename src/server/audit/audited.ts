import { InvariantError } from '#domain/result.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { chainHash, chainStart } from './chain.ts';

/** Who did what to whom. Ids, kinds and counts only: never a name, a number, or words somebody typed, so that erasing a person leaves it as it is. */
export interface Audited {
  readonly at: Date;
  /** Absent for what nobody signed in did, and for an operator at the machine. */
  readonly member?: string | undefined;
  /** The unit it concerns: who manages it sees the line. Absent when there is none. */
  readonly area?: string | undefined;
  /** A word of our own. */
  readonly what: string;
  /** `person/<id>`, `member/<id>`, `guide/<id>`. */
  readonly subject?: string | undefined;
  readonly rows?: number | undefined;
}

const ownWords = /^[a-z][a-z0-9-]{1,79}$/i;
const subjectShape = /^[a-z]+\/[\w:.~/-]{1,140}$/i;

/**
 * Adds one line, chained to the one before. The table refuses every other change. Lines are written one after the other, so the lock on the head is held
 * until the transaction ends: make it the last thing of a longer one.
 */
export async function audited(db: Database, line: Audited): Promise<void> {
  if (!ownWords.test(line.what) || (line.subject !== undefined && !subjectShape.test(line.subject)))
    throw new InvariantError('an audit line holds words of ours and ids only');
  if (db.isTransaction) return append(db, line);
  await db.transaction().execute((tx) => append(tx, line));
}

async function append(tx: Database, line: Audited): Promise<void> {
  await sql`insert into audit_head (id, hash) values (0, ${chainStart}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ id: number; hash: string }>`select id, hash from audit_head for update`.execute(tx);
  const head = rows[0];
  if (!head) throw new InvariantError('the audit has a head');
  const next = {
    id: head.id + 1,
    member: line.member ?? null,
    area: line.area ?? null,
    what: line.what,
    subject: line.subject ?? null,
    rows: line.rows ?? null,
  };
  const hash = chainHash(head.hash, { ...next, at: line.at.toISOString() });
  await tx
    .insertInto('audit')
    .values({ ...next, at: line.at, previous_hash: head.hash, hash })
    .execute();
  await tx.updateTable('audit_head').set({ id: next.id, hash }).execute();
}
