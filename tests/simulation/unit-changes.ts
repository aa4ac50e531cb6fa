import { valueOrFail } from '#domain/result.ts';
import { mergeUnits } from '#server/areas/merge-units.ts';
import { renameUnit } from '#server/areas/name-units.ts';
import { splitUnit } from '#server/areas/split-unit.ts';
import type { Services } from '#server/services.ts';

/** What a coordinator does to villages. Numbers are taken modulo what there is. */
export interface UnitChange {
  readonly change: 'rename' | 'merge' | 'split' | 'resettle';
  readonly from: number;
  readonly to: number;
  /** Homes that are taken out, at most. */
  readonly homes: number;
}

/** False when there was nothing to change so. */
export async function changeUnit(services: Services, by: string, { change, from, to, homes }: UnitChange): Promise<boolean> {
  const open = await services.db
    .selectFrom('areas')
    .where('parent', '=', 'xa')
    .where('valid_to', 'is', null)
    .select('id')
    .orderBy('number')
    .execute();
  const [one, other] = [open[from % open.length]?.id, open[to % open.length]?.id];
  if (one === undefined || other === undefined || ((change === 'merge' || change === 'resettle') && one === other)) return false;
  const name = `Thôn ${change} ${services.now()}-${to}`;
  if (change === 'rename') return made(renameUnit(services, one, name));
  if (change === 'merge') return made(mergeUnits(services, by, one, other));
  const here = await services.db
    .selectFrom('records')
    .where('area', '=', one)
    .where('kind', '=', 'household')
    .select('id')
    .orderBy('id')
    .execute();
  const moving = here.slice(0, homes).map(({ id }) => id);
  if (moving.length === 0) return false;
  return made(splitUnit(services, by, one, moving, change === 'split' ? { name } : { into: other }));
}

async function made(work: Promise<{ readonly ok: boolean; readonly failure?: { readonly kind: string } }>): Promise<boolean> {
  const outcome = await work;
  valueOrFail(outcome.ok || undefined, `a coordinator was told ${outcome.failure?.kind}`);
  return true;
}
