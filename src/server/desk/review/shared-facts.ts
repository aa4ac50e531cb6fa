import { groupedBy } from '#domain/grouped.ts';
import { homesAtOnePoint, type PlacedHome } from '#domain/homes-at-one-point.ts';
import { type ImpossibleHour, impossiblePace, type PaceEvent, paceOfPeople, paceOfVisits } from '#domain/impossible-pace.ts';
import { sql } from 'kysely';
import type { Work } from '../../database/transaction.ts';
import type { PaceOf, SharedKeys, TabletHour } from './shared-keys.ts';

/** A standing person with one of the numbers asked about. */
export interface NumberHolder {
  readonly id: string;
  readonly number: string;
  readonly path: string;
  /** Newest stamp of the number and of the removal. */
  readonly basis: string;
}

export interface SharedFacts {
  /** Number → everybody who has it. */
  readonly holders: ReadonlyMap<string, readonly NumberHolder[]>;
  /** Visit or person → the hour it lies in that nobody could have worked. */
  readonly hours: ReadonlyMap<string, ImpossibleHour & { readonly of: PaceOf }>;
  /** Household → how many homes of its village are at its point. */
  readonly points: ReadonlyMap<string, number>;
}

export async function sharedFacts(tx: Work, { numbers, points, hours }: SharedKeys): Promise<SharedFacts> {
  const visits = await impossibleHours(tx, 'visits', hours);
  const people = await impossibleHours(tx, 'people', hours);
  return {
    holders: groupedBy(numbers.length > 0 ? await holdersOf(tx, numbers) : [], ({ number }) => number),
    hours: new Map([...visits, ...people]),
    points: points.length > 0 ? await crowdedPoints(tx, points) : new Map(),
  };
}

const stands = sql`coalesce(r.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)`;
const arrayOf = (values: readonly string[]) => sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

async function holdersOf(tx: Work, numbers: readonly string[]): Promise<readonly NumberHolder[]> {
  const { rows } = await sql<NumberHolder>`
    select r.id, r.fields ->> 'personalId' as number, (select a.path from areas a where a.id = r.area) as path,
      greatest((r.stamps ->> 'personalId') collate "C", coalesce(r.stamps ->> 'removed', '') collate "C") as basis
    from records r where r.kind = 'person' and r.fields ->> 'personalId' = any(${arrayOf(numbers)}) and ${stands}`.execute(tx);
  return rows;
}

async function crowdedPoints(tx: Work, areas: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<PlacedHome & { area: string }>`
    select r.id, r.area, (r.fields -> 'location' ->> 'lat')::float8 as lat, (r.fields -> 'location' ->> 'lng')::float8 as lng
    from records r where r.area = any(${arrayOf(areas)}) and r.kind = 'household' and r.fields -> 'location' ->> 'lat' is not null and ${stands}`.execute(
    tx,
  );
  const crowded = new Map<string, number>();
  for (const homes of groupedBy(rows, ({ area }) => area).values())
    for (const [id, count] of homesAtOnePoint(homes)) crowded.set(id, count);
  return crowded;
}

const hourMs = 3_600_000;

interface Span {
  readonly device: string;
  /** Whole hours since 1970; `end` is outside. */
  readonly begin: number;
  readonly end: number;
}

/** With the hours before and after, in which the fullest hour may begin or end; what overlaps is read once. */
function spansOf(hours: readonly TabletHour[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { device, hour } of hours.toSorted((a, b) => (a.device === b.device ? a.hour - b.hour : a.device < b.device ? -1 : 1))) {
    const last = spans.at(-1);
    if (last?.device === device && hour - 1 <= last.end) spans[spans.length - 1] = { ...last, end: hour + 2 };
    else spans.push({ device, begin: hour - 1, end: hour + 2 });
  }
  return spans;
}

type Written = PaceEvent & { readonly device: string };

async function impossibleHours(tx: Work, of: PaceOf, hours: readonly TabletHour[]) {
  const spans = spansOf(hours.filter((hour) => hour.of === of));
  const events = spans.length > 0 ? await (of === 'visits' ? visitsWithin : peopleWithin)(tx, spans) : [];
  const most = of === 'visits' ? paceOfVisits : paceOfPeople;
  return [...groupedBy(events, ({ device }) => device).values()].flatMap((own) =>
    [...impossiblePace(own, most)].map(([id, hour]) => [id, { ...hour, of }] as const),
  );
}

/** Far more than one tablet writes in days; a limit makes the planner look each span up by its index. */
const mostOfSpan = 50_000;

/** The desk brings in lists at any pace: only tablets count. */
const spanRows = (spans: readonly Span[], name: (hour: number) => string) => sql`
  jsonb_to_recordset(${JSON.stringify(spans.map(({ device, begin, end }) => ({ device, low: name(begin), high: name(end) })))}::jsonb)
    as s(device text, low text, high text) join devices d on d.id::text = s.device and d.kind = 'tablet'`;

async function visitsWithin(tx: Work, spans: readonly Span[]): Promise<readonly Written[]> {
  const isoHour = (hour: number) => new Date(hour * hourMs).toISOString().slice(0, 14);
  const { rows } = await sql<{ id: string; device: string; at: string; subject: string; talked: boolean }>`
    select r.id, s.device, r.fields ->> 'at' as at, coalesce(r.fields ->> 'household', r.id) as subject,
      coalesce(r.fields ->> 'outcome', '') = 'met' as talked
    from ${spanRows(spans, isoHour)} cross join lateral (select * from records r where r.kind = 'visit' and right(r.stamps ->> 'at', 36) = s.device
      and (r.fields ->> 'at') collate "C" >= s.low and (r.fields ->> 'at') collate "C" < s.high limit ${mostOfSpan}) r where ${stands}`.execute(
    tx,
  );
  return rows.map(({ at, ...row }) => Object.assign(row, { ms: Date.parse(at) }));
}

async function peopleWithin(tx: Work, spans: readonly Span[]): Promise<readonly Written[]> {
  const stampHour = (hour: number) => String(hour * hourMs).padStart(13, '0');
  const { rows } = await sql<{ id: string; device: string; at: string }>`
    select r.id, s.device, r.stamps ->> 'name' as at
    from ${spanRows(spans, stampHour)} cross join lateral (select * from records r where r.kind = 'person' and right(r.stamps ->> 'name', 36) = s.device
      and (r.stamps ->> 'name') collate "C" >= s.low and (r.stamps ->> 'name') collate "C" < s.high limit ${mostOfSpan}) r where ${stands}`.execute(
    tx,
  );
  return rows.map(({ id, device, at }) => ({ id, device, ms: Number(at.slice(0, 13)), subject: id, talked: true }));
}
