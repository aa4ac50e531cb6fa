import type { Role } from '#domain/area.ts';
import { isMergeable } from '#domain/merged-records.ts';
import type { Mutation } from '#domain/mutation.ts';
import { valueOrFail } from '#domain/result.ts';
import { type MemberNode, rolesAt } from '../areas/scope.ts';
import type { Work } from '../database/transaction.ts';
import { type Present, readPresent } from './apply-mutations.ts';
import type { Refusal } from './check-mutation.ts';
import type { Family } from './family.ts';
import { familyOf, placeOf } from './follow-the-home.ts';
import type { Kin } from './kin.ts';
import { recordKey } from './merge-sql.ts';

/** What has to be known to decide about the mutations of one parcel. */
export interface Circumstances {
  readonly nodes: readonly MemberNode[];
  readonly present: Present;
  /** The records as the mutations accepted so far leave them. */
  readonly family: Family;
  /** Area → path, of every place there is in the above. */
  readonly paths: ReadonlyMap<string, string>;
}

export function circumstancesOf(nodes: readonly MemberNode[], present: Present): Circumstances {
  const family = familyOf(present.places.values());
  const paths = new Map([...present.units.values()].map(({ into, path }) => [into, path]));
  for (const { area, path } of present.places.values()) paths.set(area, path);
  return { nodes, present, family, paths };
}

/**
 * Why a well-formed mutation may not be accepted; undefined when it may, and then the mutations after it are judged by what it leaves. The role has to
 * reach where the record is and where this puts it (SY19): for what belongs to a home that is the home's place, whatever unit the mutation names.
 */
export function refusalOf(mutation: Mutation, circumstances: Circumstances): Refusal | undefined {
  const { nodes, present, family, paths } = circumstances;
  const unit = present.units.get(mutation.area);
  if (!unit) return { reason: 'area-unknown' };
  const area = placeOf(family, mutation, unit);
  const held = rolesAt(nodes, valueOrFail(paths.get(area), 'a place is a named unit or where a record is'));
  if (held.length === 0) return { reason: 'outside-scope' };
  const place = present.places.get(recordKey(mutation.kind, mutation.id));
  if (place && rolesAt(nodes, place.path).length === 0) return { reason: 'outside-scope' };
  if (unit.closed && area === unit.into) return { reason: 'area-closed' };
  if (!mayWrite(held, mutation, place)) return { reason: 'not-allowed', detail: mutation.kind };
  family.write({ ...mutation, area });
  return undefined;
}

/** Where a mutation would be written, and where its record is now: whoever takes it in for another has to be in charge of both. */
export async function placesOf(tx: Work, mutation: Mutation, now: Date): Promise<readonly string[]> {
  const { places, units } = await readPresent(tx, [mutation], now);
  const unit = units.get(mutation.area);
  const record = places.get(recordKey(mutation.kind, mutation.id));
  return [...(unit ? [placeOf(familyOf(places.values()), mutation, unit)] : []), ...(record ? [record.area] : [])];
}

/** Only a merge writes that (SY24). */
export function writesMerge({ kind, set }: Pick<Mutation, 'kind' | 'set'>): boolean {
  return isMergeable(kind) && Object.hasOwn(set, 'mergedInto');
}

/** A record is restricted at the person's request, and only who acts on requests may say or lift it. */
function touchesRestriction(set: Mutation['set'], place: Kin | undefined): boolean {
  return Object.hasOwn(set, 'removed') && [set['removed'], place?.fields['removed']].includes('restricted');
}

/** Volunteers tick off tasks and answer reviews; giving tasks and judging records is for leads and coordinators. */
function mayWrite(held: readonly Role[], { kind, set }: Mutation, place: Kin | undefined): boolean {
  const exists = place !== undefined;
  if (writesMerge({ kind, set })) return false;
  if (touchesRestriction(set, place) && !held.some((role) => role === 'coordinator' || role === 'operator')) return false;
  if (held.some((role) => role !== 'volunteer')) return true;
  if (kind === 'task') return exists && Object.keys(set).every((field) => field === 'doneAt');
  if (kind === 'review') return !Object.hasOwn(set, 'state') || set['state'] === 'mended';
  return true;
}
