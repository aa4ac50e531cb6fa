import type { Operation } from '../openapi-operations.ts';
import { count, list, named, object, oneOf, type Schema, text } from '../openapi-schemas.ts';
import { campaignCounts, homeFilters } from '#domain/plan.ts';

const words = object({ vi: text, en: text });
const day: Schema = { type: 'string', format: 'date' };
const flag: Schema = { type: 'boolean' };
const someone = object({ id: text, name: text });
const counts = { done: count, open: count, overdue: count };
const weighed = { fresh: count, changed: count, same: count, done: count, outside: count };

export const planSchemas: Readonly<Record<string, Schema>> = {
  HomeChoice: object({
    filter: oneOf(...homeFilters),
    'village?': text,
    'lanes?': list(text),
    'guide?': text,
    'milestone?': text,
    'laneNames?': list(text),
  }),
  CampaignPart: object({ id: text, name: text, ...counts }),
  PlanPage: object({
    area: named('Area'),
    path: list(named('Area')),
    asOf: text,
    people: list(object({ id: text, name: text, units: list(text) })),
    villages: list(named('Area')),
    guides: list(object({ id: text, title: words, milestones: list(object({ id: text, title: words })) })),
    campaigns: list(
      object({
        id: text,
        area: text,
        areaName: text,
        name: text,
        counts: oneOf(...campaignCounts),
        'guide?': text,
        'milestone?': text,
        target: count,
        from: day,
        through: day,
        'closedAt?': text,
        total: object(counts),
        villages: list(named('CampaignPart')),
        members: list(named('CampaignPart')),
      }),
    ),
    assignments: list(
      object({
        id: text,
        areaName: text,
        what: text,
        'assignee?': someone,
        'campaign?': someone,
        choice: named('HomeChoice'),
        'village?': text,
        'dueOn?': day,
        createdBy: text,
        createdAt: text,
        'withdrawnAt?': text,
        ...counts,
      }),
    ),
  }),
  PlanPreview: object({
    homes: count,
    tooMany: flag,
    lanes: list(object({ lane: text, name: text, homes: count })),
    ...weighed,
    rows: list(object({ id: text, head: text, address: text, areaName: text })),
  }),
  PlanAssigned: object({ 'id?': text, ...weighed, refused: count }),
};

const errors = { 400: 'invalid', 401: 'not-signed-in', 403: 'not-allowed, origin-refused', 404: 'outside-scope', 413: 'too-large' };
const choosing = { ...errors, 400: 'invalid, person-not-here, campaign-elsewhere', 409: 'campaign-closed' };
const given = { choice: named('HomeChoice'), 'campaign?': text, 'assignee?': text, 'dueOn?': day, 'again?': flag };
const moved = object({ moved: count });

export const planOperations: readonly Operation[] = [
  {
    path: '/api/desk/areas/{id}/plan',
    method: 'get',
    summary: 'Whom one may send where, what was given, and how far the campaigns are.',
    who: 'desk',
    answer: named('PlanPage'),
    errors: { 401: errors[401], 404: errors[404] },
  },
  {
    path: '/api/desk/areas/{id}/plan/preview',
    method: 'post',
    summary: 'Which homes a choice means, and what giving them a task would come to. Writes nothing.',
    who: 'desk',
    body: object({ ...given, 'what?': text }),
    answer: named('PlanPreview'),
    errors: choosing,
  },
  {
    path: '/api/desk/areas/{id}/plan/assign',
    method: 'post',
    summary: 'Gives each chosen home a task. Done twice it gives nothing twice.',
    who: 'desk',
    body: object({ ...given, what: text }),
    answer: named('PlanAssigned'),
    errors: { ...choosing, 400: 'invalid, person-not-here, campaign-elsewhere, too-many-homes' },
  },
  {
    path: '/api/desk/areas/{id}/campaigns',
    method: 'post',
    summary: 'A campaign of the unit: what it counts, how much of it, from when through when.',
    who: 'desk',
    body: object({
      name: text,
      counts: oneOf(...campaignCounts),
      'guide?': text,
      'milestone?': text,
      target: count,
      from: day,
      through: day,
    }),
    answer: object({ id: text }),
    errors: { ...errors, 404: 'outside-scope, guide-unknown' },
  },
  {
    path: '/api/desk/campaigns/{id}/close',
    method: 'post',
    summary: 'Ends a campaign; with `withdraw` what is open of it is taken back.',
    who: 'desk',
    body: object({ 'withdraw?': flag }),
    answer: object({ withdrawn: count }),
    errors: { ...errors, 409: 'campaign-closed' },
  },
  {
    path: '/api/desk/assignments/{id}/homes',
    method: 'get',
    summary: 'The homes of an assignment, those still open first.',
    who: 'desk',
    answer: list(object({ id: text, head: text, address: text, areaName: text, 'doneAt?': text, 'doneBy?': text })),
    errors: { 401: errors[401], 404: errors[404] },
  },
  {
    path: '/api/desk/assignments/{id}/reassign',
    method: 'post',
    summary: 'What is still open of an assignment goes to another member, or to nobody in particular (null).',
    who: 'desk',
    body: object({ assignee: text, 'dueOn?': day }),
    answer: moved,
    errors: { ...errors, 400: 'invalid, person-not-here, person-not-everywhere', 409: 'assignment-withdrawn' },
  },
  {
    path: '/api/desk/assignments/{id}/withdraw',
    method: 'post',
    summary: 'What is still open of an assignment is taken back; what is done stays done.',
    who: 'desk',
    answer: moved,
    errors: { ...errors, 409: 'assignment-withdrawn' },
  },
];
