import { createHmac } from 'node:crypto';

/** Under which name a source is counted: the same on every node, and nobody who reads the table learns an address, a token or a name from it. */
export function sourceHash(secret: Uint8Array, purpose: string, source: string): string {
  return createHmac('sha256', secret).update(`limits ${purpose} ${source}`).digest('base64url').slice(0, 22);
}
