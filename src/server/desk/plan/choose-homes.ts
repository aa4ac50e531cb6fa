import { readDoorAddress } from '#domain/door-address.ts';
import { groupedBy } from '#domain/grouped.ts';
import { laneName } from '#domain/lane-name.ts';
import type { HomeChoice } from '#domain/plan.ts';
import { inWalkOrder } from '#domain/walk-order.ts';
import { finalMilestones } from '#guides/final-milestones.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/transaction.ts';
import { below, type ScopedArea } from '../scope.ts';

export interface ChosenHome {
  readonly id: string;
  readonly area: string;
  readonly path: string;
  readonly areaName: string;
  readonly head: string;
  readonly address: string;
}

export interface ChosenHomes {
  /** In walking order, village by village. */
  readonly homes: readonly ChosenHome[];
  readonly lanes: readonly { readonly lane: string; readonly name: string; readonly homes: number }[];
  /** There are more than were looked at. */
  readonly more: boolean;
}

/** Homes looked at for one choice; a village has fewer. */
const mostLookedAt = 5000;

const stands = (fields: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce(${fields} -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)`;
const visitsOf = sql`records v where v.kind = 'visit' and v.fields ->> 'household' = h.id and v.fields ->> 'at' is not null and ${stands(sql`v.fields`)}`;
/** The homes of a node that a choice means, as things stand on `today` (an ISO date). */
export async function chooseHomes(db: Database, node: ScopedArea, choice: HomeChoice, today: string): Promise<ChosenHomes> {
  const [low, high] = below(node.path);
  const { rows } = await sql<ChosenHome>`
    with places as materialized (select id, path, name from areas where path >= ${low} and path < ${high}),
    homes as (
      select r.id, r.area, p.path, p.name as "areaName", coalesce(r.fields ->> 'head', '') as head, coalesce(r.fields ->> 'address', '') as address
      from records r join places p on p.id = r.area where r.kind = 'household' and ${stands(sql`r.fields`)})
    select h.* from homes h where ${fits(choice, today)} limit ${mostLookedAt + 1}`.execute(db);
  const read = rows.slice(0, mostLookedAt).map((home) => ({ home, lane: readDoorAddress(home.address).lane }));
  const wanted = choice.lanes && new Set(choice.lanes);
  const homes = read.filter(({ lane }) => !wanted || wanted.has(lane)).map(({ home }) => home);
  return { homes: byVillage(homes), lanes: lanesOf(read), more: rows.length > mostLookedAt };
}

function fits(choice: HomeChoice, today: string): RawBuilder<unknown> {
  const visited = sql`exists (select from ${visitsOf})`;
  const conditions: Readonly<Record<HomeChoice['filter'], RawBuilder<unknown>>> = {
    all: sql`true`,
    'not-visited': sql`not ${visited}`,
    'not-met': sql`${visited} and not exists (select from ${visitsOf} and v.fields ->> 'outcome' = 'met')`,
    overdue: sql`(${promiseMissed(today)} or ${appointmentMissed(today)})`,
    'at-milestone': atMilestone(choice),
  };
  return conditions[choice.filter];
}

const people = sql`records p where p.kind = 'person' and p.fields ->> 'household' = h.id and ${stands(sql`p.fields`)}`;

/** By the newest visit: a later one settles an earlier promise (`visit-rules.ts`). */
function promiseMissed(today: string): RawBuilder<unknown> {
  return sql`coalesce((select v.fields ->> 'returnOn' < ${today} from ${visitsOf} order by (v.fields ->> 'at')::timestamptz desc limit 1), false)`;
}

function appointmentMissed(today: string): RawBuilder<unknown> {
  return sql`exists (select from (select id from ${people} union all select h.id) p cross join lateral (
    select g.id, g.fields from records g where g.kind = 'progress' and split_part(g.id, '/', 1) = p.id) g
    where g.fields ->> 'appointmentOn' < ${today} and coalesce(g.fields -> 'declined', 'null') <> 'true'::jsonb
      and coalesce(g.fields -> 'independent', 'null') <> 'true'::jsonb
      and coalesce(${JSON.stringify(finalMilestones)}::jsonb ->> substr(g.id, strpos(g.id, '/') + 1) <> g.fields ->> 'milestone', true))`;
}

function atMilestone({ guide = '', milestone = '' }: HomeChoice): RawBuilder<unknown> {
  return sql`exists (select from (select id from ${people} union all select h.id) p join records g on g.kind = 'progress' and g.id = p.id || '/' || ${guide}
    where g.fields ->> 'milestone' = ${milestone} and coalesce(g.fields -> 'declined', 'null') <> 'true'::jsonb)`;
}

const names = new Intl.Collator('vi', { numeric: true });

function byVillage(homes: readonly ChosenHome[]): readonly ChosenHome[] {
  const villages = groupedBy(homes, ({ area }) => area);
  const inOrder = [...villages.values()].toSorted((a, b) => names.compare(a[0]?.areaName ?? '', b[0]?.areaName ?? ''));
  return inOrder.flatMap((village) => inWalkOrder(village));
}

function lanesOf(read: readonly { readonly home: ChosenHome; readonly lane: string }[]): ChosenHomes['lanes'] {
  const lanes = [...groupedBy(read, ({ lane }) => lane)].map(([lane, inIt]) => ({
    lane,
    name: lane === '' ? '' : usualName(inIt.map(({ home }) => laneName(home.address))),
    homes: inIt.length,
  }));
  return lanes.toSorted((a, b) => Number(a.lane === '') - Number(b.lane === '') || names.compare(a.name, b.name));
}

/** As most people write it. */
function usualName(written: readonly string[]): string {
  const counted = [...groupedBy(written, (name) => name)].map(([name, same]) => [name, same.length] as const);
  return counted.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
}
