import { type Kysely, sql } from 'kysely';

/**
 * Version 18: words by which the desk finds homes, and what campaigns count, by indexes.
 *
 * The words are worked out from the record itself and lie in its index alone: head and address of a home, the name of a person, without marks, cut where
 * only a curious length would be longer, and a home's telephone backwards behind a `#`, because one searches by its end. `desk/household-words.ts` asks in
 * the same form; what is found is compared again there. The order of the collation "C" and the functions below are the same on every server.
 */
const statements = [
  sql`create function record_words(kind text, fields jsonb) returns tsvector language sql immutable parallel safe as $$
    select array_to_tsvector(
      array_remove(string_to_array(regexp_replace(regexp_replace(
        lower(translate(regexp_replace(
          normalize(left(case kind when 'person' then fields ->> 'name' else concat_ws(' ', fields ->> 'head', fields ->> 'address') end, 600), NFD),
          '[\\u0300-\\u036f]+', '', 'g'), 'ĐđÐð’ʼ\`', 'dddd''''''') collate "C"),
        '[\\s\\u00a0\\u200b\\ufeff]+', ' ', 'g'), '(\\S{40})\\S+', '\\1', 'g'), ' '), '')
      || case when kind = 'household' and fields ->> 'phone' is not null
        then array['#' || reverse(right(regexp_replace(fields ->> 'phone', '[^0-9]', '', 'g'), 20))] else '{}' end)
  $$`,
  sql`create index records_words on records using gin (record_words(kind, fields)) with (gin_pending_list_limit = 1024)
    where kind in ('household', 'person')`,

  /* Where and on which day (as it was written, a day more or less by its time zone) somebody was met; which milestones of a guide were written where, and when. */
  sql`create index records_met on records (area, (left(fields ->> 'at', 10)) collate "C") where kind = 'visit' and fields ->> 'outcome' = 'met'`,
  sql`create index records_milestone on records (area, (substr(id, strpos(id, '/') + 1)), (stamps ->> 'milestone') collate "C")
    where kind = 'progress' and stamps ->> 'milestone' is not null`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
