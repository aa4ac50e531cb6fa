import { type Context, Hono } from 'hono';
import { errorAnswer } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { publicCsv, type Published, publishedFigures } from './public-figures.ts';

/** Figures without personal data for anybody: off until a unit's coordinator publishes them, and then its newest frozen report. */
export function publicRoutes(services: Services): Hono {
  const routes = new Hono();
  const published = (type: string, write: (published: Published) => string) => async (context: Context) => {
    const found = await publishedFigures(services.db, context.req.param('id') ?? '');
    if (!found) return errorAnswer(context, 'not-found');
    const etag = `"${found.id}"`;
    const headers = {
      etag,
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    };
    if (context.req.header('if-none-match') === etag) return context.body(null, 304, headers);
    return context.body(write(found), 200, { ...headers, 'content-type': type });
  };
  routes.get(
    '/areas/:id/figures',
    published('application/json; charset=utf-8', ({ figures }) => JSON.stringify(figures)),
  );
  routes.get(
    '/areas/:id/figures.csv',
    published('text/csv; charset=utf-8', ({ figures }) => publicCsv(figures)),
  );
  return routes;
}
