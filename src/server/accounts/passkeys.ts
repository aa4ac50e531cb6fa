import { isUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { PasskeyChallenge } from '#protocol/account-answers.ts';
import { fromBase64url, toBase64url } from '#protocol/base64url.ts';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { auditOwn } from '../audit/audit-own.ts';
import type { Services } from '../services.ts';
import { newTicket, takeTicket } from './tickets.ts';

/** The address the page came from, as the same-origin check let it pass: `https://tungngo.example.vn`. */
export interface PasskeySite {
  readonly origin: string;
  /** Its host name: a passkey made for another name is never offered here. */
  readonly id: string;
}

const mostPasskeys = 10;
const wrong = failed({ kind: 'passkey-wrong' });

type Parts = Pick<Services, 'db' | 'now' | 'random'>;

/** What the browser needs to make a passkey that lives on the device, knows its user, and asks for a finger, a face or a PIN each time. */
export async function passkeyToAdd(
  parts: Parts,
  { member, signIn, name }: { readonly member: string; readonly signIn: string; readonly name: string },
  site: PasskeySite,
): Promise<Result<PasskeyChallenge<PublicKeyCredentialCreationOptionsJSON>>> {
  const known = await parts.db.selectFrom('passkeys').where('member', '=', member).select('id').execute();
  if (known.length >= mostPasskeys) return failed({ kind: 'passkeys-full' });
  const options = await generateRegistrationOptions({
    rpName: 'Từng Ngõ',
    rpID: site.id,
    userID: userHandle(member),
    userName: signIn,
    userDisplayName: name,
    challenge: parts.random(new Uint8Array(32)),
    attestationType: 'none',
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return done({ ticket: await newTicket(parts, 'passkey-add', member, { challenge: options.challenge }), options });
}

export async function addPasskey(
  parts: Parts,
  member: string,
  asked: { readonly ticket: string; readonly response: unknown; readonly name: string },
  site: PasskeySite,
): Promise<Result<{ readonly id: string }>> {
  const begun = await takeTicket(parts, 'passkey-add', asked.ticket);
  if (begun?.member !== member) return failed({ kind: 'ticket-over' });
  const made = await verified(() =>
    verifyRegistrationResponse({
      response: asked.response as RegistrationResponseJSON,
      expectedChallenge: challengeOf(begun.content),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
    }),
  );
  if (!made?.verified) return wrong;
  const { id, publicKey, counter, transports } = made.registrationInfo.credential;
  const row = { id, member, name: asked.name, public_key: toBase64url(publicKey), counter, transports: JSON.stringify(transports ?? []) };
  return parts.db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('passkeys')
      .values({ ...row, created_at: new Date(parts.now()) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) return wrong;
    await auditOwn({ db: tx, now: parts.now }, member, 'passkey-added');
    return done({ id });
  });
}

/** `outside-scope` when it is not one of the member's. */
export async function removePasskey({ db, now }: Parts, member: string, id: string): Promise<Result<{ readonly id: string }>> {
  return db.transaction().execute(async (tx) => {
    const gone = await tx.deleteFrom('passkeys').where('id', '=', id).where('member', '=', member).executeTakeFirst();
    if (gone.numDeletedRows !== 1n) return failed({ kind: 'outside-scope' });
    await auditOwn({ db: tx, now }, member, 'passkey-removed');
    return done({ id });
  });
}

/** A challenge for any passkey of this site: the browser knows whose it has, the server is told afterwards. */
export async function passkeyChallenge(parts: Parts, site: PasskeySite): Promise<PasskeyChallenge<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    userVerification: 'required',
    challenge: parts.random(new Uint8Array(32)),
  });
  return { ticket: await newTicket(parts, 'passkey-in', null, { challenge: options.challenge }), options };
}

/** The member whose passkey answered the challenge; the challenge is used up either way. Suspended accounts have none. */
export async function passkeyMember(parts: Parts, ticket: string, response: unknown, site: PasskeySite): Promise<Result<string>> {
  const begun = await takeTicket(parts, 'passkey-in', ticket);
  if (!begun) return failed({ kind: 'ticket-over' });
  const answer = response as AuthenticationResponseJSON;
  const row = await parts.db
    .selectFrom('passkeys')
    .innerJoin('accounts', 'accounts.member', 'passkeys.member')
    .where('passkeys.id', '=', answer.id)
    .where('suspended_at', 'is', null)
    .select(['passkeys.id', 'passkeys.member', 'public_key', 'counter'])
    .executeTakeFirst();
  const publicKey = row && fromBase64url(row.public_key);
  if (!row || !publicKey || !isFor(answer, row.member)) return wrong;
  const checked = await verified(() =>
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challengeOf(begun.content),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      credential: { id: row.id, publicKey, counter: row.counter },
      requireUserVerification: true,
    }),
  );
  if (!checked?.verified) return wrong;
  const used = { counter: checked.authenticationInfo.newCounter, used_at: new Date(parts.now()) };
  await parts.db.updateTable('passkeys').set(used).where('id', '=', row.id).execute();
  return done(row.member);
}

/** What a passkey keeps of its user: the member's id, no name. */
function userHandle(member: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(member));
}

function isFor({ response }: AuthenticationResponseJSON, member: string): boolean {
  const handle = response.userHandle === undefined ? undefined : fromBase64url(response.userHandle);
  return isUuid(member) && (handle === undefined || Buffer.from(handle).toString() === member);
}

function challengeOf(content: unknown): string {
  return (content as { readonly challenge: string }).challenge;
}

/** The library throws for what does not fit; here that is an answer like any other. */
async function verified<Checked>(check: () => Promise<Checked>): Promise<Checked | undefined> {
  try {
    return await check();
  } catch {
    return undefined;
  }
}
