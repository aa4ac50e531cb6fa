import type { Services } from '../services.ts';
import { failedAttempts } from './failed-attempts.ts';
import { sourceHash } from './source-hash.ts';

export interface SignInDelays {
  /** Counts a try before it is looked at, so that many at once do not all pass; milliseconds to wait instead when it may not be made yet. */
  readonly begin: (name: string) => Promise<number>;
  readonly succeeded: (name: string) => Promise<void>;
}

/**
 * Wrong passwords slow the name down, over all nodes: after four, 2 s, 4 s, 8 s … 15 min; forgotten after an hour. Unknown names are slowed alike, so that
 * waiting tells nothing about who exists. `purpose`: what is tried; each is counted by itself.
 */
export function signInDelays(services: Pick<Services, 'db' | 'now' | 'cursorSecret'>, purpose: string): SignInDelays {
  const attempts = failedAttempts(services, { free: 4, windowMs: 60 * 60_000, firstWaitMs: 2000, longestWaitMs: 15 * 60_000 });
  const source = (name: string) => sourceHash(services.cursorSecret, purpose, name);
  return {
    begin: (name) => attempts.begin(source(name)),
    succeeded: (name) => attempts.forget(source(name)),
  };
}
