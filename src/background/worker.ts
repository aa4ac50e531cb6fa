import { expose } from 'comlink';
import type { Slot } from '#storage/tablet-database.ts';
import { composeDevice } from './compose-device.ts';

/**
 * Entry of the background worker: one device, spoken to through Comlink. Its first message says whose vault it is: each vault has a worker of its own,
 * and nothing of another is ever in its memory (SY32).
 */
addEventListener(
  'message',
  (event: MessageEvent<{ readonly slot: Slot }>) => {
    const device = composeDevice(event.data.slot);
    addEventListener('online', () => void device.networkHint());
    void device.start();
    expose(device);
  },
  { once: true },
);
