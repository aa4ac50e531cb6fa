import type { OwnAccount, OwnSession } from '#protocol/account-answers.ts';
import { hasAuthenticator } from '../../accounts/authenticator.ts';
import { sessionIdle } from '../../accounts/desk-sessions.ts';
import type { Services } from '../../services.ts';

type Parts = Pick<Services, 'db' | 'now'>;

/** What a member sees of their own account; secrets and tokens are not among it. */
export async function ownAccount(parts: Parts, member: string, session: string): Promise<OwnAccount> {
  const { db } = parts;
  const account = await db.selectFrom('accounts').where('member', '=', member).select('sign_in').executeTakeFirstOrThrow();
  const passkeys = await db.selectFrom('passkeys').where('member', '=', member).selectAll().orderBy('created_at').execute();
  const codes = await db
    .selectFrom('recovery_codes')
    .where('member', '=', member)
    .where('used_at', 'is', null)
    .select('code_hash')
    .execute();
  return {
    signIn: account.sign_in,
    authenticator: await hasAuthenticator(parts, member),
    recoveryCodesLeft: codes.length,
    passkeys: passkeys.map(({ id, name, created_at, used_at }) => ({
      id,
      name,
      createdAt: created_at.toISOString(),
      usedAt: used_at?.toISOString(),
    })),
    sessions: await ownSessions(parts, member, session),
  };
}

async function ownSessions({ db, now }: Parts, member: string, session: string): Promise<readonly OwnSession[]> {
  const rows = await db
    .selectFrom('sessions')
    .where('member', '=', member)
    .where('expires_at', '>', new Date(now()))
    .where('seen_at', '>', new Date(now() - sessionIdle))
    .select(['id', 'how', 'agent', 'created_at', 'seen_at'])
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map(({ id, how, agent, created_at, seen_at }) => ({
    id,
    how,
    agent,
    createdAt: created_at.toISOString(),
    seenAt: seen_at.toISOString(),
    here: id === session,
  }));
}
