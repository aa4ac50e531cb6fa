import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isIPv4, isIPv6 } from 'node:net';
import type { ServerConfig } from '../services.ts';

/** Whose attempts are counted together: the client's network, never logged. Behind our own proxy the last address it wrote down, before that the socket's. */
export function addressOf(c: Context, { trustsProxy }: Pick<ServerConfig, 'trustsProxy'>): string {
  const forwarded = trustsProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return networkOf(forwarded);
  // Without a socket there is one caller: a test that calls the app directly.
  return c.env && typeof c.env === 'object' && 'incoming' in c.env ? networkOf(getConnInfo(c).remote.address ?? '') : 'unknown';
}

/** An IPv4 address as it is; of IPv6 the first 64 bits, because one subscriber has all of what follows. Anything else is one and the same. */
export function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return 'unknown';
  const [head = '', tail = ''] = bare.toLowerCase().split('::');
  const [left, right] = [head, tail].map((part) => part.split(':').filter((group) => group !== ''));
  const missing = bare.includes('::') ? Math.max(0, 8 - (left?.length ?? 0) - (right?.length ?? 0)) : 0;
  const groups = [...(left ?? []), ...Array.from({ length: missing }, () => '0'), ...(right ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
