import { openDeviceHeader } from '#storage/device-settings.ts';
import { openParcelShelf } from '#storage/parcel-shelf.ts';
import type { FetchPort } from '#sync/parcel-request.ts';
import { shipShelf } from '#sync/ship-shelf.ts';

const channelName = 'tung-ngo';
const shipLock = 'tung-ngo-ship';
/** How long an unlocked page has to say that it ships itself: it needs one round trip where the shell needs one per parcel. */
const courtesy = 400;
const patience = 120_000;

/** Ships the sealed parcels with the app closed or locked. Rejects when some are left, so that the browser tries again. */
export async function shipFromShell(): Promise<void> {
  const channel = new BroadcastChannel(channelName);
  try {
    if (await somebodyElseShips(channel)) return;
    const header = await openDeviceHeader().read();
    if (!header) return;
    const ports = { shelf: openParcelShelf(), header, fetch: patientFetch, now: () => Date.now() };
    const report = await ifNobodyShips(() => shipShelf(ports));
    if (report && report.shipped > 0) post(channel, { kind: 'shipped' });
    if (report && report.left > 0) throw new Error(`${report.left} parcels left`);
  } finally {
    channel.close();
  }
}

const patientFetch: FetchPort = (path, init) =>
  fetch(path, { ...init, credentials: 'omit', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(patience) });

/** A platform without Web Locks ships all the same: a parcel shipped twice is one parcel. */
async function ifNobodyShips<Value>(ship: () => Promise<Value>): Promise<Value | undefined> {
  if (!('locks' in navigator)) return ship();
  return navigator.locks.request(shipLock, { ifAvailable: true }, async (lock) => (lock ? ship() : undefined));
}

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
