import { dayInVietnam } from '#domain/dates.ts';
import { done, failed, type Result } from '#domain/result.ts';
import { inTransaction } from '../database/transaction.ts';
import { changeStreams } from '../records/apply-mutations.ts';
import type { Services } from '../services.ts';
import { lockUnits, openVillage } from './unit-rules.ts';

/** Closes a village nobody was ever written down in, or that was emptied: whatever still comes for it is refused, so one with records is merged instead. */
export async function closeUnit(services: Pick<Services, 'db' | 'now' | 'events'>, id: string): Promise<Result<{ readonly id: string }>> {
  const today = dayInVietnam(services.now());
  const outcome = await inTransaction(services.db, async (tx): Promise<Result<{ readonly id: string }>> => {
    const unit = await openVillage(tx, (await lockUnits(tx, [id])).get(id), today);
    if (!unit.ok) return unit;
    await changeStreams(tx, [id]);
    const held = await tx.selectFrom('records').where('area', '=', id).select('id').limit(1).executeTakeFirst();
    if (held) return failed({ kind: 'area-not-empty' });
    await tx.updateTable('areas').set({ valid_to: today }).where('id', '=', id).execute();
    return done({ id });
  });
  if (outcome.ok) services.events.publish([id]);
  return outcome;
}
