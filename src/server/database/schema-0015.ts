import { type Kysely, sql } from 'kysely';

/**
 * Version 15: what every parcel writes many rows of asks no more after each row's unit. A record gets its place from the stream of its area, which refers to the
 * unit, so there cannot be one without; looking each up again took a twentieth of what taking in a parcel cost, and a lock on the unit's row.
 */
const statements = [
  sql`alter table records drop constraint records_area_fkey`,
  sql`alter table counted drop constraint counted_area_fkey`,
  sql`alter table double_keys drop constraint double_keys_area_fkey`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
