import { parcelContentType, parcelKeyHeader, protocolHeader, protocolVersion } from '#protocol/version.ts';
import type { StoredParcel } from '#storage/tablet-store.ts';

/** The network: `fetch` with a time limit in the app, a hand-flushed one in tests. */
export type FetchPort = (path: string, init: FetchInit) => Promise<Response>;

export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
}

export function requestHeaders(token: string | undefined, contentType?: string): Record<string, string> {
  return {
    [protocolHeader]: String(protocolVersion),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(contentType !== undefined && { 'content-type': contentType }),
  };
}

export function parcelRequest(token: string, parcel: StoredParcel): FetchInit {
  return { method: 'POST', headers: { ...requestHeaders(token, parcelContentType), [parcelKeyHeader]: parcel.key }, body: parcel.bytes };
}
