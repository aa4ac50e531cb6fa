import { type Kysely, sql } from 'kysely';

/**
 * Version 7: campaigns and who was sent where; members can be suspended; a tablet passes to another member by a code that names it; tablets tell of
 * themselves; a discarded mutation keeps the reason.
 */
const statements = [
  sql`create table campaigns (
    id uuid primary key,
    area text not null references areas (id),
    name text not null,
    counts text not null check (counts in ('visits', 'tasks', 'milestone')),
    guide text,
    milestone text,
    target integer not null check (target > 0),
    from_day date not null,
    /* the last day, counted in */
    through_day date not null check (through_day >= from_day),
    created_by uuid not null references members (id),
    created_at timestamptz not null,
    closed_at timestamptz,
    closed_by uuid references members (id),
    check ((counts = 'milestone') = (guide is not null and milestone is not null))
  )`,
  sql`create index campaigns_area on campaigns (area)`,
  sql`create table assignments (
    id uuid primary key,
    area text not null references areas (id),
    campaign uuid references campaigns (id),
    /* null: whoever works there */
    assignee uuid references members (id),
    what text not null,
    due_on date,
    /* what was asked for, to be shown; the homes themselves are in the tasks */
    choice jsonb not null,
    created_by uuid not null references members (id),
    created_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid references members (id)
  )`,
  sql`create index assignments_area on assignments (area)`,
  /* A task belongs to the assignment that last gave it. The task itself is a record, written and merged like any. */
  sql`create table assigned_tasks (task text primary key, assignment uuid not null references assignments (id))`,
  sql`create index assigned_tasks_assignment on assigned_tasks (assignment)`,
  sql`create index records_campaign on records ((fields ->> 'campaign')) where kind = 'task' and fields ->> 'campaign' is not null`,

  sql`alter table members add column suspended_at timestamptz`,
  sql`alter table devices add column told jsonb`,
  /* the tablet that changes hands with this code */
  sql`alter table enrolment_codes add column replaces uuid`,
  sql`alter table quarantine add column settled_because text`,
  sql`create index quarantine_settled on quarantine (settled_at) where settled_at is not null`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
