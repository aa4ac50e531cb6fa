import { groupedBy } from '#domain/grouped.ts';
import type { Fields } from '#domain/mutation.ts';
import { sql } from 'kysely';
import type { Work } from '../../database/transaction.ts';
import { parentsOf } from '../../records/family.ts';

/** Kinds of records a coordinator reviews; what else there is, is looked at with the one it belongs to. */
export const subjectKinds = ['person', 'household', 'visit'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

export function isSubjectKind(kind: string): kind is SubjectKind {
  return (subjectKinds as readonly string[]).includes(kind);
}

/** Records looked at in one transaction, so that nobody waits long for it; of one area at most so many, so that each gets its turn. */
const batch = 600;
const batchOfArea = 200;
const areasAtOnce = 50;

interface Changed {
  readonly area: string;
  /** Null when nothing of the area is new but what has left it. */
  readonly kind: string | null;
  readonly id: string;
  readonly seq: number;
  readonly head: number;
  readonly fields: Fields;
}

export interface NewsOfAreas {
  readonly subjects: readonly Subject[];
  /** Area → how far it has been looked through with these. */
  readonly seen: ReadonlyMap<string, number>;
  /** There is more than one batch. */
  readonly more: boolean;
}

/**
 * What changed since the areas below a node (all there are, without one) were looked through last. An area's stream is numbered in the order of commits
 * (SY7), so nothing that commits late is left out.
 */
export async function newsOfAreas(tx: Work, [low, high]: readonly [string, string]): Promise<NewsOfAreas> {
  const { rows } = await sql<Changed>`
    with behind as materialized (
      select s.area, s.head, coalesce(w.seen, 0) as seen from areas a join streams s on s.area = a.id left join review_watch w on w.area = s.area
      where a.path >= ${low} and a.path < ${high} and s.head > coalesce(w.seen, 0) order by s.area limit ${areasAtOnce + 1})
    select b.area, b.head, c.kind, c.id, c.seq, jsonb_strip_nulls(jsonb_build_object('person', c.fields -> 'person')) as fields
    from behind b left join lateral (
      select * from records r where r.area = b.area and r.seq > b.seen order by r.seq limit ${batchOfArea}) c on true
    order by b.area, c.seq limit ${batch}`.execute(tx);
  const areas = [...groupedBy(rows, ({ area }) => area)];
  const subjects = new Map<string, Subject>();
  const seen = new Map<string, number>();
  for (const [area, changed] of areas.slice(0, areasAtOnce)) {
    for (const subject of changed.flatMap(subjectsOf)) subjects.set(`${subject.kind}/${subject.id}`, subject);
    const last = changed.at(-1);
    const isCut = changed.length === batchOfArea || (rows.length === batch && last === rows.at(-1));
    seen.set(area, last && isCut ? last.seq : (last?.head ?? 0));
  }
  const more =
    areas.length > areasAtOnce || rows.length === batch || areas.some(([area, changed]) => (seen.get(area) ?? 0) < (changed[0]?.head ?? 0));
  return { subjects: [...subjects.values()], seen, more };
}

function subjectsOf({ kind, id, fields }: Changed): readonly Subject[] {
  if (kind === null) return [];
  if (isSubjectKind(kind)) return [{ kind, id }];
  if (kind === 'task') return [];
  return parentsOf({ kind, id, fields }).flatMap(([parent, of]) => (isSubjectKind(parent) ? [{ kind: parent, id: of }] : []));
}

export async function noteSeen(tx: Work, seen: ReadonlyMap<string, number>): Promise<void> {
  const rows = JSON.stringify([...seen].map(([area, upTo]) => ({ area, upTo })));
  await sql`insert into review_watch (area, seen) select area, "upTo" from jsonb_to_recordset(${rows}::jsonb) as w(area text, "upTo" bigint)
    on conflict (area) do update set seen = greatest(review_watch.seen, excluded.seen)`.execute(tx);
}
