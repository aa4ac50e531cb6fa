import { newUuid } from '#domain/ids.ts';
import { toBase64url } from '#protocol/base64url.ts';
import type { SignedInBy } from '#protocol/account-answers.ts';
import type { Services } from '../services.ts';
import { createHash } from 'node:crypto';

/** A session ends after this long without use, and in any case after `absolute`. Milliseconds. */
export const sessionIdle = 12 * 3_600_000;
export const sessionAbsolute = 7 * 24 * 3_600_000;
/** The last use is written down at most this often. */
const seenEvery = 60_000;
/** A token is replaced after this long; the one before it is good for requests under way until this long after the new one was seen. */
const renewEvery = 3_600_000;
const overlap = 60_000;

type Parts = Pick<Services, 'db' | 'now' | 'random'>;

export interface LiveSession {
  readonly id: string;
  readonly member: string;
  /** When the member last showed who they are. */
  readonly freshAt: Date;
  /** The cookie's next token, when this request is the one to carry it. */
  readonly renewed?: string | undefined;
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The token for the cookie; only its hash is stored. */
export async function openSession({ db, now, random }: Parts, member: string, how: SignedInBy, agent: string): Promise<string> {
  const token = newToken(random);
  const at = new Date(now());
  const expires_at = new Date(at.getTime() + sessionAbsolute);
  const times = { created_at: at, seen_at: at, fresh_at: at, rotated_at: at, expires_at };
  await db
    .insertInto('sessions')
    .values({ id: newUuid(at.getTime(), random), token_hash: tokenHash(token), member, how, agent, ...times })
    .execute();
  await db.deleteFrom('sessions').where('expires_at', '<', at).execute();
  return token;
}

function newToken(random: Parts['random']): string {
  return toBase64url(random(new Uint8Array(32)));
}

function living({ db, now }: Pick<Services, 'db' | 'now'>) {
  const at = now();
  return db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.member', 'sessions.member')
    .where('expires_at', '>', new Date(at))
    .where('seen_at', '>', new Date(at - sessionIdle))
    .where('suspended_at', 'is', null)
    .selectAll('sessions');
}

/**
 * The live session a cookie belongs to. Its token changes every hour. The token before works until its successor was seen, so that a lost answer signs
 * nobody out; whoever shows it later than that holds a copy, and the session ends for both.
 */
export async function liveSession(parts: Parts, token: string): Promise<LiveSession | undefined> {
  const hash = tokenHash(token);
  const at = parts.now();
  const row = await living(parts)
    .where((is) => is.or([is('token_hash', '=', hash), is('previous_hash', '=', hash)]))
    .executeTakeFirst();
  if (!row) return undefined;
  const isCurrent = row.token_hash === hash;
  if (!isCurrent && row.confirmed_at && at - row.confirmed_at.getTime() > overlap) {
    await closeSession(parts, row.id);
    return undefined;
  }
  const isSeen = isCurrent && row.previous_hash !== null && !row.confirmed_at;
  if (isSeen || at - row.seen_at.getTime() > seenEvery) {
    const seen = { seen_at: new Date(at), ...(isSeen && { confirmed_at: new Date(at) }) };
    await parts.db.updateTable('sessions').set(seen).where('id', '=', row.id).execute();
  }
  const isDue = at - row.rotated_at.getTime() > (isCurrent ? renewEvery : overlap) && (isCurrent || !row.confirmed_at);
  const renewed = isDue ? await renewToken(parts, row.id, { current: row.token_hash, shown: hash }) : undefined;
  return { id: row.id, member: row.member, freshAt: row.fresh_at, renewed };
}

/** Of several requests at once one renews; the others go on with what they came with. */
async function renewToken(
  { db, now, random }: Parts,
  id: string,
  { current, shown }: { readonly current: string; readonly shown: string },
): Promise<string | undefined> {
  const token = newToken(random);
  const changed = await db
    .updateTable('sessions')
    .set({ token_hash: tokenHash(token), previous_hash: shown, rotated_at: new Date(now()), confirmed_at: null })
    .where('id', '=', id)
    .where('token_hash', '=', current)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n ? token : undefined;
}

/** Whether a session still lives, without counting as a use of it. */
export async function isSessionLive(parts: Pick<Services, 'db' | 'now'>, id: string): Promise<boolean> {
  return (await living(parts).where('sessions.id', '=', id).executeTakeFirst()) !== undefined;
}

/** The member showed who they are: a new token, and the ten minutes begin. Undefined when the session has ended meanwhile. */
export async function freshenSession({ db, now, random }: Parts, id: string): Promise<string | undefined> {
  const token = newToken(random);
  const at = new Date(now());
  const changed = await db
    .updateTable('sessions')
    .set((row) => ({
      previous_hash: row.ref('token_hash'),
      token_hash: tokenHash(token),
      rotated_at: at,
      fresh_at: at,
      confirmed_at: null,
    }))
    .where('id', '=', id)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n ? token : undefined;
}

/** A member was given more than they had: every session of theirs changes its token at its next request. */
export async function renewSoon({ db }: Pick<Services, 'db'>, member: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ rotated_at: new Date(0) })
    .where('member', '=', member)
    .execute();
}

export async function closeSession({ db }: Pick<Services, 'db'>, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', id).execute();
}

/** Signs a member out everywhere, but for one session if told. The ids of what ended. */
export async function closeSessionsOf({ db }: Pick<Services, 'db'>, member: string, but?: string): Promise<readonly string[]> {
  const ended = db.deleteFrom('sessions').where('member', '=', member).returning('id');
  const rows = await (but === undefined ? ended : ended.where('id', '<>', but)).execute();
  return rows.map(({ id }) => id);
}
