import type { IsErased } from '#domain/erasure.ts';
import { valueOrFail } from '#domain/result.ts';
import { type RawBuilder, sql } from 'kysely';
import { type MemberNode, nodesInSql } from '../areas/scope.ts';
import { often } from '../database/often.ts';
import type { Work } from '../database/transaction.ts';
import { namesIn } from '../erasure/erased-items.ts';
import { erasedByMark, erasedInSql } from '../erasure/erased-marks.ts';
import { knownInSql, type KnownNumbers, knownNumbers, type KnownRow } from './already-known.ts';
import type { CheckedItem } from './check-mutation.ts';
import type { NamedUnit } from './family.ts';
import { unitsById, unitsInSql } from './kin.ts';

/** What has to be known before a parcel's items are looked at one by one. */
export interface Before {
  readonly isErased: IsErased;
  readonly known: KnownNumbers;
  /** Of the member who wrote them. */
  readonly nodes: readonly MemberNode[];
  readonly units: ReadonlyMap<string, NamedUnit>;
}

interface Row {
  readonly erased: readonly { readonly mark: string }[];
  readonly known: readonly KnownRow[];
  readonly nodes: readonly MemberNode[];
  readonly units: readonly NamedUnit[];
}

const all = (rows: RawBuilder<unknown>) => sql`(select coalesce(jsonb_agg(x), '[]') from (${rows}) x)`;

/** In one statement, for each way to the database and back is dearer than what is read on it. */
export async function readBefore(
  tx: Work,
  { device, member }: { readonly device: string; readonly member: string },
  items: readonly CheckedItem[],
  now: Date,
): Promise<Before> {
  const numbers = [...new Set(items.map(({ n }) => n))];
  const mutations = items.flatMap(({ mutation }) => mutation ?? []);
  const { rows } =
    await sql<Row>`${often}select ${all(erasedInSql(items.flatMap(namesIn)))} as erased, ${all(knownInSql(device, numbers))} as known,
    ${all(nodesInSql(member))} as nodes, ${all(unitsInSql(mutations, now))} as units`.execute(tx);
  const { erased, known, nodes, units } = valueOrFail(rows[0], 'a select of one row gives one');
  return { isErased: erasedByMark(erased), known: knownNumbers(known), nodes, units: unitsById(units) };
}
