import { newUuid } from '#domain/ids.ts';
import type { Mutation } from '#domain/mutation.ts';
import { done, type Result } from '#domain/result.ts';
import type { ServerKey } from '#protocol/answers.ts';
import { sealParcel } from '#protocol/parcel.ts';
import { protocolVersion } from '#protocol/version.ts';
import type { StoredParcel } from '#storage/tablet-store.ts';
import type { TabletPorts } from './tablet-ports.ts';
import { writing } from './tablet-ports.ts';
import { isHeld } from './received-numbers.ts';
import { rowOf, type Tablet } from './tablet.ts';

export type NamedParcel = readonly [id: string, parcel: StoredParcel];

/** Seals mutations of one device, in the order of their numbers, into one parcel. */
async function sealedParcel(key: ServerKey, device: string, authored: number, mutations: readonly Mutation[]): Promise<StoredParcel> {
  const bytes = await sealParcel(key, { protocol: protocolVersion, device, authored, mutations });
  return parcelRow(key, device, authored, mutations, bytes);
}

export function parcelRow(
  key: ServerKey,
  device: string,
  authored: number,
  mutations: readonly Mutation[],
  bytes: StoredParcel['bytes'],
): StoredParcel {
  const from = mutations[0]?.n ?? 0;
  const to = mutations.at(-1)?.n ?? 0;
  return { device, key: key.id, bytes, from, to, count: mutations.length, authored, version: 1, state: 'closed' };
}

/** As few parcels as fit `limit` bytes each (SY4). One mutation alone may be larger than the limit: it cannot be cut. */
export async function parcelsWithin(
  limit: number,
  key: ServerKey,
  device: string,
  authored: number,
  mutations: readonly Mutation[],
): Promise<StoredParcel[]> {
  if (mutations.length === 0) return [];
  const whole = await sealedParcel(key, device, authored, mutations);
  if (whole.bytes.byteLength <= limit || mutations.length === 1) return [whole];
  const parts = Math.min(mutations.length, Math.ceil((whole.bytes.byteLength * 1.05) / limit));
  const size = Math.ceil(mutations.length / parts);
  const parcels: StoredParcel[] = [];
  for (let start = 0; start < mutations.length; start += size) {
    parcels.push(...(await parcelsWithin(limit, key, device, authored, mutations.slice(start, start + size))));
  }
  return parcels;
}

export interface Packing {
  readonly key: ServerKey;
  /** Bytes of a parcel. */
  readonly limit: number;
  /** Seal even what already lies on the shelf. */
  readonly anew: boolean;
}

/** Packs everything waiting into as few parcels as possible, in place of what lies on the shelf, and returns them in order. */
export async function packWaiting(
  ports: TabletPorts,
  tablet: Tablet,
  { key, limit, anew }: Packing,
): Promise<Result<readonly NamedParcel[]>> {
  return writing(ports, tablet, async () => {
    const { device, authored } = tablet.meta;
    const mutations = tablet.waiting().map((entry) => entry.mutation);
    const mine = (await ports.store.parcels()).filter(([, parcel]) => parcel.device === device);
    /* What the disk has damaged in the outbox is still whole in the parcels that were sealed with it: they go as they are. */
    if (tablet.unreadable.size > 0 || mine.some(([, parcel]) => holdsMore(tablet, parcel))) return done(mine);
    if (!anew && holdsExactly(mine, mutations, key, limit)) return done(mine);
    const sealed = await parcelsWithin(limit, key, device, authored, mutations);
    const named = sealed.map((parcel): NamedParcel => [newUuid(ports.now(), ports.random), parcel]);
    const written = await tablet.commit({ putParcels: named, dropParcels: mine.map(([id]) => id), meta: { open: undefined } });
    return written.ok ? done(named) : written;
  });
}

/** A parcel carries a number that the server has not said to hold and the outbox does not know: the disk has lost the row. */
function holdsMore({ meta, outbox }: Tablet, { device, from, to }: StoredParcel): boolean {
  for (let n = from; n <= to; n += 1) if (!isHeld(meta, n) && !outbox.has(rowOf(device, n))) return true;
  return false;
}

/** One parcel that holds the waiting mutations and nothing else need not be sealed again. */
function holdsExactly(parcels: readonly NamedParcel[], mutations: readonly Mutation[], key: ServerKey, limit: number): boolean {
  if (mutations.length === 0) return parcels.length === 0;
  const [only, ...more] = parcels;
  if (!only || more.length > 0) return false;
  const [first, last] = [mutations[0]?.n ?? 0, mutations.at(-1)?.n ?? 0];
  const { from, to, count, bytes, key: keyId } = only[1];
  const whole = last - first + 1 === mutations.length && from === first && to === last && count === mutations.length;
  return whole && keyId === key.id && bytes.byteLength <= limit;
}
