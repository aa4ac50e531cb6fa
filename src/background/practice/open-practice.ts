import type { RandomBytes } from '#domain/ids.ts';
import { memoryDeviceHeader } from '#storage/device-settings.ts';
import { MemoryTabletStore } from '#storage/memory-tablet-store.ts';
import type { StretchPin } from '#storage/vault.ts';
import { memoryLocks } from '#sync/locks.ts';
import type { DeviceApi } from '../device-api.ts';
import type { DevicePorts, Timers } from '../device-ports.ts';
import { inventCommune, stamped } from './invented-commune.ts';
import { colleaguesWork, ownWork, teamWork } from './invented-work.ts';
import { PracticeDevice } from './practice-device.ts';
import { PracticeServer } from './practice-server.ts';

/** The same invented commune each time; keys, tokens and new records are random as ever. */
const seed = 20_261_102;
const yesterday = 86_400_000;

export function openPractice(now: () => number, timers: Timers = workerTimers): DeviceApi {
  const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);
  const chance = seededBytes(seed);
  const started = now();
  const commune = inventCommune(started, chance);
  const written = stamped(teamWork(commune, started, chance), started - yesterday, 'practice-team');
  const server = PracticeServer.open({ now, random }, written, colleaguesWork(commune, started, chance));
  const store = new MemoryTabletStore();
  const ports: DevicePorts = {
    store,
    shelf: store,
    settings: memoryDeviceHeader(),
    fetch: async (path, init) => (await server).answer(path, init),
    locks: memoryLocks(),
    now,
    random,
    stretchPin: quickStretch,
    channel: { post: () => undefined, listen: () => undefined },
    timers,
    neighbours: async () => [],
    soon: (work) => work(),
    usedBytes: async () => undefined,
  };
  return new PracticeDevice(ports, ownWork(commune, started, chance));
}

const workerTimers: Timers = {
  after(ms, work) {
    /* The idle lock of practice is for ever, which `setTimeout` would take for now. */
    if (!Number.isFinite(ms)) return () => undefined;
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** The PIN guards invented people for as long as the worker lives: one round of SHA-256 is enough. */
const quickStretch: StretchPin = async (_settings, pin, salt) => {
  const bytes = new TextEncoder().encode(`${pin}/${salt.join('.')}`);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
};

/** xorshift32: for ids that are the same each time, never for secrets. */
function seededBytes(from: number): RandomBytes {
  let state = from >>> 0;
  return (bytes) => {
    for (let i = 0; i < bytes.length; i += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[i] = state & 0xff;
    }
    return bytes;
  };
}
