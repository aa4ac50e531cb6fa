import type { Mutation } from '#domain/mutation.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { ServerKey } from '#protocol/answers.ts';
import { beginParcel, type ParcelEnd } from '#protocol/parcel.ts';
import { protocolVersion } from '#protocol/version.ts';
import type { StoredParcel } from '#storage/tablet-store.ts';
import { writeLock } from './locks.ts';
import { type TabletPorts, tried } from './tablet-ports.ts';
import { type Delta, rowOf, type Tablet } from './tablet.ts';

/** What a save rests on beside the tablet's memory, and its parcel as far as it is known. Good for one save. */
export interface Ground {
  readonly device: string;
  readonly key: ServerKey;
  /** Id of the open parcel. */
  readonly open: string | undefined;
  /** The open parcel, when it may be grown. */
  readonly grows: readonly [id: string, parcel: StoredParcel] | undefined;
  /** What it carries that still waits. */
  readonly held: readonly Mutation[];
  readonly end: ParcelEnd;
}

/** In memory only, and gone with the tablet. */
const grounds = new WeakMap<Tablet, Promise<Ground | undefined>>();

/** Reads and makes beforehand what the next save needs, so that it is one transaction and nothing before it. */
export function layGround(ports: TabletPorts, tablet: Tablet): void {
  grounds.set(
    tablet,
    groundOf(ports, tablet).catch(() => undefined),
  );
}

/**
 * Seals a change on ground that was laid while the turn among the tabs is still awaited, and commits it: the transaction finds out whether all that it rests on
 * holds (SY2). Where it does not, or nothing was laid, on fresh ground. A key that changed meanwhile is met one save later (SY17).
 */
export function onGround(ports: TabletPorts, tablet: Tablet, seal: (ground: Ground) => Promise<Delta>): Promise<Result<Delta>> {
  const committed = async (delta: Delta): Promise<Result<Delta>> => {
    const written = await tablet.commit(delta);
    return written.ok ? done(delta) : written;
  };
  return tablet.inTurn(async () => {
    let sealing: Promise<Delta | undefined> | undefined;
    const sealed = () => (sealing ??= onLaidGround(tablet, seal));
    const turn = ports.locks.exclusive(writeLock, async () => {
      const delta = await sealed();
      const saved = delta && (await committed(delta));
      if (saved && (saved.ok || saved.failure.kind !== 'stale')) return saved;
      return tried(tablet, async () => {
        const fresh = await groundOf(ports, tablet);
        return fresh ? committed(await seal(fresh)) : failed({ kind: 'locked' });
      });
    });
    void sealed();
    return turn;
  });
}

async function onLaidGround(tablet: Tablet, seal: (ground: Ground) => Promise<Delta>): Promise<Delta | undefined> {
  const ground = await grounds.get(tablet);
  grounds.delete(tablet);
  return ground && holds(ground, tablet) ? seal(ground).catch(() => undefined) : undefined;
}

function holds({ device, open, grows, held }: Ground, tablet: Tablet): boolean {
  if (device !== tablet.meta.device || open !== tablet.meta.open?.id) return false;
  const waiting = grows ? waitingFrom(tablet, grows[1].from) : [];
  return waiting.length === held.length && waiting.every((mutation, index) => mutation === held[index]);
}

async function groundOf(ports: TabletPorts, tablet: Tablet): Promise<Ground | undefined> {
  const { device } = tablet.meta;
  const open = tablet.meta.open?.id;
  const [header, stored] = await Promise.all([ports.settings.read(), open === undefined ? undefined : ports.store.parcel(open)]);
  if (!header) return undefined;
  const key = header.serverKey;
  /* A row the disk has damaged is whole in the parcel alone, which then stays as it is. */
  const mayGrow = stored && isOpen(stored, device, key) && tablet.unreadable.size === 0;
  const held = mayGrow ? waitingFrom(tablet, stored.from) : [];
  const end = await beginParcel(key, { protocol: protocolVersion, device, mutations: held });
  return { device, key, open, grows: open !== undefined && mayGrow ? [open, stored] : undefined, held, end };
}

function isOpen(parcel: StoredParcel, device: string, key: ServerKey): boolean {
  return parcel.state === 'open' && parcel.shipped !== parcel.version && parcel.device === device && parcel.key === key.id;
}

function waitingFrom({ meta, outbox }: Tablet, from: number): Mutation[] {
  const mutations: Mutation[] = [];
  for (let n = from; n <= meta.authored; n += 1) {
    const entry = outbox.get(rowOf(meta.device, n));
    if (entry?.standing === 'waiting') mutations.push(entry.mutation);
  }
  return mutations;
}
