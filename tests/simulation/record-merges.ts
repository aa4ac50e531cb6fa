import { mergeRecords } from '#server/merges/merge-records.ts';
import { undoMerge } from '#server/merges/undo-merge.ts';
import type { Services } from '#server/services.ts';

/** What a coordinator does with records. Numbers are taken modulo what there is. */
export interface MergeChange {
  readonly change: 'merge' | 'undo';
  readonly kind: 'person' | 'household';
  readonly loser: number;
  readonly winner: number;
}

/** False when there was nothing to do so: refusals are the rule's own, and told by its tests. */
export async function changeMerges(services: Services, by: string, { change, kind, loser, winner }: MergeChange): Promise<boolean> {
  if (change === 'undo') {
    const open = await services.db.selectFrom('merges').where('undone_at', 'is', null).select('id').orderBy('merged_at').execute();
    const merge = open[loser % Math.max(1, open.length)]?.id;
    return merge !== undefined && (await undoMerge(services, by, merge)).ok;
  }
  const here = await services.db.selectFrom('records').where('kind', '=', kind).select('id').orderBy('id').execute();
  const [one, other] = [here[loser % Math.max(1, here.length)]?.id, here[winner % Math.max(1, here.length)]?.id];
  if (one === undefined || other === undefined) return false;
  const side = winner % 2 === 0 ? ('loser' as const) : ('winner' as const);
  return (await mergeRecords(services, by, { kind, loser: one, winner: other, choices: loser % 3 === 0 ? { note: side } : {} })).ok;
}
