import type { HouseholdDetail, PersonDetail } from '#protocol/desk-answers.ts';
import type { Services } from '../services.ts';
import { sql } from 'kysely';
import { reviewId } from '#domain/ids.ts';
import { mergeNotes } from './doubles/merge-notes.ts';
import { historyOf } from './record-history.ts';
import { deskRecord, pathAreas, personOfProgress, type RecordRow, standing, textOf } from './records-answer.ts';
import type { Scope, ScopedRecord } from './scope.ts';

type Parts = Pick<Services, 'db'>;

/** `subjects`: people, and the household itself. */
async function progressOf({ db }: Parts, subjects: readonly string[]): Promise<readonly RecordRow[]> {
  return db
    .selectFrom('records')
    .where('kind', '=', 'progress')
    .where(sql`split_part(id, '/', 1)`, 'in', subjects)
    .selectAll()
    .orderBy('id')
    .execute();
}

async function belongingTo({ db }: Parts, field: 'household' | 'person', kinds: readonly string[], ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('records')
    .where('kind', 'in', kinds)
    .where(sql`fields ->> ${sql.lit(field)}`, 'in', ids)
    .selectAll()
    .execute();
  return standing(rows);
}

/** Of these rows, those in areas I may see: a person may have moved into somebody else's scope. */
async function seen(scope: Scope, rows: readonly RecordRow[]): Promise<readonly RecordRow[]> {
  const visible = new Set(await scope.visible([...new Set(rows.map((row) => row.area))]));
  return rows.filter((row) => visible.has(row.area));
}

/** What coordinators and volunteers said about a record is part of its history. */
function reviewOf({ db }: Parts, { kind, id }: RecordRow): Promise<readonly RecordRow[]> {
  return db.selectFrom('records').where('kind', '=', 'review').where('id', '=', reviewId(kind, id)).selectAll().execute();
}

const newestFirst = (field: string) => (a: RecordRow, b: RecordRow) => (textOf(a.fields, field) < textOf(b.fields, field) ? 1 : -1);

export async function householdDetail(services: Parts, scope: Scope, household: ScopedRecord): Promise<HouseholdDetail> {
  const related = await seen(scope, await belongingTo(services, 'household', ['person', 'visit', 'task'], [household.id]));
  const people = related.filter((row) => row.kind === 'person');
  const ids = people.map((row) => row.id);
  const [progress, consents, path, history, merges] = await Promise.all([
    progressOf(services, [household.id, ...ids]),
    belongingTo(services, 'person', ['consent'], ids),
    pathAreas(services, household.path),
    reviewOf(services, household).then((review) => historyOf(services, [household, ...review])),
    mergeNotes(services, scope, household),
  ]);
  return {
    household: deskRecord(household),
    merges,
    path,
    people: people
      .toSorted((a, b) => (textOf(a.fields, 'birth') < textOf(b.fields, 'birth') ? -1 : 1))
      .map((person) =>
        Object.assign(deskRecord(person), {
          progress: progress.filter((row) => personOfProgress(row.id) === person.id).map(deskRecord),
          consents: consents.filter((row) => textOf(row.fields, 'person') === person.id).map(deskRecord),
        }),
      ),
    progress: progress.filter((row) => personOfProgress(row.id) === household.id).map(deskRecord),
    visits: related
      .filter((row) => row.kind === 'visit')
      .toSorted(newestFirst('at'))
      .map(deskRecord),
    tasks: related
      .filter((row) => row.kind === 'task')
      .toSorted(newestFirst('dueOn'))
      .map(deskRecord),
    history,
  };
}

export async function personDetail(services: Parts, scope: Scope, person: ScopedRecord): Promise<PersonDetail> {
  const home = textOf(person.fields, 'household');
  const [progress, consents, review, household, path] = await Promise.all([
    progressOf(services, [person.id]),
    belongingTo(services, 'person', ['consent'], [person.id]),
    reviewOf(services, person),
    home ? scope.record('household', home) : undefined,
    pathAreas(services, person.path),
  ]);
  return {
    person: deskRecord(person),
    merges: await mergeNotes(services, scope, person),
    ...(household?.ok ? { household: deskRecord(household.value) } : {}),
    path,
    progress: progress.map(deskRecord),
    consents: consents.toSorted(newestFirst('givenAt')).map(deskRecord),
    history: await historyOf(services, [person, ...progress, ...consents, ...review]),
  };
}
