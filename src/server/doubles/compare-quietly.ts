import type { Services } from '../services.ts';
import { restAfter } from '../rest-after.ts';
import { keepDoubles } from './keep-doubles.ts';

/** After news, milliseconds; a list opened before that compares by itself. */
const afterNewsMs = 5000;
/** Between two batches of a backlog: whoever asks something meanwhile is answered first. */
const betweenMs = 200;

/** Runs `work` once after a time; returns what calls it off. */
export type After = (ms: number, work: () => void) => () => void;

const onTheClock: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** Compares what arrives, a batch at a time, while the server runs. Returns what stops it, once the batch under way is done. */
export function compareQuietly(
  { db, events, log, now }: Pick<Services, 'db' | 'events' | 'log' | 'now'>,
  after: After = onTheClock,
): () => Promise<void> {
  let callOff: (() => void) | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  let resting = 0;
  let heard = -Infinity;
  const later = (ms: number) => {
    if (!isStopped) callOff ??= after(ms, start);
  };
  const start = () => {
    callOff = undefined;
    running = compare();
  };
  const compare = async () => {
    try {
      const begun = now();
      const isDone = await keepDoubles(db, 1);
      resting = restAfter(now() - begun, begun - heard);
      if (!isDone) later(Math.max(betweenMs, resting));
    } catch (error) {
      log.error('comparing-failed', { name: error instanceof Error ? error.name : 'unknown' });
    }
  };
  const deaf = events.subscribe((_, from) => {
    if (from !== 'here') return;
    heard = now();
    later(Math.max(afterNewsMs, resting));
  });
  later(afterNewsMs);
  return async () => {
    isStopped = true;
    deaf();
    callOff?.();
    await running;
  };
}
