import { done, failed, type Result } from '#domain/result.ts';
import type { NewEnrolmentCode } from '#protocol/desk-answers.ts';
import { createEnrolmentCode } from '../../devices/enrolment-codes.ts';
import type { Services } from '../../services.ts';
import type { DeskMember, ScopedDevice, ScopedMember } from '../scope.ts';

/**
 * A tablet passes to another member by a code that names it. The tablet enrols with it under a new identity; the old one keeps its work and its ship
 * token, so that what was written before and not sent yet still arrives, as written by who wrote it.
 */
export async function transferTablet(
  services: Services,
  by: DeskMember,
  device: ScopedDevice,
  to: ScopedMember,
): Promise<Result<NewEnrolmentCode>> {
  if (device.revoked_at || device.succeeded_by) return failed({ kind: 'tablet-gone' });
  if (device.member === to.id) return failed({ kind: 'same-member' });
  return newCard(services, by, to, { replaces: device.id });
}

/** A one-time code for a member, as it stands on a card. */
export async function newCard(
  services: Services,
  by: DeskMember,
  member: ScopedMember,
  wanted: { readonly hours?: number | undefined; readonly replaces?: string | undefined },
): Promise<Result<NewEnrolmentCode>> {
  if (member.suspended_at) return failed({ kind: 'member-suspended' });
  const created = await createEnrolmentCode(services, { member: member.id, createdBy: by.id, ...wanted });
  return done({
    code: created.code,
    link: `${services.config.publicUrl}/#enrol=${created.code}`,
    memberName: member.name,
    expiresAt: created.expiresAt.toISOString(),
  });
}
