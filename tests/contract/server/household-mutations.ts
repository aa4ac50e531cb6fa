import { sql } from 'kysely';
import { type FieldServer, someId, startTime } from '../../server/field-server.ts';
import type { PeerMutation, PeerTablet } from '../../server/peer-client.ts';

export function aHousehold(
  tablet: PeerTablet,
  n: number,
  more: { id?: string; area?: string; ms?: number; set?: PeerMutation['set'] } = {},
): PeerMutation {
  const { id = someId(), area = 'a1', ms = startTime, set = { head: `Bà ${n}` } } = more;
  return tablet.mutation(n, ms, { kind: 'household', id, area, set });
}

export async function counts({ database }: FieldServer) {
  const { rows } = await sql<{ log: number; quarantine: number; records: number; heads: number }>`
    select (select count(*) from mutations) as log, (select count(*) from quarantine) as quarantine,
      (select count(*) from records) as records, (select sum(head)::bigint from streams) as heads`.execute(database.db);
  return rows[0];
}

export async function fieldsOf({ database }: FieldServer, id: string) {
  return (await database.db.selectFrom('records').selectAll().where('id', '=', id).executeTakeFirst())?.fields;
}
