import type { Context, MiddlewareHandler } from 'hono';
import { answerFailure } from './desk-errors.ts';

const reading = new Set(['GET', 'HEAD']);

/**
 * Every request that may change something must come from our own page. Browsers send `Origin` with all of them, so its absence is a refusal too
 * unless `Sec-Fetch-Site` (which no page can forge) says it. Compared by host: a proxy in front may end the TLS.
 */
export function sameOrigin(publicUrl: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    if (reading.has(context.req.method) || isOurs(context, publicUrl)) return next();
    return answerFailure(context, { kind: 'origin-refused' });
  };
}

function isOurs(context: Context, publicUrl: string | undefined): boolean {
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  /* What the browser itself says of the page cannot be forged by the page. */
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site !== undefined;
  const host = hostOf(origin);
  if (host === undefined) return false;
  const own = [context.req.header('host') ?? new URL(context.req.url).host, publicUrl && hostOf(publicUrl)];
  return own.includes(host);
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

/** Did the browser come over HTTPS? */
export function isSecure(context: Context, publicUrl: string | undefined): boolean {
  if (publicUrl?.startsWith('https:')) return true;
  return new URL(context.req.url).protocol === 'https:' || context.req.header('x-forwarded-proto') === 'https';
}
