import { type Kysely, sql } from 'kysely';

/**
 * Version 2: units that were merged know their successor, homes the desk has put elsewhere know the units they were in, and a personal number is found
 * without reading every person.
 */
const statements = [
  sql`alter table areas add column merged_into text references areas (id)`,
  sql`create index areas_merged_into on areas (merged_into) where merged_into is not null`,
  /* What is still written for a home under a unit it was taken out of does not bring it back (SY21). */
  sql`create table resettled (household text, area text references areas (id), primary key (household, area))`,
  sql`create index resettled_area on resettled (area)`,
  sql`create index records_personal_id on records ((fields ->> 'personalId')) where kind = 'person' and fields ->> 'personalId' is not null`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
