import type { Change, Fields } from '#domain/mutation.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { HandedIn } from '#protocol/desk-answers.ts';
import { readParcelFile } from '#protocol/parcel-file.ts';
import { acceptParcel, holdParcel } from '../records/accept-parcel.ts';
import { checkItem } from '../records/check-mutation.ts';
import { acceptDeskMutations } from '../records/desk-mutations.ts';
import { placesOf } from '../records/judge.ts';
import { settleQuarantined } from '../records/settle-quarantine.ts';
import type { Services } from '../services.ts';
import type { Scope, ScopedDevice } from './scope.ts';

/** Parcel files above this are refused, in bytes. A tablet's parcels are at most 64 KiB, so this is months of work. */
export const parcelFileBytes = 32 * 1024 * 1024;

/** Edits at the desk: mutations of the signed-in member, judged like those of a tablet. */
export function editAtDesk(
  services: Services,
  scope: Scope,
  changes: readonly { kind: string; id: string; area: string; set: Record<string, unknown> }[],
) {
  /* The values are checked where every mutation is checked. */
  const mutations = changes.map((change): Change => Object.assign(change, { set: change.set as Fields }));
  return acceptDeskMutations(services, scope.member.id, mutations);
}

interface Refused {
  readonly device: string;
  readonly n: number;
  readonly hash: string;
}

/**
 * Releasing takes a mutation in beyond its author's scope and role, so the person who does it must be in charge of where it goes and of where the
 * record is now.
 */
export async function settle(
  services: Services,
  scope: Scope,
  key: Refused,
  decision: 'release' | 'discard',
  because?: string,
): Promise<Result<object>> {
  const device = await scope.device(key.device, 'managing');
  if (!device.ok) return device;
  if (decision === 'release' && !(await mayRelease(services, scope, key))) return failed({ kind: 'release-outside-scope' });
  const settled = await settleQuarantined(services, key, scope.member.id, decision, because);
  return settled.ok ? done({ settled: decision === 'release' ? 'released' : 'discarded' }) : settled;
}

async function mayRelease({ db, now }: Services, scope: Scope, { device, n, hash }: Refused): Promise<boolean> {
  const row = await db
    .selectFrom('quarantine')
    .where('device', '=', device)
    .where('n', '=', n)
    .where('content_hash', '=', hash)
    .select('mutation')
    .executeTakeFirst();
  /* What has no shape, or names no unit there is, is for the release itself to refuse. */
  const { mutation } = checkItem(row?.mutation ?? {});
  if (!mutation) return true;
  const places = await db.transaction().execute((tx) => placesOf(tx, mutation, new Date(now())));
  const checked = await Promise.all(places.map((place) => scope.area(place, 'managing')));
  return checked.every((place) => place.ok);
}

/** A parcel file that came by another road. The tablet named in it must belong to somebody I manage: base-mode sealing does not prove who sealed. */
export async function handIn(services: Services, scope: Scope, bytes: Uint8Array<ArrayBuffer>): Promise<Result<HandedIn>> {
  const file = readParcelFile(bytes);
  if (!file) return failed({ kind: 'file-unreadable' });
  const device = await scope.device(file.device, 'managing');
  if (!device.ok) return device;
  const counts = { parcels: file.parcels.length, unreadable: 0, held: 0, accepted: 0, duplicate: 0, refused: 0 };
  const owner = await services.db.selectFrom('members').where('id', '=', device.value.member).select('suspended_at').executeTakeFirst();
  const holds = Boolean(device.value.revoked_at ?? owner?.suspended_at);
  for (const parcel of file.parcels) await takeParcel(services, device.value, parcel, holds ? undefined : file.key, counts);
  return done(counts);
}

type Counts = { -readonly [Name in keyof HandedIn]: HandedIn[Name] };

async function takeParcel(
  services: Services,
  device: ScopedDevice,
  parcel: Uint8Array<ArrayBuffer>,
  /** Undefined when the parcel is only kept: the tablet is revoked, or its member suspended. */
  key: string | undefined,
  counts: Counts,
): Promise<void> {
  if (key === undefined) {
    await holdParcel(services, device.id, parcel);
    counts.held += 1;
    return;
  }
  const shipped = await acceptParcel(services, device.id, parcel, key);
  if (!shipped.ok) counts.unreadable += 1;
  else for (const { verdict } of shipped.value.verdicts) counts[verdict] += 1;
}
