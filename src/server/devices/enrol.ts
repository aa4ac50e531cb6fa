import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Enrolled } from '#protocol/answers.ts';
import { parseEnrolmentCode } from '#protocol/enrolment-code.ts';
import { protocolVersion } from '#protocol/version.ts';
import { areasInScope, widestRole } from '../areas/scope.ts';
import type { Database, Work } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { rulesOfMember } from './tablet-rules.ts';
import { tabletWord } from './tablet-word.ts';
import { takeEnrolmentCode } from './enrolment-codes.ts';
import { hashSecret, newSecret } from './hashed-secret.ts';

export interface Enrolling {
  readonly code: string;
  readonly deviceName: string;
  /** How long the chosen PIN is; never the PIN. */
  readonly pinLength?: number | undefined;
}

/** A tablet's first contact. Failures: `code-unknown`, `code-used`, `code-expired`, `pin-too-short` (the code is not used up; `detail`: the least). */
export async function enrolDevice(services: Services, { code, deviceName, pinLength }: Enrolling): Promise<Result<Enrolled>> {
  const bare = parseEnrolmentCode(code);
  if (bare === undefined) return failed({ kind: 'code-unknown' });
  return inUndoable(services.db, async (tx) => {
    const device = newUuid(services.now(), services.random);
    const taken = await takeEnrolmentCode(tx, bare, device, new Date(services.now()));
    if (!taken.ok) return taken;
    const { member, replaces } = taken.value;
    const { pinLeast } = await rulesOfMember(tx, member);
    if (pinLength !== undefined && pinLength < pinLeast) return failed({ kind: 'pin-too-short', detail: String(pinLeast) });
    const enrolled = await addDevice(services, tx, { id: device, member, name: deviceName });
    if (replaces)
      await tx.updateTable('devices').set({ succeeded_by: device }).where('id', '=', replaces).where('succeeded_by', 'is', null).execute();
    return done(enrolled);
  });
}

class Undone extends Error {
  readonly outcome: Result<never>;
  constructor(outcome: Result<never>) {
    super('undone');
    this.outcome = outcome;
  }
}

/** What ends as a failure has written nothing. */
async function inUndoable<Value>(db: Database, work: (tx: Work) => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const outcome = await work(tx);
      if (!outcome.ok) throw new Undone(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

/**
 * A new identity for a tablet whose storage was restored or cloned (`sequence-conflict`). The old one stays able to ship: its other copy, or a parcel
 * still on the road, may need it.
 */
export async function renewDevice(
  services: Services,
  old: { readonly id: string; readonly member: string; readonly name: string; readonly lease_root: string | null },
): Promise<Enrolled> {
  return services.db.transaction().execute(async (tx) => {
    const id = newUuid(services.now(), services.random);
    const added = await addDevice(services, tx, { id, member: old.member, name: old.name, leaseRoot: old.lease_root ?? old.id });
    await tx.updateTable('devices').set({ succeeded_by: id }).where('id', '=', old.id).execute();
    return added;
  });
}

interface NewDevice {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  /** The identity before it, whose vault goes on. */
  readonly leaseRoot?: string | undefined;
}

async function addDevice(services: Services, tx: Database, { id, member, name, leaseRoot }: NewDevice): Promise<Enrolled> {
  const { now, random, keys } = services;
  const [token, shipToken] = [newSecret(random), newSecret(random)];
  const at = new Date(now());
  await tx
    .insertInto('devices')
    .values({
      id,
      member,
      name,
      token_hash: hashSecret(token),
      ship_token_hash: hashSecret(shipToken),
      enrolled_at: at,
      last_contact_at: at,
      clock_ahead_ms: null,
      lease_root: leaseRoot ?? null,
    })
    .execute();
  const person = await tx.selectFrom('members').where('id', '=', member).select('name').executeTakeFirstOrThrow();
  const held = await tx.selectFrom('member_roles').where('member', '=', member).select('role').execute();
  return {
    deviceId: id,
    token,
    shipToken,
    member: { id: member, name: person.name, role: widestRole(held.map((row) => row.role)) },
    areas: await areasInScope(tx, member),
    serverKey: keys.current(),
    protocol: protocolVersion,
    serverTime: at.toISOString(),
    tablet: await tabletWord({ ...services, db: tx }, { id, member, lease_root: leaseRoot ?? null }, true),
  };
}

/** From now on its parcels are only kept, unopened, and it can pull nothing. */
export async function revokeDevice({ db, now }: Pick<Services, 'db' | 'now'>, device: string): Promise<boolean> {
  const revoked = await db
    .updateTable('devices')
    .set({ revoked_at: new Date(now()) })
    .where('id', '=', device)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return revoked.numUpdatedRows === 1n;
}
