import { toBase64url } from '#protocol/base64url.ts';
import type { Services } from '../services.ts';
import { createHash } from 'node:crypto';

/** A session ends after this long without use, and in any case after `absolute`. Milliseconds. */
export const sessionIdle = 12 * 3_600_000;
export const sessionAbsolute = 7 * 24 * 3_600_000;
/** The last use is written down at most this often. */
const seenEvery = 60_000;

type Parts = Pick<Services, 'db' | 'now' | 'random'>;

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The token for the cookie; only its hash is stored. */
export async function openSession({ db, now, random }: Parts, member: string): Promise<string> {
  const token = toBase64url(random(new Uint8Array(32)));
  const at = now();
  const times = { created_at: new Date(at), seen_at: new Date(at), expires_at: new Date(at + sessionAbsolute) };
  await db
    .insertInto('sessions')
    .values({ token_hash: tokenHash(token), member, ...times })
    .execute();
  await db.deleteFrom('sessions').where('expires_at', '<', new Date(at)).execute();
  return token;
}

/** The member a live session belongs to; notes the use unless only `peeking`. */
export async function sessionMember({ db, now }: Parts, hash: string, peeking = false): Promise<string | undefined> {
  const at = now();
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.member', 'sessions.member')
    .where('token_hash', '=', hash)
    .where('expires_at', '>', new Date(at))
    .where('seen_at', '>', new Date(at - sessionIdle))
    .where('suspended_at', 'is', null)
    .select(['sessions.member', 'seen_at'])
    .executeTakeFirst();
  if (row && !peeking && at - row.seen_at.getTime() > seenEvery) {
    await db
      .updateTable('sessions')
      .set({ seen_at: new Date(at) })
      .where('token_hash', '=', hash)
      .execute();
  }
  return row?.member;
}

export async function closeSession({ db }: Pick<Services, 'db'>, hash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hash).execute();
}
