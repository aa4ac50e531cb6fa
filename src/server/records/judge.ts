import type { Role } from '#domain/area.ts';
import type { Mutation } from '#domain/mutation.ts';
import { sql } from 'kysely';
import { type MemberNode, memberNodes, rolesAt } from '../areas/scope.ts';
import type { Work } from '../database/transaction.ts';
import { type PresentPlace, presentPlaces } from './apply-mutations.ts';
import type { Refusal } from './check-mutation.ts';
import { recordKey } from './merge-sql.ts';

/** What has to be known to decide about the mutations of one parcel, read in three statements however many there are. */
export interface Circumstances {
  readonly nodes: readonly MemberNode[];
  readonly areas: ReadonlyMap<string, { readonly path: string; readonly closed: boolean }>;
  readonly present: ReadonlyMap<string, PresentPlace>;
}

export async function readCircumstances(tx: Work, member: string, mutations: readonly Mutation[], now: Date): Promise<Circumstances> {
  const named = JSON.stringify([...new Set(mutations.map(({ area }) => area))]);
  const { rows } = await sql<{ id: string; path: string; closed: boolean }>`
    select id, path, coalesce(valid_to <= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date, false) as closed
    from areas where id in (select jsonb_array_elements_text(${named}::jsonb))`.execute(tx);
  return {
    nodes: await memberNodes(tx, member),
    areas: new Map(rows.map(({ id, path, closed }) => [id, { path, closed }])),
    present: await presentPlaces(tx, mutations),
  };
}

/** Why a well-formed mutation may not be accepted; undefined when it may. */
export function refusalOf(mutation: Mutation, { nodes, areas, present }: Circumstances): Refusal | undefined {
  const area = areas.get(mutation.area);
  if (!area) return { reason: 'area-unknown' };
  const held = rolesAt(nodes, area.path);
  if (held.length === 0) return { reason: 'outside-scope' };
  const place = present.get(recordKey(mutation.kind, mutation.id));
  if (place && rolesAt(nodes, place.path).length === 0) return { reason: 'outside-scope' };
  if (area.closed) return { reason: 'area-closed' };
  return mayWrite(held, mutation, place !== undefined) ? undefined : { reason: 'not-allowed', detail: mutation.kind };
}

/** Volunteers tick off tasks and answer reviews; giving tasks and judging records is for leads and coordinators. */
function mayWrite(held: readonly Role[], { kind, set }: Mutation, exists: boolean): boolean {
  if (held.some((role) => role !== 'volunteer')) return true;
  if (kind === 'task') return exists && Object.keys(set).every((field) => field === 'doneAt');
  if (kind === 'review') return !Object.hasOwn(set, 'state') || set['state'] === 'mended';
  return true;
}
