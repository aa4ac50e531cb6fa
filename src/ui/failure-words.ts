import type { Failure } from '#domain/result.ts';
import { formats, words } from './text/words.ts';

/** What a failure means and what to do, in the language chosen. */
export function failureWords(failure: Pick<Failure, 'kind' | 'retryAfterMs' | 'triesLeft' | 'detail'>): string {
  const { failures, start } = words();
  const said = Object.hasOwn(failures, failure.kind) ? failures[failure.kind] : undefined;
  const parts = [said ?? failures.unknown];
  if (failure.kind === 'pin-too-short' && failure.detail) parts.push(start.pinLeast(failure.detail));
  if (failure.triesLeft !== undefined) parts.push(start.triesLeft(formats().number(failure.triesLeft)));
  if (failure.retryAfterMs) parts.push(`${start.waitFor(formats().duration(failure.retryAfterMs))}.`);
  return parts.join(' ');
}
