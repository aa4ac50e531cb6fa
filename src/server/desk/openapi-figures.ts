import type { Operation } from './openapi-operations.ts';
import { count, flag, list, mapOf, named, object, oneOf, type Schema, text, time } from './openapi-schemas.ts';

const day: Schema = { type: 'string', format: 'date' };
const difference: Schema = { type: 'integer' };

export const figureSchemas: Readonly<Record<string, Schema>> = {
  Figures: object({ households: count, visited: count, met: count, refused: count, people: count, guided: count }),
  GuideCount: object({ guide: text, reached: mapOf(count), independent: count, declined: count, stuck: count }),
  OverviewRow: object({
    area: named('Area'),
    now: named('Figures'),
    weekAgo: named('Figures'),
    guides: list(named('GuideCount')),
    'residents?': count,
    goals: named('Goals'),
  }),
  Overview: object({
    node: named('Area'),
    path: list(named('Area')),
    asOf: time,
    total: named('OverviewRow'),
    guidesWeekAgo: list(named('GuideCount')),
    weeks: list(object({ day, figures: named('Figures') })),
    due: object({ overdue: count, week: count, undated: count, returned: count }),
    unconsented: count,
    rows: list(named('OverviewRow')),
    unsent: object({ devices: count, mutations: count }),
    tablets: list(
      object({ id: text, name: text, memberName: text, authored: count, received: count, 'lastContactAt?': time, silent: flag }),
    ),
  }),
  ListedPage: object({
    area: named('Area'),
    path: list(named('Area')),
    'total?': count,
    rows: list(
      object({
        kind: oneOf('household', 'person'),
        id: text,
        name: text,
        figure: text,
        village: text,
        villageName: text,
        'household?': text,
        address: text,
        'birth?': text,
      }),
    ),
    'next?': text,
  }),
  Obstacles: object({
    area: named('Area'),
    guide: text,
    rows: list(object({ step: text, obstacle: text, total: count, ages: list(count), units: mapOf(count) })),
    bands: list(object({ 'from?': count, 'to?': count, 'born?': list(text) })),
    units: list(named('Area')),
  }),
  Morning: object({
    area: named('Area'),
    path: list(named('Area')),
    asOf: time,
    since: day,
    changed: object({
      households: difference,
      visited: difference,
      met: difference,
      refused: difference,
      people: difference,
      guided: difference,
    }),
    stuck: list(object({ guide: text, people: count })),
    unsent: object({ devices: count, mutations: count }),
    silent: count,
    refused: count,
    due: object({ overdue: count, week: count, undated: count, returned: count }),
    unconsented: count,
    review: object({ open: count, returned: count }),
    'rights?': object({ open: count, late: count, 'nextOn?': day }),
  }),
  HomePoints: object({
    homes: list(
      object({ id: text, lat: { type: 'number' }, lng: { type: 'number' }, state: oneOf('met', 'refused', 'visited', 'unvisited') }),
    ),
    unplaced: count,
    tooMany: flag,
  }),
};

const errors = { 401: 'not-signed-in', 404: 'outside-scope' };
const reading = (path: string, summary: string, answer: string, query?: Operation['query']): Operation => ({
  path: `/api/desk/areas/{id}/${path}`,
  method: 'get',
  summary,
  who: 'desk',
  ...(query && { query }),
  answer: named(answer),
  errors,
});

export const figureOperations: readonly Operation[] = [
  reading('listed', 'Who is behind a figure, by name, a page at a time; `figure` may be given several times.', 'ListedPage', {
    figure: text,
    born: { ...text, description: 'First and last year of birth: 1950..1965' },
    after: text,
    limit: count,
  }),
  reading('obstacles', 'Where people of one guide are stuck: by step and obstacle, age and unit.', 'Obstacles', { guide: text }),
  reading('morning', 'What changed since yesterday, what is stuck and what is to be done.', 'Morning'),
  reading('map', 'Where the homes are, and how far we got with them.', 'HomePoints'),
];
