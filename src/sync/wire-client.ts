import { failed, type Failure, type Result } from '#domain/result.ts';
import type { Changes, Enrolled, ServerKey, Shipped, Synchronised } from '#protocol/answers.ts';
import type { TabletWord } from '#protocol/tablet-word.ts';
import { nextPageHeader } from '#protocol/next-page.ts';
import { type MendedByTablet, mendedHeader, mendedWords } from '#protocol/told-by-tablet.ts';
import { usualPage } from '#protocol/limits.ts';
import { readChanges, readEnrolled, readError, readShipped, readSynchronised, type ReadAnswer } from '#protocol/read-answer.ts';
import type { StoredParcel } from '#storage/tablet-store.ts';
import { type FetchInit, type FetchPort, parcelRequest, requestHeaders } from './parcel-request.ts';

/**
 * Why the server could not be asked or did not do it. `offline`: nothing came back. `captive-portal`: something answered that is not
 * our server (SY14). `server-error`: it is ours, and unwell. Every other kind is the server's own (`protocol.md`).
 */
export interface WireFailure extends Failure {
  readonly serverKey?: ServerKey | undefined;
  /** With `device-revoked`. */
  readonly tablet?: TabletWord | undefined;
  /** With `pin-too-short`. */
  readonly least?: number | undefined;
}

export type Answered<Answer> = Result<Answer, WireFailure>;

export interface PullRequest {
  readonly token: string;
  readonly cursor: string | undefined;
  /** Asks what the server holds of each area, at the end of the pull (SY38). */
  readonly digests?: boolean | undefined;
  /** What was mended and the server has not heard of. */
  readonly mended?: MendedByTablet | undefined;
  /** Told as soon as the answer begins, if another page follows this one: its cursor. */
  readonly onNext?: ((cursor: string) => void) | undefined;
}

export function enrol(fetch: FetchPort, code: string, deviceName: string, pinLength: number): Promise<Answered<Enrolled>> {
  const body = JSON.stringify({ code, deviceName, pinLength });
  return ask(fetch, '/api/enrol', { method: 'POST', headers: requestHeaders(undefined, 'application/json'), body }, readEnrolled);
}

export function renew(fetch: FetchPort, token: string): Promise<Answered<Enrolled>> {
  return ask(fetch, '/api/renew', { method: 'POST', headers: requestHeaders(token, 'application/json'), body: '{}' }, readEnrolled);
}

export function shipParcel(fetch: FetchPort, token: string, parcel: StoredParcel): Promise<Answered<Shipped>> {
  return ask(fetch, '/api/parcels', parcelRequest(token, parcel), readShipped);
}

export function pullChanges(fetch: FetchPort, request: PullRequest): Promise<Answered<Changes>> {
  return ask(fetch, `/api/changes?${pullQuery(request)}`, { method: 'GET', headers: pullHeaders(request) }, readChanges, request.onNext);
}

/** Ships one parcel, or none, and pulls a page, in one round trip. */
export function shipAndPull(fetch: FetchPort, request: PullRequest, parcel: StoredParcel | undefined): Promise<Answered<Synchronised>> {
  const ship = parcel ? parcelRequest(request.token, parcel) : { method: 'POST' as const };
  const init = { ...ship, headers: { ...(parcel && parcelRequest(request.token, parcel).headers), ...pullHeaders(request) } };
  return ask(fetch, `/api/sync?${pullQuery(request)}`, init, readSynchronised, request.onNext);
}

function pullHeaders({ token, mended }: PullRequest): Record<string, string> {
  return { ...requestHeaders(token), ...(mended && { [mendedHeader]: mendedWords(mended) }) };
}

function pullQuery({ cursor, digests }: PullRequest): URLSearchParams {
  const query = new URLSearchParams({ limit: String(usualPage) });
  if (cursor !== undefined) query.set('cursor', cursor);
  query.set('brief', '1');
  if (digests) query.set('digest', '1');
  return query;
}

async function ask<Answer>(
  fetch: FetchPort,
  path: string,
  init: FetchInit,
  read: ReadAnswer<Answer>,
  onNext?: PullRequest['onNext'],
): Promise<Answered<Answer>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, init);
    const next = response.ok ? response.headers.get(nextPageHeader) : null;
    if (next !== null) onNext?.(next);
    text = await response.text();
  } catch {
    return failed({ kind: 'offline' });
  }
  const json = parsed(text);
  if (!response.ok) return failed(refusal(response.status, json));
  const answer = read(json);
  return answer === undefined ? failed({ kind: 'captive-portal' }) : { ok: true, value: answer };
}

function refusal(status: number, json: unknown): WireFailure {
  const error = readError(json)?.error;
  if (!error) return { kind: status >= 500 ? 'server-error' : 'captive-portal', detail: String(status) };
  if (status >= 500) return { kind: 'server-error', detail: error.kind };
  const kind = error['detail'] === 'member-suspended' ? 'member-suspended' : error.kind;
  const { retryAfterMs, serverKey, tablet, least } = error;
  return { kind, retryAfterMs, serverKey, ...(tablet && { tablet }), ...(least !== undefined && { least }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
