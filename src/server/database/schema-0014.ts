import { type Kysely, sql } from 'kysely';

/**
 * Version 14: how often a home, or a person, is named by records. PostgreSQL uses no statistics of an index that holds only some of the rows, takes every home to
 * have thousands of records, and then reads whole kinds instead of looking up the few.
 */
const statements = [
  sql`create statistics records_of_household on (fields ->> 'household') from records`,
  sql`create statistics records_of_person on (fields ->> 'person') from records`,
  sql`create statistics progress_of_person on (split_part(id, '/', 1)) from records`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
