import type { Operation } from './openapi-operations.ts';
import { count, flag, list, mapOf, named, object, oneOf, type Schema, text, time } from './openapi-schemas.ts';

const kind = oneOf('person', 'household');
const side = { record: named('DeskRecord'), areaName: text, head: text };
const belongings = {
  progress: list(named('DeskRecord')),
  consents: list(named('DeskRecord')),
  visits: count,
  tasks: count,
  people: count,
  createdAt: time,
  writtenAt: time,
};

export const doublesSchemas: Readonly<Record<string, Schema>> = {
  MergeNote: object({ id: text, other: text, otherName: text, isLoser: flag, at: time, memberName: text, 'undoneAt?': time }),
  DoublesPage: object({
    area: named('Area'),
    path: list(named('Area')),
    pairs: list(object({ kind, reason: text, weight: count, a: object(side), b: object(side) })),
    'next?': text,
    comparing: flag,
  }),
  DoubleDetail: object({
    kind,
    a: object({ ...side, ...belongings }),
    b: object({ ...side, ...belongings }),
    proposed: mapOf(oneOf('a', 'b')),
    mayMerge: flag,
  }),
};

const errors = { 400: 'invalid', 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope' };

export const doublesOperations: readonly Operation[] = [
  {
    path: '/api/desk/areas/{id}/doubles',
    method: 'get',
    summary: 'Pairs of records that may be one person or one home, the surest first, across all my villages.',
    who: 'desk',
    query: { after: text },
    answer: named('DoublesPage'),
    errors: { 401: errors[401], 404: errors[404] },
  },
  {
    path: '/api/desk/doubles/{kind}/{a}/{b}',
    method: 'get',
    summary: 'Two records side by side, with what belongs to each and whose values stand unless one chooses.',
    who: 'desk',
    answer: named('DoubleDetail'),
    errors: { 401: errors[401], 404: errors[404] },
  },
  {
    path: '/api/desk/doubles/dismiss',
    method: 'post',
    summary: 'Two records are not the same person or home: the pair is not suggested again, or it is after all.',
    who: 'desk',
    body: object({ kind, a: text, b: text, dismissed: flag }),
    answer: object({ dismissed: flag }),
    errors: { ...errors, 413: 'too-large' },
  },
  {
    path: '/api/desk/merges',
    method: 'post',
    summary: 'One record becomes a part of another; choices name the record whose value is to stand, field by field.',
    who: 'desk',
    body: object({ kind, winner: text, loser: text, 'choices?': mapOf(oneOf('winner', 'loser')) }),
    answer: object({ merge: text }),
    errors: { ...errors, 409: 'not-standing', 413: 'too-large' },
  },
  {
    path: '/api/desk/merges/{id}/undo',
    method: 'post',
    summary: 'Takes back what a merge wrote and nobody has written since.',
    who: 'desk',
    answer: object({ undone: text }),
    errors: { 401: errors[401], 403: errors[403], 404: errors[404], 409: 'already-settled, merged-further' },
  },
];
