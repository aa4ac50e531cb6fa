import type { Operation } from '../desk/openapi-operations.ts';
import { count, flag, list, object, text } from '../desk/openapi-schemas.ts';

const errors = { 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope, guide-unknown' };
const bodyErrors = { ...errors, 400: 'invalid', 413: 'too-large' };
/** As `src/guides/guide.ts` checks it. */
const guide = { type: 'object' } as const;
const source = object({ kind: text });

/** Which guides the tablets of a node get, and in which words. */
export const guideOperations: readonly Operation[] = [
  {
    path: '/api/desk/areas/{id}/guides',
    method: 'get',
    summary: 'The guides as tablets of the node get them, those switched off too, and where that was decided.',
    who: 'desk',
    answer: object({
      guides: list(object({ guide, on: flag, source, contentSource: source, local: flag })),
      villages: count,
      tablets: count,
    }),
    errors,
  },
  {
    path: '/api/desk/areas/{id}/guides/order',
    method: 'post',
    summary: 'The order in which guides are offered at the node and below.',
    who: 'desk',
    body: object({ order: list(text) }),
    answer: object({ ordered: count }),
    errors: bodyErrors,
  },
  {
    path: '/api/desk/areas/{id}/guides/{guide}/switch',
    method: 'post',
    summary: 'Switches a guide on or off for the node and everything below it.',
    who: 'desk',
    body: object({ on: flag }),
    answer: object({ on: flag }),
    errors: bodyErrors,
  },
  {
    path: '/api/desk/areas/{id}/guides/{guide}/publish',
    method: 'post',
    summary: 'Publishes words for a guide, or a guide of the place itself. basedOn is the version it was written over, 0 for a new one.',
    who: 'desk',
    body: object({ content: guide, basedOn: count }),
    answer: object({ version: count }),
    errors: { ...bodyErrors, 400: 'invalid, guide-broken (with the places)', 409: 'changed-meanwhile' },
  },
  {
    path: '/api/desk/areas/{id}/guides/{guide}/reset',
    method: 'post',
    summary: 'Takes back what was said of the guide at this node.',
    who: 'desk',
    answer: object({ reset: flag }),
    errors,
  },
  {
    path: '/api/desk/areas/{id}/guides/{guide}/versions',
    method: 'get',
    summary: 'Every version that was published at, above or below the node, newest first.',
    who: 'desk',
    answer: object({
      versions: list(object({ version: count, area: text, areaName: text, publishedBy: text, publishedAt: text, content: guide })),
    }),
    errors,
  },
];
