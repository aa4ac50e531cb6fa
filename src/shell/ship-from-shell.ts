import { allHeaders, createDeviceStore, keylessVault } from '#storage/device-settings.ts';
import { type Locks, memoryLocks, shipLock, webLocks } from '#sync/locks.ts';
import type { FetchPort } from '#sync/parcel-request.ts';
import { tendVault } from '#sync/tend-vault.ts';

const channelName = 'tung-ngo';
/** How long an unlocked page has to say that it ships itself: it needs one round trip where the shell needs one per parcel. */
const courtesy = 400;
const patience = 120_000;

/**
 * What an unlocked page that has answered gets before the shell looks whether the parcels are really gone: a page that is being closed answers
 * and dies.
 */
const headStart = 1500;
/** A network that has just returned often fails once more, and the browser itself tries again only after minutes. */
const retries = [2000, 5000, 10_000, 20_000];

/** Ships the sealed parcels with the app closed or locked. Rejects when some are left, so that the browser tries again. */
export async function shipFromShell(): Promise<void> {
  const channel = new BroadcastChannel(channelName);
  try {
    if (await somebodyElseShips(channel)) await pause(headStart);
    for (const wait of [0, ...retries]) {
      await pause(wait);
      const { shipped, left, shut } = await locks.exclusive(shipLock, tendOnce);
      if (shipped > 0) post(channel, { kind: 'shipped' });
      if (shut) post(channel, { kind: 'locked' });
      if (left === 0) return;
    }
    throw new Error('parcels are left');
  } finally {
    channel.close();
  }
}

interface Round {
  readonly shipped: number;
  readonly left: number;
  /** The desk has locked or erased a vault: whoever has it open must let go of it. */
  readonly shut: boolean;
}

/** Every vault of the tablet, one round each (SY32). One that was never enrolled has no parcels, and its database must not be made here. */
async function tendOnce(): Promise<Round> {
  const store = createDeviceStore();
  const sum = { shipped: 0, left: 0, shut: false };
  for (const [slot] of await allHeaders(store)) {
    const vault = { ...keylessVault(store, slot), fetch: patientFetch, now: () => Date.now(), locks };
    const report = await tendVault(vault).catch(() => ({ shipped: 0, left: 1, shut: false }));
    sum.shipped += report.shipped;
    sum.left += report.left;
    sum.shut ||= report.shut;
  }
  return sum;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const patientFetch: FetchPort = (path, init) =>
  fetch(path, { ...init, credentials: 'omit', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(patience) });

/** A platform without Web Locks ships all the same: a parcel shipped twice is one parcel. */
const locks: Locks = 'locks' in navigator ? webLocks(navigator.locks) : memoryLocks();

function somebodyElseShips(channel: BroadcastChannel): Promise<boolean> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve(false), courtesy);
    channel.addEventListener('message', (event: MessageEvent<{ readonly kind?: string }>) => {
      if (event.data.kind !== 'i-ship') return;
      clearTimeout(giveUp);
      resolve(true);
    });
    post(channel, { kind: 'who-ships' });
  });
}

function post(channel: BroadcastChannel, message: { readonly kind: string }): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel.postMessage(message);
}
