import { type Argon2id, loadArgon2id } from './argon2-simd.ts';
import { stretchPin } from './stretch-pin.ts';
import type { StretchAsked, StretchReady, StretchSaid } from './stretch-in-worker.ts';

/*
 * Argon2id alone in a worker: it is WebAssembly, which the policy of every other script refuses. The policy this file is served with lets it reach
 * nothing at all: no network, no worker, no script but ours (`protective-headers.ts`). So the WebAssembly is handed in.
 */
let loading: Promise<Argon2id | undefined> = Promise.resolve(undefined);

addEventListener('message', ({ data }: MessageEvent<StretchReady | StretchAsked>) => {
  if ('wasm' in data) loading = loadArgon2id(data.wasm).catch(() => undefined);
  else void answer(data);
});

async function answer({ settings, pin, salt }: StretchAsked): Promise<void> {
  const say = (said: StretchSaid) => postMessage(said);
  try {
    const quick = await loading;
    say({ bits: quick && settings.kind === 'argon2id' ? quick(settings, pin, salt) : await stretchPin(settings, pin, salt) });
  } catch {
    say({ refused: true });
  }
}
