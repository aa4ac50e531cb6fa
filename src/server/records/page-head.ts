import { valueOrFail } from '#domain/result.ts';
import { type RawBuilder, sql } from 'kysely';
import { type ScopeArea, scopeInSql } from '../areas/scope.ts';
import { often } from '../database/often.ts';
import type { Work } from '../database/transaction.ts';
import { type PackRow, packRowsInSql } from '../guides/guide-settings.ts';
import type { ReceivedState } from './writing-device.ts';

export interface StreamHead {
  readonly area: string;
  readonly number: number;
  readonly head: number;
  readonly within: boolean;
}

/** What a page of changes is worked out from, all as of one moment. */
export interface PageHead extends ReceivedState {
  /** Parents first. */
  readonly scope: readonly ScopeArea[];
  /** The streams with anything in them that the reader may read now, or has read before. */
  readonly heads: readonly StreamHead[];
  readonly pack: readonly PackRow[];
}

const listed = (rows: RawBuilder<unknown>) => sql`(select coalesce(json_agg(x), '[]') from (${rows}) x)`;

/** In one statement, for each way to the database and back is dearer than what is read on it. `known`: the numbers of the streams in the reader's cursor. */
export async function readPageHead(
  tx: Work,
  { device, member }: { readonly device: string; readonly member: string },
  known: Iterable<number>,
): Promise<PageHead> {
  const { rows } = await sql<PageHead>`
    ${often}with scope as materialized (${scopeInSql(member)}),
    known as (select value::int as number from jsonb_array_elements_text(${JSON.stringify([...known])}::jsonb))
    select ${listed(sql`select * from scope order by path`)} as scope, ${listed(headsInSql)} as heads, ${listed(packRowsInSql(member))} as pack,
      d.received::text as received, d.authored
    from devices d where d.id = ${device}::uuid`.execute(tx);
  return valueOrFail(rows[0], 'a reading device is known');
}

const headsInSql = sql`
  select s.area, x.number, s.head, true as within from scope x join streams s on s.area = x.id where x.within and s.head > 0
  union all
  select s.area, a.number, s.head, false from known k join areas a on a.number = k.number join streams s on s.area = a.id
  where s.head > 0 and a.id not in (select id from scope where within)`;
