import type { StretchPin, StretchSettings } from '#storage/vault.ts';
import { allowOwnScripts } from './own-scripts.ts';
import { stretchPin } from './stretch-pin.ts';

export interface StretchAsked {
  readonly settings: StretchSettings;
  readonly pin: string;
  readonly salt: Uint8Array<ArrayBuffer>;
}

export type StretchSaid = { readonly bits: Uint8Array<ArrayBuffer> } | { readonly refused: true };

/** Argon2id in a worker of its own, which ends with the answer: nothing of the PIN outlives it there. Rejects where WebAssembly is refused. */
export const stretchInWorker: StretchPin = (settings, pin, salt) =>
  settings.kind === 'argon2id' ? askWorker({ settings, pin, salt }) : stretchPin(settings, pin, salt);

function askWorker(asked: StretchAsked): Promise<Uint8Array<ArrayBuffer>> {
  allowOwnScripts();
  const worker = new Worker(new URL('./stretch-worker.ts', import.meta.url), { type: 'module', name: 'stretch' });
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<StretchSaid>) =>
      'bits' in data ? resolve(data.bits) : reject(new Error('argon2 refused')),
    );
    worker.addEventListener('error', () => reject(new Error('argon2 worker did not start')));
    worker.postMessage(asked, []);
  }).finally(() => worker.terminate());
}
