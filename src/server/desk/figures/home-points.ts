import type { HomePoints, HomeState } from '#protocol/figure-answers.ts';
import { sql } from 'kysely';
import type { Services } from '../../services.ts';
import { below, type ScopedArea } from '../scope.ts';

/** More dots than these say nothing on a small map. */
const mostHomes = 4000;

interface Row {
  readonly id: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly keys: readonly string[];
}

/** Where the homes of a node are and how far we got with them. */
export async function homePoints({ db }: Pick<Services, 'db'>, node: ScopedArea): Promise<HomePoints> {
  const [low, high] = below(node.path);
  const { rows } = await sql<Row>`
    with homes as materialized (
      select c.id, c.keys from counted c where c.kind = 'household' and 'home' = any (c.keys)
        and c.area in (select id from areas where path >= ${low} and path < ${high}) limit ${mostHomes + 1}
    )
    select c.id, to_jsonb(c.keys) as keys, (r.fields #>> '{location,lat}')::float8 as lat, (r.fields #>> '{location,lng}')::float8 as lng
    from homes c cross join lateral (select * from records found where found.kind = 'household' and found.id = c.id limit 1) r`.execute(db);
  const tooMany = rows.length > mostHomes;
  const homes = tooMany
    ? []
    : rows.flatMap(({ id, lat, lng, keys }) => (lat === null || lng === null ? [] : [{ id, lat, lng, state: stateOf(keys) }]));
  return { homes, unplaced: tooMany ? 0 : rows.length - homes.length, tooMany };
}

function stateOf(keys: readonly string[]): HomeState {
  if (keys.includes('refused')) return 'refused';
  if (keys.includes('met')) return 'met';
  return keys.includes('visited') ? 'visited' : 'unvisited';
}
