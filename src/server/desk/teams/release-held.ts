import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { OpenedHeld } from '#protocol/desk-answers.ts';
import { releaseHeld } from '../../records/held-parcels.ts';
import { audited } from '../../reports/audit.ts';
import type { Services } from '../../services.ts';
import type { DeskMember, ScopedDevice } from '../scope.ts';

/**
 * A coordinator opens what a revoked tablet has sent since, and says why. Who may do so stands above every role of the tablet's member, so nothing is
 * taken in that they could not have written or handed in themselves. Failures: `not-revoked`, `not-found` (nothing is held).
 */
export async function openHeld(services: Services, by: DeskMember, device: ScopedDevice, because: string): Promise<Result<OpenedHeld>> {
  if (!device.revoked_at) return failed({ kind: 'not-revoked' });
  const taken = await releaseHeld(services, device.id);
  if (taken.parcels === 0) return failed({ kind: 'not-found' });
  const at = new Date(services.now());
  const { db } = services;
  await db
    .insertInto('held_releases')
    .values({ id: newUuid(services.now(), services.random), device: device.id, member: by.id, at, because, ...taken })
    .execute();
  const role = await db.selectFrom('member_roles').where('member', '=', device.member).select('area').orderBy('area').executeTakeFirst();
  if (role) await audited(db, { at, member: by.id, area: role.area, what: 'held-released', rows: taken.accepted });
  return done(taken);
}
