import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Enrolled } from '#protocol/answers.ts';
import { parseEnrolmentCode } from '#protocol/enrolment-code.ts';
import { protocolVersion } from '#protocol/version.ts';
import { areasInScope, widestRole } from '../areas/scope.ts';
import type { Database } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { takeEnrolmentCode } from './enrolment-codes.ts';
import { hashSecret, newSecret } from './hashed-secret.ts';

/** A tablet's first contact. Failures: `code-unknown`, `code-used`, `code-expired`. */
export async function enrolDevice(services: Services, code: string, deviceName: string): Promise<Result<Enrolled>> {
  const bare = parseEnrolmentCode(code);
  if (bare === undefined) return failed({ kind: 'code-unknown' });
  return services.db.transaction().execute(async (tx) => {
    const device = newUuid(services.now(), services.random);
    const taken = await takeEnrolmentCode(tx, bare, device, new Date(services.now()));
    if (!taken.ok) return taken;
    const { member, replaces } = taken.value;
    const enrolled = await addDevice(services, tx, { id: device, member, name: deviceName });
    if (replaces)
      await tx.updateTable('devices').set({ succeeded_by: device }).where('id', '=', replaces).where('succeeded_by', 'is', null).execute();
    return done(enrolled);
  });
}

/**
 * A new identity for a tablet whose storage was restored or cloned (`sequence-conflict`). The old one stays able to ship: its other copy, or a parcel
 * still on the road, may need it.
 */
export async function renewDevice(
  services: Services,
  old: { readonly id: string; readonly member: string; readonly name: string },
): Promise<Enrolled> {
  return services.db.transaction().execute(async (tx) => {
    const id = newUuid(services.now(), services.random);
    const enrolled = await addDevice(services, tx, { id, member: old.member, name: old.name });
    await tx.updateTable('devices').set({ succeeded_by: id }).where('id', '=', old.id).execute();
    return enrolled;
  });
}

interface NewDevice {
  readonly id: string;
  readonly member: string;
  readonly name: string;
}

async function addDevice({ now, random, keys }: Services, tx: Database, { id, member, name }: NewDevice): Promise<Enrolled> {
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
