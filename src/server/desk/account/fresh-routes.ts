import { done } from '#domain/result.ts';
import { Hono } from 'hono';
import { freshWays, showingWho } from '../../accounts/show-who.ts';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import { type DeskEnv, giveCookie } from '../desk-session.ts';
import { freshRequest } from './account-requests.ts';
import { passkeySite } from './passkey-site.ts';

/** A member who is signed in shows again who they are, before something weighty. */
export function freshRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const show = showingWho(services);

  routes.get('/fresh', async (context) => context.json(await freshWays(services, context.get('session').member)));

  routes.post('/fresh', async (context) => {
    const body = await requestBody(context, freshRequest);
    const site = body.ok && body.value.by === 'passkey' ? passkeySite(context) : done({ origin: '', id: '' });
    if (!body.ok || !site.ok) return answerFailure(context, body.ok ? { kind: 'origin-refused' } : body.failure);
    const token = await show(context.get('session'), body.value, site.value);
    if (!token.ok) return answerFailure(context, token.failure);
    giveCookie(context, services, token.value);
    return context.json({ fresh: true });
  });
  return routes;
}
