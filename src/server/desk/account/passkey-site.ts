import type { Context } from 'hono';
import { failed, type Result, done } from '#domain/result.ts';
import type { PasskeySite } from '../../accounts/passkeys.ts';

/** Where the page came from; the same-origin check has compared it with our own address already. */
export function passkeySite(context: Context): Result<PasskeySite> {
  const origin = context.req.header('origin');
  if (origin === undefined || !URL.canParse(origin)) return failed({ kind: 'origin-refused' });
  return done({ origin, id: new URL(origin).hostname });
}
