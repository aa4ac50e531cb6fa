import { isUuid, newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Database } from '../../database/transaction.ts';
import type { Tables } from '../../database/tables.ts';
import { offeredGuides } from '../../guides/offered.ts';
import type { Services } from '../../services.ts';
import type { Selectable } from 'kysely';
import { outsideScope, type Scope, type ScopedArea } from '../scope.ts';
import { withdrawCampaign } from './change-assignment.ts';
import type { CampaignRequest } from './plan-requests.ts';

export type Campaign = Selectable<Tables['campaigns']>;

export async function createCampaign(
  services: Services,
  scope: Scope,
  node: ScopedArea,
  wanted: CampaignRequest,
): Promise<Result<{ id: string }>> {
  const isMilestone = wanted.counts === 'milestone';
  if (isMilestone && !(await hasMilestone(services.db, node, wanted))) return failed({ kind: 'guide-unknown' });
  const id = newUuid(services.now(), services.random);
  await services.db
    .insertInto('campaigns')
    .values({
      id,
      area: node.id,
      name: wanted.name,
      counts: wanted.counts,
      guide: (isMilestone && wanted.guide) || null,
      milestone: (isMilestone && wanted.milestone) || null,
      target: wanted.target,
      from_day: wanted.from,
      through_day: wanted.through,
      created_by: scope.member.id,
      created_at: new Date(services.now()),
      closed_by: null,
    })
    .execute();
  return done({ id });
}

async function hasMilestone(db: Database, node: ScopedArea, { guide, milestone }: CampaignRequest): Promise<boolean> {
  const { guides } = await offeredGuides(db, node);
  return guides.some((offered) => offered.guide.id === guide && offered.guide.milestones.some(({ id }) => id === milestone));
}

/** A campaign that is still open, of a unit I see that holds `at`. */
export async function openCampaign(db: Database, scope: Scope, id: string, at: ScopedArea): Promise<Result<Campaign>> {
  const row = isUuid(id) ? await db.selectFrom('campaigns').where('id', '=', id).selectAll().executeTakeFirst() : undefined;
  const area = row ? await scope.area(row.area) : outsideScope;
  if (!row || !area.ok) return outsideScope;
  if (row.closed_at) return failed({ kind: 'campaign-closed' });
  return at.path.startsWith(area.value.path) ? done(row) : failed({ kind: 'campaign-elsewhere' });
}

export async function closeCampaign(
  services: Services,
  scope: Scope,
  id: string,
  andWithdraw: boolean,
): Promise<Result<{ withdrawn: number }>> {
  const { db, now } = services;
  const row = isUuid(id) ? await db.selectFrom('campaigns').where('id', '=', id).selectAll().executeTakeFirst() : undefined;
  const area = row ? await scope.area(row.area, 'managing') : outsideScope;
  if (!row || !area.ok) return area.ok ? outsideScope : area;
  if (row.closed_at) return failed({ kind: 'campaign-closed' });
  await db
    .updateTable('campaigns')
    .set({ closed_at: new Date(now()), closed_by: scope.member.id })
    .where('id', '=', row.id)
    .execute();
  return done({ withdrawn: andWithdraw ? await withdrawCampaign(services, scope, row.id) : 0 });
}
