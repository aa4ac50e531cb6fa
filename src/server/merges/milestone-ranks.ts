import type { Rank } from '#domain/merge-decisions.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import type { Database } from '../database/transaction.ts';
import { holdingSettings, settingsAbove } from '../guides/guide-settings.ts';

/** The order of milestones in the guides as they hold at an area. */
export async function milestoneRanks(db: Database, area: string): Promise<(guide: string) => Rank> {
  const { path } = await db.selectFrom('areas').where('id', '=', area).select('path').executeTakeFirstOrThrow();
  const holding = holdingSettings(await settingsAbove(db, path));
  return (guide) => {
    const milestones = (holding.get(guide)?.content ?? findGuide(guide))?.milestones ?? [];
    return (milestone) => milestones.findIndex(({ id }) => id === milestone);
  };
}
