import { consentPurposes } from '#domain/entities.ts';
import { askers, erasureReasons, identityChecks, purgeKinds, requestStates, rightKinds } from '#domain/rights.ts';
import type { Operation } from '../desk/openapi-operations.ts';
import { count, list, mapOf, named, object, oneOf, type Schema, text } from '../desk/openapi-schemas.ts';

const flag: Schema = { type: 'boolean' };
const fields: Schema = { type: 'object', additionalProperties: true };
const day: Schema = { type: 'string', format: 'date' };
const forgetting = {
  id: text,
  at: text,
  forgotten: count,
  tablets: count,
  silent: count,
  waiting: list(object({ name: text, memberName: text, 'contactAt?': text })),
};
const asked = {
  askedBy: oneOf(...askers),
  'asker?': text,
  checked: oneOf(...identityChecks),
  'words?': text,
};
const tablet = { id: text, name: text, people: count, homes: count };
const place = { area: named('Area'), path: list(named('Area')) };

export const rightsSchemas: Readonly<Record<string, Schema>> = {
  Forgetting: object(forgetting),
  RightRequest: object({
    id: text,
    kind: oneOf(...rightKinds),
    'person?': object({ id: text, name: text, 'birth?': text }),
    areaName: text,
    ...asked,
    wholeHome: flag,
    receivedAt: text,
    receivedBy: text,
    atTheDoor: flag,
    thirdParties: flag,
    'extendedBecause?': text,
    state: oneOf(...requestStates),
    answerBy: day,
    actBy: day,
    'overdue?': oneOf('answer', 'act'),
    'answeredAt?': text,
    'answeredBy?': text,
    'settledAt?': text,
    'settledBy?': text,
    'refusedBecause?': text,
    'forgetting?': named('Forgetting'),
  }),
  RightsPage: object({
    ...place,
    asOf: text,
    requests: list(named('RightRequest')),
    erasures: list(object({ ...forgetting, reason: oneOf(...erasureReasons), areaName: text, people: count, homes: count })),
    backupDays: count,
  }),
  ErasureForeseen: object({
    people: count,
    homes: count,
    records: count,
    kinds: mapOf(count),
    tablets: count,
    sameNumber: list(object({ id: text, name: text, areaName: text })),
  }),
  HeldAbout: object({
    person: text,
    madeAt: text,
    records: list(
      object({ kind: text, id: text, areaName: text, fields, history: list(object({ at: text, memberName: text, set: fields })) }),
    ),
    notes: list(object({ at: text, memberName: text, words: text })),
    requests: list(named('RightRequest')),
    seenBy: list(object({ day, memberName: text })),
    exportedBy: list(object({ at: text, memberName: text, what: text })),
    tablets: list(object({ memberName: text, name: text })),
  }),
  RetentionPage: object({
    ...place,
    rules: list(
      object({
        id: text,
        areaName: text,
        'campaign?': object({ id: text, name: text, through: day }),
        how: oneOf(...purgeKinds),
        months: count,
        setBy: text,
        setAt: text,
      }),
    ),
    campaigns: list(object({ id: text, name: text, through: day })),
    purges: list(object({ at: text, areaName: text, how: oneOf(...purgeKinds), people: count, homes: count })),
  }),
  PurgeForeseen: object({ people: count, homes: count, villages: list(object({ id: text, name: text, people: count })) }),
  BreachesPage: object({
    ...place,
    asOf: text,
    breaches: list(
      object({
        id: text,
        areaName: text,
        'happenedAt?': text,
        discoveredAt: text,
        notifyBy: text,
        what: text,
        measures: text,
        tablets: list(object(tablet)),
        people: count,
        homes: count,
        'notifiedAt?': text,
        'notifiedTo?': text,
        'whyLate?': text,
        writtenBy: text,
        changedAt: text,
      }),
    ),
    suggested: list(object({ ...tablet, memberName: text, revokedAt: text, 'contactAt?': text })),
  }),
};

const errors = { 400: 'invalid', 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope' };
const weighty = { ...errors, 403: 'not-allowed, origin-refused, step-up-needed' };
const reading = { 401: errors[401], 403: 'not-allowed', 404: errors[404] };
const rule = object({ 'campaign?': text, how: oneOf(...purgeKinds), months: count });
const breach = object({
  'happenedAt?': text,
  discoveredAt: text,
  what: text,
  measures: text,
  tablets: list(text),
  people: count,
  homes: count,
  'notifiedAt?': text,
  'notifiedTo?': text,
  'whyLate?': text,
});
const at = (
  path: string,
  method: Operation['method'],
  summary: string,
  more: Omit<Operation, 'path' | 'method' | 'summary' | 'who'>,
): Operation => {
  return { path: `/api/desk/${path}`, method, summary, who: 'desk', ...more };
};

export const rightsOperations: readonly Operation[] = [
  at('areas/{id}/rights', 'get', 'What people have asked, with what is due when, and how far erasures have come.', {
    answer: named('RightsPage'),
    errors: reading,
  }),
  at('people/{id}/rights', 'post', 'Takes a request of a person into the queue.', {
    body: object({ kind: oneOf(...rightKinds), ...asked, 'wholeHome?': flag, 'thirdParties?': flag }),
    answer: object({ id: text }),
    errors,
  }),
  at('rights/{id}/change', 'post', 'Answers, prolongs, refuses a request, or says how identity was checked.', {
    body: object({
      do: oneOf('answer', 'extend', 'refuse', 'check'),
      'because?': text,
      'checked?': oneOf(...identityChecks),
      'thirdParties?': flag,
    }),
    answer: object({}),
    errors: { ...errors, 409: 'already-settled, extended-already' },
  }),
  at('rights/{id}/act', 'post', 'Does what was asked: erases, restricts, withdraws consent; of the rest notes that it was done.', {
    body: object({ 'purposes?': list(oneOf(...consentPurposes)) }),
    answer: object({ 'erasure?': text }),
    errors: { ...weighty, 404: 'outside-scope, not-found', 409: 'already-settled, identity-unchecked, no-consent' },
  }),
  at('people/{id}/erasure', 'get', 'What erasing the person would take; `whole=1`: with the home and everybody in it.', {
    query: { whole: text },
    answer: named('ErasureForeseen'),
    errors: reading,
  }),
  at('people/{id}/copy', 'post', 'All that is held about the person, with history and who has seen it.', {
    body: object({}),
    answer: named('HeldAbout'),
    errors: weighty,
  }),
  at('people/{id}/restriction', 'post', 'Restricts the record, or lifts that.', {
    body: object({ restricted: flag }),
    answer: object({}),
    errors,
  }),
  at('areas/{id}/retention', 'get', 'Retention rules and what they did.', { answer: named('RetentionPage'), errors: reading }),
  at('areas/{id}/retention', 'post', 'Sets a retention rule.', {
    body: rule,
    answer: object({ id: text }),
    errors: { ...weighty, 400: 'invalid, campaign-elsewhere' },
  }),
  at('areas/{id}/retention/preview', 'post', 'What such a rule would do now; nothing is done.', {
    body: rule,
    answer: named('PurgeForeseen'),
    errors,
  }),
  at('retention/{id}/end', 'post', 'Ends a retention rule.', { body: object({}), answer: object({}), errors }),
  at('areas/{id}/breaches', 'get', 'The breach log, and lost tablets that stand in no entry yet.', {
    answer: named('BreachesPage'),
    errors: reading,
  }),
  at('areas/{id}/breaches', 'post', 'Writes a breach down.', { body: breach, answer: object({ id: text }), errors }),
  at('breaches/{id}', 'post', 'Changes an entry.', { body: breach, answer: object({ id: text }), errors }),
];
