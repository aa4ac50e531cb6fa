import { type Kysely, sql } from 'kysely';

/**
 * Version 4: figures that are kept as records change. `counted` says what each home and person counts for; `figure_changes` holds what changed and is not
 * summed yet; `figures` and `figure_days` are the sums, of every area and every unit above it. They are filled by `rollups/rebuild-figures.ts`. The sums name
 * areas without a foreign key: an area is never deleted, and there are millions of them.
 */
const statements = [
  sql`create table counted (
    kind text not null check (kind in ('household', 'person')),
    id text not null,
    area text not null references areas (id),
    /* byte order is the order of a Vietnamese list (domain/name-sort-key.ts) */
    sort text collate "C" not null,
    /* figures it counts for now (domain/figure-keys.ts) */
    keys text[] not null,
    /* [key, day or null, count, verified]: steps of figures, by the day in Vietnam */
    marks jsonb not null,
    primary key (kind, id)
  )`,
  sql`create index counted_by_name on counted (sort, id)`,
  sql`create index counted_in_area on counted (area, sort, id)`,
  sql`create index counted_keys on counted using gin (keys)`,
  sql`create table figure_changes (
    area text not null,
    key text collate "C" not null,
    day date,
    count integer not null,
    /* of them, those no coordinator has sent back */
    verified integer not null
  )`,
  sql`create table figures (
    node text not null,
    key text collate "C" not null,
    count integer not null,
    verified integer not null,
    primary key (node, key)
  )`,
  /* How a figure went up or down on a day: what it was then is what it is now without the days since. */
  sql`create table figure_days (
    node text not null,
    key text collate "C" not null,
    day date not null,
    count integer not null,
    verified integer not null,
    primary key (node, key, day)
  )`,
  /* What is known of a unit besides its records, and what it is to reach. */
  sql`create table residents (
    area text primary key references areas (id),
    /* people of 14 and more, as the commune counts them */
    people integer not null check (people >= 0),
    set_by uuid not null references members (id),
    set_at timestamptz not null
  )`,
  sql`create table targets (
    area text not null references areas (id),
    guide text not null,
    milestone text not null,
    /* per hundred of the residents */
    percent integer not null check (percent between 1 and 100),
    due_on date,
    set_by uuid not null references members (id),
    set_at timestamptz not null,
    primary key (area, guide, milestone)
  )`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
