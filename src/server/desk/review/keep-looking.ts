import type { Services } from '../../services.ts';
import { restAfter } from '../../rest-after.ts';
import { everywhere, lookThrough } from './look-through.ts';

interface Pace {
  /** News of one busy moment is looked at together; later where {@link restAfter} says so. Milliseconds. */
  readonly gathering: number;
  /** Between two batches, so that others get their turn; later where {@link restAfter} says so. Milliseconds. */
  readonly between: number;
  /** After a failure. Milliseconds. */
  readonly afterFailure: number;
}

const usualPace: Pace = { gathering: 2000, between: 50, afterFailure: 60_000 };

/**
 * Looks through what arrives on this node soon after it has arrived, so that a coordinator finds the queue ready. Whoever reads the queue looks through
 * the rest: nothing is wrong when this is late, or when another node was told. Returns the function that stops, once a running batch has ended.
 */
export function keepLooking(services: Pick<Services, 'db' | 'now' | 'events' | 'log'>, pace = usualPace): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let resting = 0;
  let heard = -Infinity;
  const later = (ms: number) => {
    if (!stopped) timer ??= setTimeout(begin, ms);
  };
  const batch = async () => {
    const begun = services.now();
    const more = await lookThrough(services, everywhere, 1);
    resting = restAfter(services.now() - begun, begun - heard);
    if (more) later(Math.max(pace.between, resting));
  };
  function begin(): void {
    timer = undefined;
    running = batch().catch((error: unknown) => {
      services.log.error('review-not-looked-through', { error: error instanceof Error ? error.message : 'unknown' });
      later(pace.afterFailure);
    });
  }
  const leave = services.events.subscribe((_, from) => {
    if (from !== 'here') return;
    heard = services.now();
    later(Math.max(pace.gathering, resting));
  });
  later(0);
  return async () => {
    stopped = true;
    leave();
    clearTimeout(timer);
    await running;
  };
}
