import type { MiddlewareHandler } from 'hono';

/** A node that is about to stop: it says so to whoever sends it requests, and still answers all that come. */
export interface Draining {
  readonly begin: () => void;
  readonly isOn: () => boolean;
}

export function newDraining(): Draining {
  let on = false;
  return { begin: () => void (on = true), isOn: () => on };
}

/** While draining, every answer is the last one on its connection: none is left that a request could come on when the node goes. */
export function lastOnConnection({ isOn }: Draining): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (isOn()) c.res.headers.set('connection', 'close');
  };
}
