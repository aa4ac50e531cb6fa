import { done, failed, type Result } from '#domain/result.ts';
import type { NewEnrolmentCode } from '#protocol/desk-answers.ts';
import { homeArea } from '../../accounts/home-area.ts';
import { audited } from '../../audit/audited.ts';
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
  const card = await newCard(services, by, to, { replaces: device.id });
  if (!card.ok) return card;
  await audited(services.db, {
    at: new Date(services.now()),
    member: by.id,
    area: await homeArea(services.db, to.id),
    what: 'tablet-passed-on',
    subject: `tablet/${device.id}`,
  });
  return card;
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
