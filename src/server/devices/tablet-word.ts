import { toBase64url } from '#protocol/base64url.ts';
import type { TabletOrder, TabletWord } from '#protocol/tablet-word.ts';
import { sql } from 'kysely';
import { createHmac } from 'node:crypto';
import { often } from '../database/often.ts';
import type { Database } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import type { DeviceRow } from './device-auth.ts';
import { chosenRules, type RuleRow, rulesInSql, type TabletRules } from './tablet-rules.ts';

/**
 * Half of what opens a tablet's vault: random to anybody without the server's secret, and worth nothing without the PIN and the tablet.
 * The same for every identity one tablet has had.
 */
function leaseShare({ leaseSecret }: Pick<Services, 'leaseSecret'>, device: Pick<DeviceRow, 'id' | 'lease_root'>): string {
  const made = createHmac('sha256', leaseSecret)
    .update(`lease ${device.lease_root ?? device.id}`)
    .digest();
  return toBase64url(new Uint8Array(made));
}

type Asking = Pick<DeviceRow, 'id' | 'lease_root' | 'member'>;

/** What this tablet is told of itself (SY33, SY34). `trusted`: neither revoked nor its member suspended; the others get no share. */
export async function tabletWord(services: Services, device: Asking, trusted: boolean): Promise<TabletWord> {
  const { order, ...rules } = await toldTo(services.db, device);
  const share = trusted && order === undefined ? leaseShare(services, device) : undefined;
  return { ...rules, ...(share && { share }), ...(order && { order }) };
}

async function toldTo(db: Database, { id, member }: Asking): Promise<TabletRules & { readonly order: TabletOrder | undefined }> {
  const order = sql<TabletOrder | null>`(select kind from tablet_orders where device = ${id}::uuid)`;
  const { rows } = await sql<
    RuleRow & { order: TabletOrder | null }
  >`${often}select ${order} as order, rules.* from (${rulesInSql(member)}) rules`.execute(db);
  return { ...chosenRules(rows[0]), order: rows[0]?.order ?? undefined };
}

/** The tablet tells that it has done what it was ordered. What it was not ordered is not noted. */
export async function noteOrderDone({ db, now }: Pick<Services, 'db' | 'now'>, device: string, kind: string): Promise<void> {
  await db
    .updateTable('tablet_orders')
    .set({ done_at: new Date(now()) })
    .where('device', '=', device)
    .where('kind', '=', kind as TabletOrder)
    .where('done_at', 'is', null)
    .execute();
}
