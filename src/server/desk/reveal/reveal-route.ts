import { failed, type Result, done } from '#domain/result.ts';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { requireFresh } from '../../accounts/require-fresh.ts';
import { audited } from '../../audit/audited.ts';
import { rateLimit } from '../../limits/rate-limit.ts';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import { outsideScope } from '../scope.ts';

/** Why is a word of ours: free words could name somebody, and the audit never forgets. */
export const revealReasons = ['call', 'check', 'mend', 'other'] as const;
const revealed = ['personalId', 'phone', 'note', 'address', 'what'] as const;
const revealRequest = v.object({ field: v.picklist(revealed), why: v.optional(v.picklist(revealReasons)) });
const kinds = new Set(['person', 'household', 'visit', 'task']);

const minute = 60_000;
/** So many in ten minutes are one person's work at a desk; more is a list being copied, and is done by somebody who has just shown who they are. */
const fewInTen = 10;
/** Beyond that nobody reads on in an hour. */
const mostAnHour = 100;

/** One field of one record in full. Audited before it is answered. */
export function revealRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const few = rateLimit(services, 'reveal few', { most: fewInTen, windowMs: 10 * minute });
  const hour = rateLimit(services, 'reveal hour', { most: mostAnHour, windowMs: 60 * minute });

  const mayLookOn = async (context: Context<DeskEnv>, member: string): Promise<Result<true>> => {
    const wait = await hour.waitFor(member);
    if (wait > 0) return failed({ kind: 'slow-down', retryAfterMs: wait });
    return (await few.waitFor(member)) > 0 ? requireFresh(context.get('session'), services.now()) : done(true);
  };

  routes.post('/records/:kind/:id/reveal', async (context) => {
    const { kind, id } = context.req.param();
    const record = kinds.has(kind) ? await context.get('scope').record(kind, id) : outsideScope;
    if (!record.ok) return answerFailure(context, record.failure);
    const body = await requestBody(context, revealRequest);
    if (!body.ok) return answerFailure(context, body.failure);
    const { member } = context.get('scope');
    const value = record.value.fields[body.value.field];
    if (typeof value !== 'string') return answerFailure(context, { kind: 'not-found' });
    const allowed = await mayLookOn(context, member.id);
    if (!allowed.ok) return answerFailure(context, allowed.failure);
    const what = `reveal-${body.value.field}${body.value.why ? `-${body.value.why}` : ''}`;
    await audited(services.db, {
      at: new Date(services.now()),
      member: member.id,
      area: record.value.area,
      what,
      subject: `${kind}/${id}`,
    });
    return context.json({ value });
  });
  return routes;
}
