import { expose } from 'comlink';
import { composeDevice } from './compose-device.ts';

/** Entry of the background worker: one device, spoken to through Comlink. */
const device = composeDevice();

addEventListener('online', () => void device.networkHint());
void device.start();
expose(device);
