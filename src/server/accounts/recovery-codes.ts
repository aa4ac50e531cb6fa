import { formatEnrolmentCode, newEnrolmentCode, parseEnrolmentCode } from '#protocol/enrolment-code.ts';
import type { Work } from '../database/transaction.ts';
import { hashSecret } from '../devices/hashed-secret.ts';
import type { Services } from '../services.ts';

const howMany = 10;

/** Ten new codes in place of the old ones, to be shown once: `XXXX-XXXX-XXXX-XXXX`, 80 bits each, kept as hashes. */
export async function newRecoveryCodes(tx: Work, random: Services['random'], member: string): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, () => [newEnrolmentCode(random), newEnrolmentCode(random)]);
  await tx.deleteFrom('recovery_codes').where('member', '=', member).execute();
  await tx
    .insertInto('recovery_codes')
    .values(codes.map((halves) => ({ code_hash: hashSecret(halves.join('')), member })))
    .execute();
  return codes.map((halves) => halves.map(formatEnrolmentCode).join('-'));
}

/** Uses one up: true once for each. */
export async function takeRecoveryCode({ db, now }: Pick<Services, 'db' | 'now'>, member: string, typed: string): Promise<boolean> {
  const text = typed.replaceAll(/[\s-]/g, '');
  const halves = [parseEnrolmentCode(text.slice(0, 8)), parseEnrolmentCode(text.slice(8))];
  if (halves.includes(undefined)) return false;
  const taken = await db
    .updateTable('recovery_codes')
    .set({ used_at: new Date(now()) })
    .where('code_hash', '=', hashSecret(halves.join('')))
    .where('member', '=', member)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}
