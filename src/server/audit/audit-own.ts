import { homeArea } from '../accounts/home-area.ts';
import type { Database } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { audited } from './audited.ts';

/** A line about a member's own account, at their own unit. */
export async function auditOwn(
  { db, now }: Pick<Services, 'now'> & { readonly db: Database },
  member: string,
  what: string,
  subject?: string,
): Promise<void> {
  await audited(db, { at: new Date(now()), member, area: await homeArea(db, member), what, subject });
}

/** A line about another member, at that member's unit. */
export async function auditOther(
  { db, now }: Pick<Services, 'now'> & { readonly db: Database },
  { by, of }: { readonly by: string | undefined; readonly of: string },
  what: string,
): Promise<void> {
  await audited(db, { at: new Date(now()), member: by, area: await homeArea(db, of), what, subject: `member/${of}` });
}
