import { reviewProblems } from '#domain/review-problems.ts';
import type { Operation } from './openapi-operations.ts';
import { count, flag, list, mapOf, named, object, oneOf, type Schema, text, time } from './openapi-schemas.ts';

const kind = oneOf('person', 'household', 'visit');
const state = oneOf('open', 'returned');
const problem = oneOf(...reviewProblems);
const counted = list(object({ id: text, name: text, count }));

export const reviewSchemas: Readonly<Record<string, Schema>> = {
  ReviewProblem: {
    ...object({
      kind: problem,
      'warnings?': list(text),
      'numberSays?': object({ 'sex?': oneOf('male', 'female'), 'birthYear?': count, 'placeCode?': text }),
      'others?': count,
      'of?': oneOf('visits', 'people'),
      'count?': count,
      'from?': time,
      'homes?': count,
      'withdrawn?': flag,
      'week?': { type: 'string', format: 'date' },
    }),
    description: 'What comes with a kind: see domain/review-problems.ts.',
  },
  ReviewRow: object({
    kind,
    id: text,
    area: text,
    areaName: text,
    title: text,
    'about?': text,
    state,
    problems: list(named('ReviewProblem')),
    'author?': object({ id: text, name: text }),
    since: time,
    version: text,
    'comment?': text,
    'answer?': text,
  }),
  ReviewPage: object({
    area: named('Area'),
    path: list(named('Area')),
    counts: object({ open: count, returned: count, problems: mapOf(count), members: counted, villages: counted, more: flag }),
    rows: list(named('ReviewRow')),
    'next?': text,
    looking: { ...flag, description: 'Records of this node are still being looked through' },
  }),
  ReviewNote: object({ id: text, 'parent?': text, memberName: text, at: time, words: text }),
  ReviewDetail: object({
    'row?': named('ReviewRow'),
    record: named('DeskRecord'),
    'household?': named('DeskRecord'),
    path: list(named('Area')),
    company: list(object({ of: problem, record: named('DeskRecord'), title: text, areaName: text })),
    thread: list(named('HistoryEntry')),
    notes: list(named('ReviewNote')),
  }),
  ReviewDecided: object({ done: count, changed: list(object({ kind, id: text })) }),
};

const reading = { 401: 'not-signed-in', 404: 'outside-scope' };
const changing = { 400: 'invalid', 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope', 413: 'too-large' };
const items = list(object({ kind, id: text, 'version?': text }));

export const reviewOperations: readonly Operation[] = [
  {
    path: '/api/desk/review',
    method: 'get',
    summary: 'Records of a node that a coordinator should look at, what is answered first. `after`: `next` of the page before.',
    who: 'desk',
    query: { node: text, state, problem, member: text, village: text, after: text, limit: count },
    answer: named('ReviewPage'),
    errors: { ...reading, 400: 'invalid' },
  },
  {
    path: '/api/desk/review/{kind}/{id}',
    method: 'get',
    summary: 'A record with why it is here, what that rests on, and what was said about it.',
    who: 'desk',
    answer: named('ReviewDetail'),
    errors: reading,
  },
  {
    path: '/api/desk/review/decide',
    method: 'post',
    summary: 'Approves records, or returns them with a comment, at most 200. With `version`, one that changed since is left alone.',
    who: 'desk',
    body: object({ decision: oneOf('approve', 'return'), items, 'comment?': text, 'field?': text }),
    answer: named('ReviewDecided'),
    errors: changing,
  },
  {
    path: '/api/desk/review/{kind}/{id}/notes',
    method: 'post',
    summary: 'A note among coordinators, or an answer to one (parent). It never goes to a tablet.',
    who: 'desk',
    body: object({ words: text, 'parent?': text }),
    answer: named('ReviewNote'),
    errors: { ...changing, 404: 'outside-scope, not-found' },
  },
];
