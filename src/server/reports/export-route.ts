import type { Context } from 'hono';
import { answerFailure } from '../desk/desk-errors.ts';
import { requestBody } from '../desk/desk-requests.ts';
import type { DeskEnv } from '../desk/desk-session.ts';
import type { Services } from '../services.ts';
import { byteStream, exportLines } from './export-records.ts';
import { exportRequest } from './report-requests.ts';

const contentTypes = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' } as const;

/** Records leave as a stream, for those who manage the node. Asked by POST: taking something out is an act, and the audit keeps it. */
export function exportRoute(services: Services) {
  return async (context: Context<DeskEnv>): Promise<Response> => {
    const scope = context.get('scope');
    const node = await scope.area(context.req.param('id') ?? '', 'exporting');
    if (!node.ok) return answerFailure(context, node.failure);
    const body = await requestBody(context, exportRequest);
    if (!body.ok) return answerFailure(context, body.failure);
    const lines = await exportLines(services, scope.member.id, node.value, body.value);
    return context.body(byteStream(lines), 200, { 'content-type': contentTypes[body.value.format], 'cache-control': 'no-store' });
  };
}
