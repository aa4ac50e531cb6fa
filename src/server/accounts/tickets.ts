import type { Services } from '../services.ts';
import { hashSecret, newSecret } from '../devices/hashed-secret.ts';

/** What the holder of a one-time secret may finish. */
export type TicketKind = 'second-step' | 'passkey-in' | 'passkey-add' | 'authenticator-add' | 'reset';

/** How long each may be finished, in milliseconds. */
export const ticketLife: Readonly<Record<TicketKind, number>> = {
  'second-step': 5 * 60_000,
  'passkey-in': 5 * 60_000,
  'passkey-add': 5 * 60_000,
  'authenticator-add': 15 * 60_000,
  reset: 24 * 3_600_000,
};
/** Tries before a ticket is worth nothing; a reset is tried again for every password that will not do. */
const mostTries: Readonly<Record<TicketKind, number>> = {
  'second-step': 5,
  'passkey-in': 1,
  'passkey-add': 1,
  'authenticator-add': 10,
  reset: 50,
};

type Parts = Pick<Services, 'db' | 'now' | 'random'>;

export interface Ticket {
  readonly member: string | null;
  readonly content: unknown;
}

/** The secret of a new ticket; only its hash is stored. Old ones are swept out on the way. */
export async function newTicket(
  { db, now, random }: Parts,
  kind: TicketKind,
  member: string | null,
  content: object = {},
): Promise<string> {
  const secret = newSecret(random);
  const at = now();
  await db.deleteFrom('tickets').where('expires_at', '<=', new Date(at)).execute();
  const times = { created_at: new Date(at), expires_at: new Date(at + ticketLife[kind]) };
  await db
    .insertInto('tickets')
    .values({ token_hash: hashSecret(secret), kind, member, content: JSON.stringify(content), ...times })
    .execute();
  return secret;
}

/** Counts a try and looks: undefined when there is no such ticket, it is over, or it was tried too often. The ticket stays. */
export async function tryTicket({ db, now }: Pick<Services, 'db' | 'now'>, kind: TicketKind, secret: string): Promise<Ticket | undefined> {
  return db
    .updateTable('tickets')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('token_hash', '=', hashSecret(secret))
    .where('kind', '=', kind)
    .where('expires_at', '>', new Date(now()))
    .where('tries', '<', mostTries[kind])
    .returning(['member', 'content'])
    .executeTakeFirst();
}

/** Takes the ticket away; of two at once only one gets it. */
export async function takeTicket({ db, now }: Pick<Services, 'db' | 'now'>, kind: TicketKind, secret: string): Promise<Ticket | undefined> {
  return db
    .deleteFrom('tickets')
    .where('token_hash', '=', hashSecret(secret))
    .where('kind', '=', kind)
    .where('expires_at', '>', new Date(now()))
    .returning(['member', 'content'])
    .executeTakeFirst();
}
