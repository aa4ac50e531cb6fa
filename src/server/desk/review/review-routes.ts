import { done, failed, type Result } from '#domain/result.ts';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import { outsideScope, type ScopedRecord } from '../scope.ts';
import { decide } from './decide.ts';
import { addNote } from './notes.ts';
import { queuePage } from './queue-page.ts';
import { reviewDetail } from './review-detail.ts';
import { decideRequest, noteRequest, queueQuery } from './review-requests.ts';
import { isSubjectKind } from './subjects.ts';

type Asking = Context<DeskEnv>;

/** What has to be looked at, and what a coordinator does with it. */
export function reviewRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const answered = (context: Asking, outcome: Result<object>) =>
    outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);

  routes.get('/', async (context) => answered(context, await askedQueue(services, context)));
  routes.post('/decide', async (context) => {
    const body = await requestBody(context, decideRequest);
    return answered(context, body.ok ? await decide(services, context.get('scope'), body.value) : body);
  });
  routes.get('/:kind/:id', async (context) => {
    const record = await askedRecord(context, context.req.param('kind'), context.req.param('id'));
    return answered(context, record.ok ? done(await reviewDetail(services, context.get('scope'), record.value)) : record);
  });
  routes.post('/:kind/:id/notes', async (context) => {
    const record = await askedRecord(context, context.req.param('kind'), context.req.param('id'));
    if (!record.ok) return answerFailure(context, record.failure);
    const body = await requestBody(context, noteRequest);
    return answered(context, body.ok ? await addNote(services, context.get('scope'), record.value, body.value) : body);
  });
  return routes;
}

async function askedQueue(services: Services, context: Asking): Promise<Result<object>> {
  const scope = context.get('scope');
  const node = await scope.area(context.req.query('node') ?? '');
  if (!node.ok) return node;
  const query = v.safeParse(queueQuery, context.req.query());
  if (!query.success) return failed({ kind: 'invalid', detail: v.getDotPath(query.issues[0]) ?? undefined });
  const narrowed = query.output.village === undefined ? node : await scope.area(query.output.village);
  if (!narrowed.ok) return narrowed;
  if (!narrowed.value.path.startsWith(node.value.path)) return outsideScope;
  return done(await queuePage(services, node.value, narrowed.value, query.output));
}

async function askedRecord(context: Asking, kind: string, id: string): Promise<Result<ScopedRecord>> {
  return isSubjectKind(kind) ? context.get('scope').record(kind, id) : outsideScope;
}
