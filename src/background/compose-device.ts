import { appHeader, appVersion } from '#protocol/told-by-tablet.ts';
import { openDexieTabletStore } from '#storage/dexie-tablet-store.ts';
import { allHeaders, createDeviceStore, keylessVault, openDeviceHeader } from '#storage/device-settings.ts';
import { openParcelShelf } from '#storage/parcel-shelf.ts';
import { readingAhead } from '#storage/read-ahead.ts';
import { databaseOf, type Slot } from '#storage/tablet-database.ts';
import { memoryLocks, webLocks } from '#sync/locks.ts';
import type { FetchPort } from '#sync/parcel-request.ts';
import { Device } from './device.ts';
import type { Channel, ChannelMessage, DevicePorts, Timers } from './device-ports.ts';
import { prepareStretch, stretchInWorker } from './stretch-in-worker.ts';

export const channelName = 'tung-ngo';
/** Two minutes: a full parcel over a very slow link takes half of it. */
const patience = 120_000;

/** The device on the real parts of a browser. */
export function composeDevice(slot: Slot): Device {
  return new Device(browserPorts(slot));
}

function browserPorts(slot: Slot): DevicePorts {
  const locks = 'locks' in navigator ? webLocks(navigator.locks) : memoryLocks();
  const now = () => Date.now();
  const settingsStore = createDeviceStore();
  const store = readingAhead(openDexieTabletStore(databaseOf(slot)));
  return {
    store,
    shelf: openParcelShelf(databaseOf(slot)),
    settings: openDeviceHeader(settingsStore, slot),
    fetch: patientFetch,
    locks,
    now,
    neighbours: async () => {
      const others = (await allHeaders(settingsStore)).filter(([other]) => other !== slot);
      return others.map(([other]) => Object.assign(keylessVault(settingsStore, other), { slot: other, fetch: patientFetch, locks, now }));
    },
    random: (bytes) => crypto.getRandomValues(bytes),
    stretchPin: stretchInWorker,
    prepareUnlock: () => {
      prepareStretch();
      store.readAhead();
    },
    channel: tabChannel(),
    timers,
    soon: (work) => void setTimeout(work),
    usedBytes: async () => (await navigator.storage?.estimate?.())?.usage,
  };
}

const patientFetch: FetchPort = async (path, init) => {
  const headers = { ...init.headers, [appHeader]: await told() };
  return fetch(path, {
    ...init,
    headers,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
};

/** What the desk may know of this tablet: version, storage in megabytes, clock. */
async function told(): Promise<string> {
  const parts = [appVersion];
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    const persisted = Number(await navigator.storage.persisted());
    parts.push(`persisted=${persisted}`, `used=${Math.round(usage / 1e6)}`, `quota=${Math.round(quota / 1e6)}`);
  } catch {
    /* A platform that does not tell, or not in a worker. */
  }
  return [...parts, `clock=${Date.now()}`].join('; ');
}

const timers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

function tabChannel(): Channel {
  const channel = new BroadcastChannel(channelName);
  return {
    post: (message) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
      channel.postMessage(message);
    },
    listen: (hear) => channel.addEventListener('message', (event: MessageEvent<ChannelMessage>) => hear(event.data)),
  };
}
