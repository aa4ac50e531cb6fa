import { done, failed, type Result } from '#domain/result.ts';
import { formatEnrolmentCode, newEnrolmentCode } from '#protocol/enrolment-code.ts';
import type { Database } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { hashSecret } from './hashed-secret.ts';

export interface NewCode {
  /** The member whose tablet it will be. */
  readonly member: string;
  readonly createdBy?: string | undefined;
  /** How long it can be used; 72 hours unless told. */
  readonly hours?: number | undefined;
  /** The tablet that changes hands with it. */
  readonly replaces?: string | undefined;
}

export interface CreatedCode {
  /** XXXX-XXXX. Only its hash is kept, so this is the only time it can be shown. */
  readonly code: string;
  readonly expiresAt: Date;
}

export async function createEnrolmentCode(
  { db, now, random }: Pick<Services, 'db' | 'now' | 'random'>,
  wanted: NewCode,
): Promise<CreatedCode> {
  const code = newEnrolmentCode(random);
  const expiresAt = new Date(now() + (wanted.hours ?? 72) * 3_600_000);
  await db
    .insertInto('enrolment_codes')
    .values({
      code_hash: hashSecret(code),
      member: wanted.member,
      created_by: wanted.createdBy ?? null,
      created_at: new Date(now()),
      expires_at: expiresAt,
      replaces: wanted.replaces ?? null,
    })
    .execute();
  return { code: formatEnrolmentCode(code), expiresAt };
}

/** Uses up a code for `device` and returns whose it is. One statement decides, so of two tablets with the same code one gets it. */
export async function takeEnrolmentCode(
  db: Database,
  bareCode: string,
  device: string,
  now: Date,
): Promise<Result<{ readonly member: string; readonly replaces: string | null }>> {
  const taken = await db
    .updateTable('enrolment_codes')
    .set({ used_at: now, used_by: device })
    .where('code_hash', '=', hashSecret(bareCode))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where((of) =>
      of.not(
        of.exists(of.selectFrom('members').whereRef('members.id', '=', 'enrolment_codes.member').where('suspended_at', 'is not', null)),
      ),
    )
    .returning(['member', 'replaces'])
    .executeTakeFirst();
  if (taken) return done(taken);
  const known = await db.selectFrom('enrolment_codes').where('code_hash', '=', hashSecret(bareCode)).select('used_at').executeTakeFirst();
  if (!known) return failed({ kind: 'code-unknown' });
  return failed({ kind: known.used_at ? 'code-used' : 'code-expired' });
}
