import type { Overview, TabletGap } from '#protocol/desk-answers.ts';
import { sql } from 'kysely';
import type { Database } from '../database/transaction.ts';
import { below, type ScopedArea } from './scope.ts';

/** A tablet nobody has heard from for so long is asked after, in milliseconds. */
const silence = 7 * 24 * 3_600_000;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly memberName: string;
  readonly authored: number;
  readonly received: number;
  readonly lastContactAt: Date | null;
  readonly enrolledAt: Date;
}

/** Tablets in use whose members work at or below the node, with what they said they have written and what came. Those that miss most come first, then those heard of longest ago. */
export async function tabletGaps(db: Database, node: ScopedArea, ms: number): Promise<readonly TabletGap[]> {
  const [low, high] = below(node.path);
  const { rows } = await sql<Row>`
    select d.id, d.name, m.name as "memberName", d.authored, d.last_contact_at as "lastContactAt", d.enrolled_at as "enrolledAt",
      (select coalesce(sum(upper(r) - lower(r)), 0)::int8 from unnest(d.received) r) as received
    from devices d join members m on m.id = d.member
    where d.kind = 'tablet' and d.succeeded_by is null and d.revoked_at is null and exists (
      select from member_roles x join areas a on a.id = x.area where x.member = d.member and a.path >= ${low} and a.path < ${high})
    order by d.last_contact_at nulls first, d.id`.execute(db);
  const gaps = rows.map(({ lastContactAt, enrolledAt, ...row }) =>
    Object.assign(row, {
      lastContactAt: lastContactAt?.toISOString(),
      silent: (lastContactAt ?? enrolledAt).getTime() < ms - silence,
    }),
  );
  return gaps.toSorted((a, b) => b.authored - b.received - (a.authored - a.received));
}

/** Work that tablets said they have written and that has not arrived. */
export function unsentOf(tablets: readonly TabletGap[]): Overview['unsent'] {
  const waiting = tablets.map(({ authored, received }) => authored - received).filter((count) => count > 0);
  return { devices: waiting.length, mutations: waiting.reduce((sum, count) => sum + count, 0) };
}
