import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import type { Services } from '../services.ts';

interface Known {
  readonly head: number;
  readonly digest: string;
}

/** An area's records change only with its stream's head, so what was worked out for one reader holds for the next. */
const known = new WeakMap<Services['cursorSecret'], Map<string, Known>>();
const mostKnown = 20_000;

/** See `#protocol/digest.ts`: the same lines, made by the database. As of the snapshot of `tx`. */
export async function areaDigests(
  tx: Work,
  { cursorSecret }: Pick<Services, 'cursorSecret'>,
  streams: readonly { readonly area: string; readonly head: number }[],
): Promise<Readonly<Record<string, string>>> {
  const held = known.get(cursorSecret) ?? new Map<string, Known>();
  known.set(cursorSecret, held);
  const stale = streams.filter(({ area, head }) => held.get(area)?.head !== head);
  const fresh = await read(
    tx,
    stale.map(({ area }) => area),
  );
  if (held.size + stale.length > mostKnown) held.clear();
  for (const { area, head } of stale) held.set(area, { head, digest: fresh.get(area) ?? '' });
  return Object.fromEntries(
    streams.flatMap(({ area }) => {
      const digest = fresh.get(area) ?? held.get(area)?.digest ?? '';
      return digest === '' ? [] : [[area, digest] as const];
    }),
  );
}

async function read(tx: Work, areas: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (areas.length === 0) return new Map();
  const { rows } = await sql<{ area: string; digest: string }>`
    select r.area, encode(substring(sha256(convert_to(string_agg(
      r.kind || ' ' || r.id || ' ' || r.area_stamp || coalesce((
        select string_agg(' ' || s.key || '=' || s.value, '' order by s.key collate "C") from jsonb_each_text(r.stamps) s), ''),
      E'\\n' order by r.kind collate "C", r.id collate "C"), 'UTF8')) from 1 for 8), 'hex') as digest
    from records r where r.area in (select value from jsonb_array_elements_text(${JSON.stringify(areas)}::jsonb)) group by r.area`.execute(
    tx,
  );
  return new Map(rows.map(({ area, digest }) => [area, digest]));
}
