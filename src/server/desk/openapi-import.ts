import type { Operation } from './openapi-operations.ts';
import { count, flag, list, named, object, oneOf, type Schema, text } from './openapi-schemas.ts';

const refusal = oneOf('elsewhere', 'removed', 'ambiguous', 'area-closed');
const outcome = {
  outcome: oneOf('create', 'update', 'same', 'refused'),
  'id?': text,
  'reason?': refusal,
  'differs?': list(text),
};
const unit = { id: text, name: text, 'aliases?': list(text) };

const importErrors = { 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope' };

export const importSchemas: Readonly<Record<string, Schema>> = {
  ImportRequest: object({
    dryRun: flag,
    'update?': { ...flag, description: 'Also write over values that are there and differ' },
    households: list(
      object({
        village: text,
        head: text,
        'code?': text,
        'address?': text,
        people: list(
          object({
            name: text,
            'birth?': text,
            'sex?': oneOf('male', 'female', 'unknown'),
            'personalId?': text,
            'phone?': text,
            'relation?': text,
          }),
        ),
      }),
    ),
  }),
  ImportAnswer: object({ homes: list(object({ ...outcome, people: list(object(outcome)) })), written: count }),
  ImportPlaces: object({
    node: object({ id: text, name: text }),
    provinces: list(text),
    communes: list(object({ ...unit, 'code?': text })),
    villages: list(object({ ...unit, commune: text })),
  }),
};

export const importOperations: readonly Operation[] = [
  {
    path: '/api/desk/import/places',
    method: 'get',
    summary: 'The villages below a node that a list may be for.',
    who: 'desk',
    query: { node: text },
    answer: named('ImportPlaces'),
    errors: importErrors,
  },
  {
    path: '/api/desk/import',
    method: 'post',
    summary: 'Brings in a part of a list, at most 500 people, or (dryRun) says what it would change. The same part again changes nothing.',
    who: 'desk',
    body: named('ImportRequest'),
    answer: named('ImportAnswer'),
    errors: { ...importErrors, 400: 'invalid', 413: 'too-large' },
  },
];
