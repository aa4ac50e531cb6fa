import { done, failed, type Result } from '#domain/result.ts';
import type { TabletRulesAt } from '#protocol/desk-answers.ts';
import { leaseDaysRange, pinLeastRange, type TabletOrder } from '#protocol/tablet-word.ts';
import * as v from 'valibot';
import { rulesAt, type TabletRules } from '../../devices/tablet-rules.ts';
import { audited } from '../../audit/audited.ts';
import type { Services } from '../../services.ts';
import type { DeskMember, ScopedArea, ScopedDevice } from '../scope.ts';

export const orderRequest = v.object({ order: v.picklist(['lock', 'wipe', 'none']) });

const between = ({ least, most }: { readonly least: number; readonly most: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
export const rulesRequest = v.object({ leaseDays: between(leaseDaysRange), pinLeast: between(pinLeastRange) });

/**
 * The tablet is asked to lock or to erase itself at its next contact; `none` takes a lock back. An order to erase that was carried out, or is on its way,
 * is not taken back into a lock: what is gone is gone.
 */
export async function orderTablet(
  services: Services,
  by: DeskMember,
  device: ScopedDevice,
  order: TabletOrder | 'none',
): Promise<Result<{ readonly id: string }>> {
  const { db, now } = services;
  const present = await db.selectFrom('tablet_orders').where('device', '=', device.id).selectAll().executeTakeFirst();
  if (present?.kind === 'wipe' && present.done_at) return failed({ kind: 'tablet-wiped' });
  const at = new Date(now());
  await db.transaction().execute(async (tx) => {
    if (order === 'none') await tx.deleteFrom('tablet_orders').where('device', '=', device.id).execute();
    else if (present?.kind !== order) {
      const values = { kind: order, asked_at: at, asked_by: by.id, done_at: null };
      await tx
        .insertInto('tablet_orders')
        .values({ device: device.id, ...values })
        .onConflict((conflict) => conflict.column('device').doUpdateSet(values))
        .execute();
    }
    const role = await tx.selectFrom('member_roles').where('member', '=', device.member).select('area').orderBy('area').executeTakeFirst();
    if (role) await audited(tx, { at, member: by.id, area: role.area, what: `tablet-${order === 'none' ? 'unlock' : order}` });
  });
  return done({ id: device.id });
}

export async function tabletRulesAt({ db }: Services, node: ScopedArea): Promise<TabletRulesAt> {
  return rulesAt(db, node.path);
}

/** For every tablet of the unit and below, as soon as it is next in contact. */
export async function setTabletRules({ db, now }: Services, by: DeskMember, node: ScopedArea, rules: TabletRules) {
  const at = new Date(now());
  const values = { lease_days: rules.leaseDays, pin_least: rules.pinLeast, set_by: by.id, set_at: at };
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('tablet_rules')
      .values({ area: node.id, ...values })
      .onConflict((conflict) => conflict.column('area').doUpdateSet(values))
      .execute();
    await audited(tx, { at, member: by.id, area: node.id, what: 'tablet-rules' });
  });
  return done({ id: node.id });
}
