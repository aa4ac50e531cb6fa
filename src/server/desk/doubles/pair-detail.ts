import { parseStamp } from '#domain/hybrid-clock.ts';
import { proposedSides } from '#domain/merge-decisions.ts';
import type { MergedRecord } from '#domain/merge.ts';
import type { MergeableKind } from '#domain/merged-records.ts';
import { done, type Result } from '#domain/result.ts';
import type { DoubleBelongings, DoubleDetail, DoubleSide } from '#protocol/doubles-answers.ts';
import { isAboutNumbers } from '../../merges/carry.ts';
import { belongingsOf } from '../../merges/held-records.ts';
import type { Services } from '../../services.ts';
import { maskedFields } from '../records-answer.ts';
import { outsideScope, type Scope, type ScopedRecord } from '../scope.ts';
import { readSides } from './pair-list.ts';

export interface ScopedPair {
  readonly kind: MergeableKind;
  readonly a: ScopedRecord;
  readonly b: ScopedRecord;
}

/** Two records of one kind, both in my scope; `managing`: only where I am in charge of both. */
export async function scopedPair(
  scope: Scope,
  kind: MergeableKind,
  ids: readonly [string, string],
  need?: 'managing',
): Promise<Result<ScopedPair>> {
  const [a, b] = [await scope.record(kind, ids[0]), await scope.record(kind, ids[1])];
  if (!a.ok) return a;
  if (!b.ok) return b;
  if (ids[0] === ids[1]) return outsideScope;
  for (const { value } of need ? [a, b] : []) {
    const area = await scope.area(value.area, need);
    if (!area.ok) return area;
  }
  return done({ kind, a: a.value, b: b.value });
}

/** The two side by side, with what follows them. The number is masked; the choice is made by side, never by value. */
export async function pairDetail(services: Services, scope: Scope, { kind, a, b }: ScopedPair): Promise<DoubleDetail> {
  const sides = await readSides(services, [a, b]);
  const inCharge = await scopedPair(scope, kind, [a.id, b.id], 'managing');
  const proposed = proposedSides(held(b), held(a), kind);
  return {
    kind,
    a: await withBelongings(services, kind, a, sides),
    b: await withBelongings(services, kind, b, sides),
    proposed: Object.fromEntries(Object.entries(proposed).map(([field, side]) => [field, side === 'winner' ? 'a' : 'b'])),
    mayMerge: inCharge.ok,
  };
}

function held({ kind, id, area, area_stamp: areaStamp, fields, stamps }: ScopedRecord): MergedRecord {
  return { kind, id, area, areaStamp, fields, stamps };
}

async function withBelongings(
  { db }: Services,
  kind: MergeableKind,
  record: ScopedRecord,
  sides: ReadonlyMap<string, DoubleSide>,
): Promise<DoubleSide & DoubleBelongings> {
  const belongings = await belongingsOf(db, kind, record.id);
  const count = (of: string) => belongings.filter((each) => each.kind === of).length;
  const shown = (of: string) =>
    belongings.filter((each) => each.kind === of).map(({ id, area, fields }) => ({ kind: of, id, area, fields: maskedFields(fields) }));
  const latest = Object.values(record.stamps).reduce((last, at) => (at > last ? at : last), '');
  const side = sides.get(record.id) ?? { record, areaName: '', head: '' };
  return {
    ...side,
    progress: shown('progress'),
    consents: shown('consent'),
    visits: count('visit'),
    tasks: belongings.filter((each) => each.kind === 'task' && !isAboutNumbers(each)).length,
    people: count('person'),
    createdAt: record.created_at.toISOString(),
    writtenAt: new Date(parseStamp(latest)?.ms ?? 0).toISOString(),
  };
}
