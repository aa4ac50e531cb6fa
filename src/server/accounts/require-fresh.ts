import { done, failed, type Result } from '#domain/result.ts';
import type { LiveSession } from './desk-sessions.ts';

/** What is weighty needs that its member showed who they are within this long. Milliseconds. */
export const freshFor = 10 * 60_000;

/**
 * Call it before anything weighty: taking records out, erasing, roles, resets. Fails with `step-up-needed`, which the desk's page answers by asking for
 * the password, a code or a passkey, and then repeats the very request.
 */
export function requireFresh(session: Pick<LiveSession, 'freshAt'>, now: number): Result<true> {
  return now - session.freshAt.getTime() < freshFor ? done(true) : failed({ kind: 'step-up-needed' });
}
