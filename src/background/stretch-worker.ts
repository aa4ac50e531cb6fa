import { stretchPin } from './stretch-pin.ts';
import type { StretchAsked, StretchSaid } from './stretch-in-worker.ts';

/*
 * Argon2id alone in a worker: it is WebAssembly, which the policy of every other script refuses. The policy this file is served with lets it reach
 * nothing at all: no network, no worker, no script but ours (`protective-headers.ts`).
 */
addEventListener('message', ({ data }: MessageEvent<StretchAsked>) => {
  const say = (said: StretchSaid) => postMessage(said);
  stretchPin(data.settings, data.pin, data.salt).then(
    (bits) => say({ bits }),
    () => say({ refused: true }),
  );
});
