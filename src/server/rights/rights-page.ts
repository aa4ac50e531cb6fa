import type { RightsPage } from '#protocol/rights-answers.ts';
import { sql } from 'kysely';
import type { ErasureReason } from '#domain/rights.ts';
import { asArea } from '../areas/area-tree.ts';
import { pathAreas } from '../desk/records-answer.ts';
import { below, type ScopedArea } from '../desk/scope.ts';
import { readSetting } from '../database/settings.ts';
import type { Services } from '../services.ts';
import { forgettingOf } from './forgetting.ts';
import { readRequests } from './request-rows.ts';
import { takeInRequests } from './take-in-requests.ts';

/** Backups are destroyed after so many days unless the operator has set another number (`admin backup-days`). */
export const usualBackupDays = 90;

export async function backupDays({ db }: Pick<Services, 'db'>): Promise<number> {
  const value = await readSetting(db, 'backup-days');
  return typeof value === 'number' ? value : usualBackupDays;
}

/** The queue of a node and all below it. A person is where they live now; who was erased, where they lived. */
export async function rightsPage(services: Services, node: ScopedArea): Promise<RightsPage> {
  await takeInRequests(services);
  const [low, high] = below(node.path);
  const now = services.now();
  return {
    area: asArea(node),
    path: await pathAreas(services, node.path),
    asOf: new Date(now).toISOString(),
    requests: await readRequests(
      services.db,
      sql`coalesce((select h.path from areas h where h.id = p.area), a.path) >= ${low} and coalesce((select h.path from areas h where h.id = p.area), a.path) < ${high}`,
      now,
    ),
    erasures: await otherErasures(services, low, high),
    backupDays: await backupDays(services),
  };
}

async function otherErasures({ db }: Services, low: string, high: string): Promise<RightsPage['erasures']> {
  const { rows } = await sql<{ id: string; reason: ErasureReason; areaName: string; people: number; homes: number }>`
    select e.id, e.reason, a.name as "areaName", e.people, e.homes from erasures e join areas a on a.id = e.area
    where a.path >= ${low} and a.path < ${high} and e.people + e.homes > 0 and not exists (select from right_requests q where q.erasure = e.id)
    order by e.at desc limit 100`.execute(db);
  const forgetting = await forgettingOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const found = forgetting.get(row.id);
    return found ? [{ ...row, ...found }] : [];
  });
}
