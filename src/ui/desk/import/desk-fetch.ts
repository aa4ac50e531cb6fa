import { done, failed, type Result } from '#domain/result.ts';
import type { DeskSaid } from './import-api.ts';

/** One request to the desk's routes, from the worker: the session's cookie goes with it as from the page. */
export async function deskFetch<Answer>(path: string, body?: object): Promise<Result<Answer, DeskSaid>> {
  const post = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(`/api/desk/${path}`, { credentials: 'same-origin', cache: 'no-store', ...post });
  } catch {
    return failed({ kind: 'offline' });
  }
  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok && json !== undefined) return done(json as Answer);
  const said = (json as { readonly error?: unknown } | undefined)?.error;
  return failed(typeof said === 'object' && said !== null && 'kind' in said ? (said as DeskSaid) : { kind: 'unexpected' });
}

/** A file of the app itself; undefined when it cannot be had. */
export async function appFile<Content>(path: string): Promise<Content | undefined> {
  try {
    const response = await fetch(path);
    return response.ok ? ((await response.json()) as Content) : undefined;
  } catch {
    return undefined;
  }
}
