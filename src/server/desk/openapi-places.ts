import type { Operation } from './openapi-operations.ts';
import { count, flag, list, named, object, type Schema, text } from './openapi-schemas.ts';

export const placeSchemas: Readonly<Record<string, Schema>> = {
  PlaceList: object({
    area: named('Area'),
    path: list(named('Area')),
    rows: list(
      object({
        area: named('Area'),
        above: text,
        closed: flag,
        homes: count,
        people: count,
        records: count,
        unsent: object({ tablets: count, waiting: count }),
      }),
    ),
    more: flag,
  }),
  UnitChanged: object({ id: text, moved: count }),
};

const errors = { 400: 'invalid, area-not-a-village', 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope' };
const changed = { 409: 'area-closed', 413: 'too-large' };
const unit = object({ id: text });

export const placeOperations: readonly Operation[] = [
  {
    path: '/api/desk/areas/{id}/places',
    method: 'get',
    summary: 'The villages at and below a node, closed ones too, with what is in them.',
    who: 'desk',
    answer: named('PlaceList'),
    errors: { 401: errors[401], 404: errors[404] },
  },
  {
    path: '/api/desk/areas/{id}/rename',
    method: 'post',
    summary: 'A village gets another name; the old one stays among its other names.',
    who: 'desk',
    body: object({ name: text }),
    answer: unit,
    errors: { ...errors, 409: 'area-closed, area-name-taken', 413: 'too-large' },
  },
  {
    path: '/api/desk/areas/{id}/aliases',
    method: 'post',
    summary: 'All other names of a village.',
    who: 'desk',
    body: object({ aliases: list(text) }),
    answer: unit,
    errors: { ...errors, ...changed },
  },
  {
    path: '/api/desk/areas/{id}/merge',
    method: 'post',
    summary:
      'A village becomes part of another: it is closed, its records, names and roles go along, and so does what still arrives for it.',
    who: 'desk',
    body: object({ into: text }),
    answer: named('UnitChanged'),
    errors: { ...errors, ...changed, 400: 'invalid, area-same, area-not-a-village' },
  },
  {
    path: '/api/desk/areas/{id}/split',
    method: 'post',
    summary: 'Homes of a village move, with all that is theirs, into a new village beside it (name) or one that is there (into).',
    who: 'desk',
    body: object({ homes: list(text), 'name?': text, 'into?': text }),
    answer: named('UnitChanged'),
    errors: {
      ...errors,
      400: 'invalid, area-same, area-not-a-village',
      409: 'area-closed, area-name-taken, homes-elsewhere',
      413: 'too-large',
    },
  },
  {
    path: '/api/desk/areas/{id}/close',
    method: 'post',
    summary: 'Closes a village that holds no records.',
    who: 'desk',
    answer: unit,
    errors: { ...errors, 409: 'area-closed, area-not-empty' },
  },
];
