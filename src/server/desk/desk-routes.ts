import { Hono } from 'hono';
import type { Services } from '../services.ts';

/** The desk's own routes, mounted below `/api`. */
export function deskRoutes(_services: Services): Hono {
  return new Hono();
}
