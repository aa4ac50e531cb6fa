import { dayInVietnam } from '#domain/dates.ts';
import type { PlaceList, PlaceRow } from '#protocol/desk-answers.ts';
import { sql } from 'kysely';
import { type AreaRow, asArea } from '../../areas/area-tree.ts';
import { isClosed } from '../../areas/unit-rules.ts';
import type { Services } from '../../services.ts';
import { inVietnameseOrder, pathAreas } from '../records-answer.ts';
import { below, type ScopedArea } from '../scope.ts';

/** Villages shown at most: more than any commune has. */
const most = 500;

interface Found extends AreaRow {
  readonly above: string;
  readonly homes: number;
  readonly people: number;
  readonly records: number;
  readonly tablets: number;
  readonly waiting: number;
}

/** The villages at and below a node, with what is in them and whose work for them is still on its way. Open ones first. */
export async function placeList(services: Pick<Services, 'db' | 'now'>, node: ScopedArea): Promise<PlaceList> {
  const today = dayInVietnam(services.now());
  const rows = await villagesBelow(services, node.path);
  const sorted = inVietnameseOrder(rows.slice(0, most)).toSorted((a, b) => Number(isClosed(a, today)) - Number(isClosed(b, today)));
  return {
    area: asArea(node),
    path: await pathAreas(services, node.path),
    rows: sorted.map((row) => placeRow(row, today)),
    more: rows.length > most,
  };
}

function placeRow(row: Found, today: string): PlaceRow {
  const { above, homes, people, records, tablets, waiting } = row;
  return { area: asArea(row), above, closed: isClosed(row, today), homes, people, records, unsent: { tablets, waiting } };
}

const stands = sql`coalesce(r.fields -> 'removed', 'null') in ('null'::jsonb, 'false'::jsonb)`;

async function villagesBelow({ db }: Pick<Services, 'db'>, path: string): Promise<readonly Found[]> {
  const [low, high] = below(path);
  const { rows } = await sql<Found>`
    with places as materialized (
      select a.* from areas a where a.path >= ${low} and a.path < ${high} and a.kind in ('village', 'other') order by a.path limit ${most + 1}),
    held as (
      select r.area, count(*) as records, count(*) filter (where r.kind = 'household' and ${stands}) as homes,
        count(*) filter (where r.kind = 'person' and ${stands}) as people
      from records r join places on places.id = r.area group by r.area),
    waiting as materialized (
      select d.id, d.member, d.authored - (select coalesce(sum(upper(n) - lower(n)), 0) from unnest(d.received) n) as waiting
      from devices d where d.kind = 'tablet' and d.succeeded_by is null and d.revoked_at is null),
    unsent as (
      select p.id as area, count(distinct w.id)::int as tablets, sum(w.waiting)::int8 as waiting
      from places p cross join (select * from waiting where waiting > 0) w
      where exists (select from member_roles x join areas n on n.id = x.area where x.member = w.member and p.path >= n.path and p.path < n.path || '~')
      group by p.id)
    select p.*, coalesce(u.name, '') as above, coalesce(h.homes, 0) as homes, coalesce(h.people, 0) as people, coalesce(h.records, 0) as records,
      coalesce(unsent.tablets, 0) as tablets, coalesce(unsent.waiting, 0) as waiting
    from places p left join areas u on u.id = p.parent left join held h on h.area = p.id left join unsent on unsent.area = p.id`.execute(
    db,
  );
  return rows;
}
