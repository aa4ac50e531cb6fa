import { type Kysely, sql } from 'kysely';

/** Version 3: guides are switched, ordered, edited and added at any node; what was once published is never deleted. */
const statements = [
  sql`create table guide_settings (
    area text not null references areas (id),
    guide text not null,
    is_on boolean not null default true,
    place integer,
    /* absent: the words that hold above, or the shipped ones */
    content jsonb,
    primary key (area, guide)
  )`,
  sql`create table guide_versions (
    guide text not null,
    version integer not null,
    area text not null references areas (id),
    content jsonb not null,
    published_by uuid not null references members (id),
    published_at timestamptz not null,
    primary key (guide, version)
  )`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
