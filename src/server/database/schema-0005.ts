import { type Kysely, sql } from 'kysely';

/**
 * Version 5: what coordinators have to look at. `review_queue`, `review_watch` and `review_samples` are worked out from the records and may be emptied at
 * any time: they are filled again. Only the notes are somebody's words.
 */
const statements = [
  /* How far each area's stream has been looked through. */
  sql`create table review_watch (area text primary key references areas (id), seen bigint not null)`,
  sql`create table review_queue (
    kind text not null,
    id text not null,
    area text not null references areas (id),
    state text not null check (state in ('open', 'returned')),
    /* what waits for an answer comes first, samples last */
    place integer not null,
    since timestamptz not null,
    problems jsonb not null,
    problem_kinds text[] not null,
    /* what its problems share with others: a number, an hour of a tablet, a point of a village */
    keys text[] not null,
    /* length of the path of the lowest unit that also holds another of the same number: above it nobody is told of one they may not see */
    reach integer,
    author uuid references members (id),
    /* newest stamp of what the problems rest on: an approval has to come after it */
    basis text collate "C" not null,
    /* of the record and of its review, as they were judged */
    version text not null,
    primary key (kind, id)
  )`,
  sql`create index review_queue_area on review_queue (area)`,
  sql`create index review_queue_order on review_queue (state, place, since, kind, id)`,
  sql`create index review_queue_keys on review_queue using gin (keys)`,
  sql`create table review_samples (
    member uuid not null references members (id),
    week date not null,
    id text not null,
    lot bigint not null,
    primary key (member, week, id)
  )`,
  sql`create index review_samples_id on review_samples (id)`,
  sql`create table review_notes (
    id uuid primary key,
    kind text not null,
    record text not null,
    /* the note it answers */
    parent uuid references review_notes (id),
    member uuid not null references members (id),
    at timestamptz not null,
    words text not null
  )`,
  sql`create index review_notes_record on review_notes (kind, record)`,
  /* The hours of a tablet. */
  sql`create index records_visit_hours on records (right(stamps ->> 'at', 36), (fields ->> 'at') collate "C") where kind = 'visit'`,
  sql`create index records_person_hours on records (right(stamps ->> 'name', 36), (stamps ->> 'name') collate "C") where kind = 'person'`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
