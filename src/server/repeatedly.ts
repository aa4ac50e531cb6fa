import { isAway } from './database/is-away.ts';
import type { Log } from './log.ts';

export interface Repeated {
  readonly everyMs: number;
  readonly log: Log;
  /** What the log says when it breaks; the next time comes all the same. */
  readonly broke: string;
}

/** Does `work` at once and then again and again, one at a time, until it is told to stop; stopping waits for what is under way. A database that is away is no fault. */
export function repeatedly({ everyMs, log, broke }: Repeated, work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  const again = () => {
    running ??= work()
      .catch((error: unknown) => {
        if (!isAway(error)) log.error(broke, { error: error instanceof Error ? error.name : 'unknown' });
      })
      .finally(() => (running = undefined));
  };
  again();
  const timer = setInterval(again, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
