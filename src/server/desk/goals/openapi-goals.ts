import type { Operation } from '../openapi-operations.ts';
import { count, list, mapOf, named, object, oneOf, type Schema, text } from '../openapi-schemas.ts';

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const day: Schema = { type: 'string', format: 'date' };
const percent: Schema = { type: 'integer', minimum: 1, maximum: 100 };
const shares = mapOf(object({ 'percent?': percent, 'dueOn?': day }));
const unit = { id: text, residents: orNull(count), counts: mapOf(count) };
const errors = { 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope' };

export const goalSchemas = {
  Goals: mapOf(object({ 'count?': count, 'percent?': percent, 'dueOn?': day })),
  GoalsPage: object({
    area: named('Area'),
    units: list(object({ ...unit, name: text })),
    shares,
    above: shares,
    possible: list(object({ key: text, name: object({ vi: text, en: text }), subject: oneOf('people', 'households', 'visits') })),
    reported: list(text),
  }),
};

export const goalOperations: readonly Operation[] = [
  {
    path: '/api/desk/areas/{id}/goals',
    method: 'get',
    summary: 'Residents and what is to be reached at a unit and those right below it: numbers of their own, and shares that come down.',
    who: 'desk',
    answer: named('GoalsPage'),
    errors,
  },
  {
    path: '/api/desk/areas/{id}/goals',
    method: 'post',
    summary: 'Residents and numbers of the units named and the shares of the node, in place of those that were there.',
    who: 'desk',
    body: object({ units: list(object(unit)), shares }),
    answer: object({ saved: count }),
    errors: { ...errors, 400: 'invalid', 413: 'too-large' },
  },
];
