import { type DeskRight, givesRight } from '#domain/desk-rights.ts';
import { InvariantError, valueOrFail } from '#domain/result.ts';
import type { Hono, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { requireFresh } from '../accounts/require-fresh.ts';
import type { Services } from '../services.ts';
import { answerFailure } from './desk-errors.ts';
import type { DeskEnv } from './desk-session.ts';
import { openRoutes, routeRights } from './route-rights.ts';
import { type DeskMember, scopeOf } from './scope.ts';

const base = '/api/desk/';

/**
 * Lets pass only who holds the route's right somewhere, and showed who they are lately where the route asks for it. From here on the scope asks for that
 * right wherever a handler does not name one, so a route that forgets to is no hole.
 */
export function holdRight(services: Services): MiddlewareHandler<DeskEnv> {
  return async (context, next) => {
    const route = matchedRoutes(context).find(({ method }) => method !== 'ALL');
    /* No route of ours: the answer to that comes from further on. */
    if (!route) return next();
    const { right, fresh } = valueOrFail(routeRights[nameOf(route)], 'every route of the desk has a right');
    const { member } = context.get('scope');
    if (!holds(member, right)) return answerFailure(context, { kind: 'not-allowed' });
    const isFresh = fresh ? requireFresh(context.get('session'), services.now()) : undefined;
    if (isFresh && !isFresh.ok) return answerFailure(context, isFresh.failure);
    context.set('scope', scopeOf(services, member, right));
    return next();
  };
}

function holds(member: DeskMember, right: DeskRight): boolean {
  return member.roles.some(({ role }) => givesRight(role, right));
}

function nameOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.slice(base.length).replace(/\/$/, '')}`;
}

/** Called once at the start: a route without a row in the table would be open to nobody or, worse, to everybody. */
export function expectRights(routes: Pick<Hono, 'routes'>): void {
  for (const route of routes.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith(base))) {
    const name = nameOf(route);
    if (!Object.hasOwn(routeRights, name) && !openRoutes.has(name)) throw new InvariantError(`the desk's route ${name} has no right`);
  }
}
