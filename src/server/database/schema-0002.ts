import { type Kysely, sql } from 'kysely';

/** Version 2: units that were merged know their successor, and a personal number is found without reading every person. */
const statements = [
  sql`alter table areas add column merged_into text references areas (id)`,
  sql`create index records_personal_id on records ((fields ->> 'personalId')) where kind = 'person' and fields ->> 'personalId' is not null`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
