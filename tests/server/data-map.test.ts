import { entityKinds } from '#domain/entities.ts';
import {
  consentSchema,
  householdSchema,
  personSchema,
  progressSchema,
  requestSchema,
  reviewSchema,
  taskSchema,
  visitSchema,
} from '#protocol/entity-schemas.ts';
import { dataClasses, namesIn, recordFields } from '#server/data-map/data-classes.ts';
import { classOf, dataMap, dataMapText } from '#server/data-map/write-data-map.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aFieldServer } from './field-server.ts';

const schemas = {
  household: householdSchema,
  person: personSchema,
  consent: consentSchema,
  visit: visitSchema,
  progress: progressSchema,
  task: taskSchema,
  review: reviewSchema,
  request: requestSchema,
};

test('[DATA] every table and every column of the database is classified in the data map, each once', async () => {
  const { database } = await aFieldServer();
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns where table_schema = 'public' order by 1, 2`.execute(
    database.db,
  );
  expect(rows.length).toBeGreaterThan(300);
  const unclassified = rows.filter(({ table, column }) => classOf(dataMap[table]?.columns, column) === undefined);
  expect(unclassified.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  for (const [table, { columns }] of Object.entries(dataMap)) {
    const names = namesIn(columns).map(([name]) => name);
    expect([table, names.length]).toEqual([table, new Set(names).size]);
  }
});

test('[DATA] every field of the records is classified, and nothing is classified that is no field', () => {
  for (const kind of entityKinds) {
    const known = Object.keys(schemas[kind].entries);
    const classified = namesIn(recordFields[kind].fields).map(([name]) => name);
    const merged = kind === 'person' || kind === 'household' ? ['mergedInto'] : [];
    expect([kind, classified.toSorted()]).toEqual([kind, [...known, ...merged].toSorted()]);
  }
});

test('[DATA] the map is written for the operator: every table, every field, and the questions of an impact assessment', () => {
  const text = dataMapText();
  for (const table of Object.keys(dataMap)) expect(text).toContain(`| \`${table}\` |`);
  expect(text).toContain('`personalId`');
  expect(text).toContain(dataClasses.pseudonym);
  expect(text).toContain('[…]');
});
