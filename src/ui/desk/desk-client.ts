import { done, failed, type Failure, type Result } from '#domain/result.ts';
import { withFreshness } from './account/step-up.ts';
import { deskWords } from './desk-words.ts';

/** A failure with the server's own words, which say in Vietnamese what to do. */
export interface DeskFailure extends Failure {
  readonly message?: string | undefined;
}

const base = '/api/desk';

/**
 * One request to the desk's routes. The answer's type is the caller's claim, from `protocol/desk-answers.ts`. When the server first wants to know who is
 * there, the person is asked and the request is made again.
 */
export function deskRequest<Answer>(path: string, init: RequestInit = {}): Promise<Result<Answer, DeskFailure>> {
  return withFreshness(() => requestOnce<Answer>(path, init));
}

async function requestOnce<Answer>(path: string, init: RequestInit): Promise<Result<Answer, DeskFailure>> {
  let response: Response;
  try {
    response = await fetch(`${base}/${path}`, { credentials: 'same-origin', cache: 'no-store', ...init });
  } catch {
    return failed({ kind: 'offline' });
  }
  const json = response.status === 204 ? null : await response.json().catch(() => undefined);
  if (response.ok && json !== undefined) return done(json as Answer);
  return failed(asFailure(json));
}

export function deskPost<Answer>(path: string, body: object): Promise<Result<Answer, DeskFailure>> {
  return deskRequest<Answer>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

function asFailure(json: unknown): DeskFailure {
  const error: unknown = typeof json === 'object' && json !== null && 'error' in json ? json.error : undefined;
  if (typeof error !== 'object' || error === null || !('kind' in error)) return { kind: 'unexpected' };
  return error as DeskFailure;
}

/** The chosen language's words where there are any, else the server's own. */
export function deskFailureWords(failure: DeskFailure): string {
  const { failures } = deskWords();
  const own = Object.hasOwn(failures, failure.kind) ? failures[failure.kind] : undefined;
  return own ?? failure.message ?? failures['unexpected'] ?? failure.kind;
}
