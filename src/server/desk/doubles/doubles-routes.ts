import { done, failed, type Result } from '#domain/result.ts';
import { isUuid } from '#domain/ids.ts';
import { isMergeable } from '#domain/merged-records.ts';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { mergeRecords } from '../../merges/merge-records.ts';
import { undoMerge } from '../../merges/undo-merge.ts';
import type { Services } from '../../services.ts';
import { answerFailure } from '../desk-errors.ts';
import { requestBody } from '../desk-requests.ts';
import type { DeskEnv } from '../desk-session.ts';
import { outsideScope, type Scope } from '../scope.ts';
import { pairDetail, scopedPair } from './pair-detail.ts';
import { pairList } from './pair-list.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const kind = v.picklist(['person', 'household']);
const fieldName = v.pipe(v.string(), v.maxLength(64));
const mergeRequest = v.object({
  kind,
  winner: id,
  loser: id,
  choices: v.optional(v.record(fieldName, v.picklist(['winner', 'loser'])), {}),
});
const dismissRequest = v.object({ kind, a: id, b: id, dismissed: v.boolean() });

/** Pairs that may be one, what is decided about them, and the way back. Who merges or undoes is in charge of both records. */
export function doublesRoutes(services: Services): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();

  routes.get('/areas/:id/doubles', async (context) => {
    const scope = context.get('scope');
    const node = await scope.area(context.req.param('id'));
    if (!node.ok) return answerFailure(context, node.failure);
    return context.json(await pairList(services, scope, node.value, context.req.query('after')));
  });

  routes.get('/doubles/:kind/:a/:b', async (context) => {
    const scope = context.get('scope');
    const { kind: of, a, b } = context.req.param();
    const pair = isMergeable(of) ? await scopedPair(scope, of, [a, b]) : outsideScope;
    return pair.ok ? context.json(await pairDetail(services, scope, pair.value)) : answerFailure(context, pair.failure);
  });

  /** A body, checked, and what `work` makes of it. */
  const taking =
    <Schema extends v.GenericSchema>(schema: Schema, work: (scope: Scope, body: v.InferOutput<Schema>) => Promise<Result<object>>) =>
    async (context: Context<DeskEnv>): Promise<Response> => {
      const body = await requestBody(context, schema);
      const outcome = body.ok ? await work(context.get('scope'), body.value) : body;
      return outcome.ok ? context.json(outcome.value) : answerFailure(context, outcome.failure);
    };

  routes.post(
    '/doubles/dismiss',
    taking(dismissRequest, async (scope, body) => {
      const pair = await scopedPair(scope, body.kind, [body.a, body.b], 'managing');
      return pair.ok ? dismiss(services, scope.member.id, body) : pair;
    }),
  );
  routes.post(
    '/merges',
    taking(mergeRequest, async (scope, body) => {
      const pair = await scopedPair(scope, body.kind, [body.loser, body.winner], 'managing');
      return pair.ok ? mergeRecords(services, scope.member.id, body) : pair;
    }),
  );
  routes.post('/merges/:id/undo', async (context) => {
    const scope = context.get('scope');
    const merge = await scopedMerge(services, scope, context.req.param('id'));
    const undone = merge.ok ? await undoMerge(services, scope.member.id, merge.value) : merge;
    return undone.ok ? context.json(undone.value) : answerFailure(context, undone.failure);
  });
  return routes;
}

async function scopedMerge({ db }: Services, scope: Scope, merge: string): Promise<Result<string>> {
  if (!isUuid(merge)) return outsideScope;
  const row = await db.selectFrom('merges').where('id', '=', merge).select(['kind', 'loser', 'winner']).executeTakeFirst();
  if (!row) return outsideScope;
  const pair = await scopedPair(scope, row.kind, [row.loser, row.winner], 'managing');
  return pair.ok ? done(merge) : failed(pair.failure);
}

/** Remembered with who said it; said again or taken back, it is as was said last. */
async function dismiss(
  { db, now }: Services,
  by: string,
  { kind: of, a, b, dismissed }: v.InferOutput<typeof dismissRequest>,
): Promise<Result<{ readonly dismissed: boolean }>> {
  const [first = a, second = b] = [a, b].sort();
  if (dismissed) {
    const row = { kind: of, a: first, b: second, said_by: by, said_at: new Date(now()) };
    await db
      .insertInto('not_doubles')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else await db.deleteFrom('not_doubles').where('kind', '=', of).where('a', '=', first).where('b', '=', second).execute();
  return done({ dismissed });
}
