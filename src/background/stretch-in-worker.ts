import wasmAddress from '@phi-ag/argon2/argon2.wasm?url';
import type { StretchPin, StretchSettings } from '#storage/vault.ts';
import { allowOwnScripts } from './own-scripts.ts';
import { stretchPin } from './stretch-pin.ts';

/** The WebAssembly to stretch with; without it the worker uses what it brings along. */
export interface StretchReady {
  readonly wasm: ArrayBuffer;
}

export interface StretchAsked {
  readonly settings: StretchSettings;
  readonly pin: string;
  readonly salt: Uint8Array<ArrayBuffer>;
}

export type StretchSaid = { readonly bits: Uint8Array<ArrayBuffer> } | { readonly refused: true };

/** A worker that has not been asked yet. */
interface Stretcher {
  readonly worker: Worker;
  /** Rejects when the worker does not start. */
  readonly broken: Promise<never>;
}

/** Made while the person types. */
let waiting: Promise<Stretcher> | undefined;

/** So that nothing has to be fetched or compiled once the PIN is there. */
export function prepareStretch(): void {
  waiting ??= newStretcher();
}

/** Argon2id in a worker of its own, which ends with the answer: nothing of the PIN outlives it there. Rejects where WebAssembly is refused. */
export const stretchInWorker: StretchPin = (settings, pin, salt) =>
  settings.kind === 'argon2id' ? askWorker({ settings, pin, salt }) : stretchPin(settings, pin, salt);

async function newStretcher(): Promise<Stretcher> {
  allowOwnScripts();
  const worker = new Worker(new URL('./stretch-worker.ts', import.meta.url), { type: 'module', name: 'stretch' });
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('argon2 worker did not start')));
  });
  // Told to whoever asks.
  broken.catch(() => undefined);
  const wasm = await fetchedWasm();
  if (wasm) worker.postMessage({ wasm } satisfies StretchReady, [wasm]);
  return { worker, broken };
}

async function fetchedWasm(): Promise<ArrayBuffer | undefined> {
  try {
    const response = await fetch(wasmAddress);
    return response.ok ? await response.arrayBuffer() : undefined;
  } catch {
    return undefined;
  }
}

async function askWorker(asked: StretchAsked): Promise<Uint8Array<ArrayBuffer>> {
  const prepared = waiting ?? newStretcher();
  waiting = undefined;
  const { worker, broken } = await prepared;
  const answered = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<StretchSaid>) =>
      'bits' in data ? resolve(data.bits) : reject(new Error('argon2 refused')),
    );
  });
  worker.postMessage(asked, []);
  return Promise.race([answered, broken]).finally(() => worker.terminate());
}
