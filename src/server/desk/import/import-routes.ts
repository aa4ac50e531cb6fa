import { importRequest } from '#protocol/import-rows.ts';
import { Hono } from 'hono';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import { importList } from './import-list.ts';
import { importPlaces } from './import-places.ts';

/** 500 people with names and addresses written out: a few times what they usually take. */
const importBytes = 1024 * 1024;

/** Lists that a coordinator brings in. */
export function importRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/places', async (context) => {
    const node = await context.get('scope').area(context.req.query('node') ?? '', 'managing');
    return node.ok ? context.json(await importPlaces(services, node.value)) : answerFailure(context, node.failure);
  });
  routes.post('/', async (context) => {
    const body = await requestBody(context, importRequest, importBytes);
    const outcome = body.ok ? await importList(services, context.get('scope'), body.value) : body;
    return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
  });
  return routes;
}
