import type { RandomBytes } from '#domain/ids.ts';
import { failed, type Result } from '#domain/result.ts';
import type { DeviceHeaderStore } from '#storage/device-settings.ts';
import type { TabletStore } from '#storage/tablet-store.ts';
import { type Locks, writeLock } from './locks.ts';
import type { FetchPort } from './parcel-request.ts';
import type { HeardWord } from './ship-shelf.ts';
import type { Tablet } from './tablet.ts';

/** Everything outside that the tablet's engine touches. */
export interface TabletPorts {
  readonly store: TabletStore;
  readonly settings: DeviceHeaderStore;
  readonly fetch: FetchPort;
  readonly locks: Locks;
  readonly now: () => number;
  readonly random: RandomBytes;
  /** Takes in what the server says of this tablet beside an answer (SY33); not given where nobody lends anything. */
  readonly heard?: ((heard: HeardWord) => Promise<void>) | undefined;
}

/** Where locks work, a commit is never overtaken; where they do not, it is tried again on what the other tab wrote. */
const mostTries = 3;

/**
 * Runs `work` as the one writer, on a tablet that has taken in what other tabs wrote. An erased store is `locked`.
 * Within a worker the tablet keeps its own order, whether locks work or not.
 */
export function writing<Value>(ports: TabletPorts, tablet: Tablet, work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  return tablet.inTurn(() => ports.locks.exclusive(writeLock, () => tried(tablet, work)));
}

/** {@link writing} for who already has every turn. */
export async function tried<Value>(tablet: Tablet, work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  let outcome: Result<Value> = failed({ kind: 'stale' });
  for (let tries = 0; tries < mostTries && !outcome.ok && outcome.failure.kind === 'stale'; tries += 1) {
    outcome = (await tablet.refresh()) ? await work() : failed({ kind: 'locked' });
  }
  return outcome;
}
