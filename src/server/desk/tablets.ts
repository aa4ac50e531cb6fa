import type { QuarantineRow, TabletRow } from '#protocol/desk-answers.ts';
import type { TabletOrder } from '#protocol/tablet-word.ts';
import type { ToldByTablet } from '#protocol/told-by-tablet.ts';
import type { Services } from '../services.ts';
import { sql } from 'kysely';
import { countReceived, gapReport } from '../devices/received.ts';
import { below, type ScopedArea } from './scope.ts';

interface Found {
  id: string;
  name: string;
  memberName: string;
  areas: string[];
  enrolledAt: Date;
  lastContactAt: Date | null;
  revokedAt: Date | null;
  succeeded: boolean;
  authored: number;
  /** The numbers the server has, as a multirange. */
  received: string;
  clockAheadMs: number | null;
  quarantined: number;
  held: number;
  member: string;
  suspended: boolean;
  passedTo: string | null;
  told: ToldByTablet | null;
  order: TabletOrder | null;
  askedAt: Date | null;
  askedBy: string | null;
  doneAt: Date | null;
}

/** Tablets whose members work at or below the node, those that need a look first. */
export async function tabletsOf({ db }: Pick<Services, 'db'>, node: ScopedArea): Promise<readonly TabletRow[]> {
  const [low, high] = below(node.path);
  const { rows } = await sql<Found>`
    select d.id, d.name, d.member, m.name as "memberName", m.suspended_at is not null as suspended, d.told,
      (select o.name from devices n join members o on o.id = n.member where n.id = d.succeeded_by and n.member <> d.member) as "passedTo", d.enrolled_at as "enrolledAt", d.last_contact_at as "lastContactAt",
      d.revoked_at as "revokedAt", d.succeeded_by is not null as succeeded, d.authored, d.clock_ahead_ms as "clockAheadMs",
      d.received::text as received,
      (select jsonb_agg(distinct a.name) from member_roles x join areas a on a.id = x.area
        where x.member = d.member and a.path >= ${low} and a.path < ${high}) as areas,
      (select count(*)::int from quarantine q where q.device = d.id and q.settled_at is null) as quarantined,
      (select count(*)::int from held_parcels h where h.device = d.id) as held,
      o.kind as "order", o.asked_at as "askedAt", o.done_at as "doneAt", w.name as "askedBy"
    from devices d join members m on m.id = d.member left join tablet_orders o on o.device = d.id left join members w on w.id = o.asked_by
    where d.kind = 'tablet' and exists (select from member_roles x join areas a on a.id = x.area
      where x.member = d.member and a.path >= ${low} and a.path < ${high})
    order by d.last_contact_at desc nulls last, d.id`.execute(db);
  return rows.map(tabletRow);
}

function tabletRow(found: Found): TabletRow {
  const { received, enrolledAt, lastContactAt, revokedAt, clockAheadMs, passedTo, told, order, askedAt, askedBy, doneAt, ...rest } = found;
  return {
    ...rest,
    enrolledAt: enrolledAt.toISOString(),
    lastContactAt: lastContactAt?.toISOString(),
    revokedAt: revokedAt?.toISOString(),
    received: gapReport(received, found.authored),
    receivedCount: countReceived(received),
    clockAheadMs: told?.clockAheadMs ?? clockAheadMs ?? undefined,
    passedTo: passedTo ?? undefined,
    told: told ?? undefined,
    order:
      order && askedAt ? { kind: order, askedAt: askedAt.toISOString(), askedBy: askedBy ?? '', doneAt: doneAt?.toISOString() } : undefined,
  };
}

interface RefusedRow {
  device: string;
  deviceName: string;
  n: number;
  contentHash: string;
  reason: string;
  detail: string | null;
  mutation: Record<string, unknown>;
  arrivedAt: Date;
  settlement: 'released' | 'discarded' | null;
  settledAt: Date | null;
  settledBy: string | null;
  because: string | null;
}

/**
 * What was refused from tablets of this node and nobody has settled, oldest first; or what was settled, newest first, with who, when and why. Values are
 * not shown: they may be anything.
 */
export async function quarantineOf({ db }: Pick<Services, 'db'>, node: ScopedArea, settled: boolean): Promise<readonly QuarantineRow[]> {
  const [low, high] = below(node.path);
  const { rows } = await sql<RefusedRow>`
    select q.device, coalesce(d.name, '') as "deviceName", q.n, q.content_hash as "contentHash", q.reason, q.detail, q.mutation,
      q.arrived_at as "arrivedAt", q.settlement, q.settled_at as "settledAt", b.name as "settledBy", q.settled_because as because
    from quarantine q join devices d on d.id = q.device left join members b on b.id = q.settled_by
    where (q.settled_at is not null) = ${settled} and exists (select from member_roles x join areas a on a.id = x.area
      where x.member = d.member and a.path >= ${low} and a.path < ${high})
    order by q.settled_at desc, q.arrived_at, q.device, q.n limit ${settled ? 200 : 1000}`.execute(db);
  return rows.map(({ mutation, arrivedAt, detail, settlement, settledAt, settledBy, because, ...row }) =>
    Object.assign(row, {
      detail: detail ?? undefined,
      kind: shortText(mutation['kind']),
      id: shortText(mutation['id']),
      area: shortText(mutation['area']),
      arrivedAt: arrivedAt.toISOString(),
      ...(settlement &&
        settledAt && { settled: { how: settlement, by: settledBy ?? '', at: settledAt.toISOString(), because: because ?? undefined } }),
    }),
  );
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, 120) : undefined;
}
