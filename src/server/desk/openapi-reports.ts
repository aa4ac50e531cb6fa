import type { Operation } from './openapi-operations.ts';
import { count, flag, list, named, object, oneOf, type Schema, text, time } from './openapi-schemas.ts';

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const words = object({ vi: text, en: text });
const figure = object({ now: count, before: count, target: orNull(count) });
const period = object({ kind: oneOf('week', 'month', 'quarter', 'days'), from: time, to: time, before: time });
const unit = object({ id: text, name: text, residents: count, residentsFrom: oneOf('set', 'known', 'mixed'), households: count });
const heading = object({ issuer: text, place: text, subject: text, signer: text, signerName: text, recipients: text });
const settings = {
  indicators: orNull(list(text)),
  heading: orNull(heading),
  freeze: orNull(object({ weekday: { ...count, maximum: 6, description: '0 Monday … 6 Sunday' }, hour: { ...count, maximum: 23 } })),
  isPublic: flag,
};
const asked = { 'kind?': oneOf('week', 'month', 'quarter', 'days'), 'day?': text, 'from?': text, 'through?': text };

export const reportSchemas: Readonly<Record<string, Schema>> = {
  Report: object({
    node: object({ id: text, name: text }),
    period,
    asOf: time,
    units: list(unit),
    whole: unit,
    indicators: list(
      object({ key: text, subject: oneOf('people', 'households', 'visits'), name: words, units: list(figure), total: figure }),
    ),
    returned: count,
  }),
  ReportSetup: object({
    node: object({ id: text, name: text }),
    settings: object(settings),
    indicators: object({ keys: list(text), from: orNull(object({ id: text, name: text })) }),
    possible: list(object({ key: text, name: words })),
  }),
  PublicFigures: object({
    unit: text,
    period,
    asOf: time,
    residents: object({ units: list(orNull(count)), total: orNull(count) }),
    units: list(text),
    indicators: list(object({ key: text, name: words, counts: list(orNull(count)), total: orNull(count) })),
  }),
};

const reading = { 401: 'not-signed-in', 404: 'outside-scope' };
const managing = { 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope' };
const changing = { ...managing, 400: 'invalid', 413: 'too-large' };
const forAll = { 404: 'not-found (also: not published)', 429: 'slow-down' };

export const reportOperations: readonly Operation[] = [
  {
    path: '/api/desk/areas/{id}/report',
    method: 'get',
    summary: 'Figures of a node and its children over a period: the week, month or quarter a day lies in, or from one day through another.',
    who: 'desk',
    query: { kind: text, day: text, from: text, through: text, indicators: text },
    answer: named('Report'),
    errors: { ...reading, 400: 'invalid' },
  },
  {
    path: '/api/desk/areas/{id}/report-setup',
    method: 'get',
    summary: 'What a node reports, and what could be reported.',
    who: 'desk',
    answer: named('ReportSetup'),
    errors: reading,
  },
  {
    path: '/api/desk/areas/{id}/report-setup',
    method: 'post',
    summary: 'Sets indicators, heading, the time of freezing, and whether figures are published.',
    who: 'desk',
    body: object(settings),
    answer: named('ReportSetup'),
    errors: changing,
  },
  {
    path: '/api/desk/areas/{id}/snapshots',
    method: 'get',
    summary: 'Reports of a node that were frozen, newest first.',
    who: 'desk',
    answer: list(object({ id: text, period, madeAt: time, 'dueAt?': time, 'madeBy?': text })),
    errors: reading,
  },
  {
    path: '/api/desk/areas/{id}/snapshots',
    method: 'post',
    summary: 'Freezes a report as it is now.',
    who: 'desk',
    body: object({ ...asked, 'indicators?': list(text) }),
    answer: object({ id: text }),
    errors: changing,
  },
  {
    path: '/api/desk/snapshots/{id}',
    method: 'get',
    summary: 'A frozen report, byte for byte as it was frozen.',
    who: 'desk',
    answer: named('Report'),
    errors: reading,
  },
  {
    path: '/api/desk/areas/{id}/audit',
    method: 'get',
    summary: 'Who took records out or published figures, at and below a node, newest first.',
    who: 'desk',
    answer: list(object({ at: time, memberName: text, areaName: text, what: text, rows: orNull(count) })),
    errors: managing,
  },
  {
    path: '/api/desk/areas/{id}/export',
    method: 'post',
    summary: 'Standing records of a kind at and below a node as a stream of CSV or NDJSON. Audited.',
    who: 'desk',
    body: object({ kind: oneOf('household', 'person', 'progress', 'visit'), format: oneOf('csv', 'ndjson'), 'withNumbers?': flag }),
    answer: text,
    answerType: 'text/csv',
    errors: changing,
  },
  {
    path: '/api/public/areas/{id}/figures',
    method: 'get',
    summary: 'The newest frozen report of a unit that publishes it, without personal data; counts that could point at somebody are null.',
    who: 'anyone',
    answer: named('PublicFigures'),
    errors: forAll,
  },
  {
    path: '/api/public/areas/{id}/figures.csv',
    method: 'get',
    summary: 'The same as CSV.',
    who: 'anyone',
    answer: text,
    answerType: 'text/csv',
    errors: forAll,
  },
];
