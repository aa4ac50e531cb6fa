import { isRemoved } from '#domain/merge.ts';
import { parseStamp } from '#domain/hybrid-clock.ts';
import { firstSampledWeek, sampleLot, samplesAWeek, weekOf } from '#domain/review-sample.ts';
import { sql } from 'kysely';
import type { Work } from '../../database/transaction.ts';
import type { SubjectFacts } from './subject-facts.ts';

/**
 * Lets these people take part in the lots of their volunteer's week, and returns everybody whose luck has turned. The few with the lowest lots stay, in
 * whatever order records arrive.
 */
export async function drawSamples(tx: Work, changed: readonly SubjectFacts[], now: number): Promise<readonly string[]> {
  const first = firstSampledWeek(now);
  const tickets = changed.flatMap((facts) => ticketOf(facts, first));
  if (tickets.length > 0) {
    await sql`insert into review_samples (member, week, id, lot)
      select member, week, id, lot from jsonb_to_recordset(${JSON.stringify(tickets)}::jsonb) as t(member uuid, week date, id text, lot bigint)
      on conflict do nothing`.execute(tx);
  }
  const weeks = JSON.stringify(tickets.map(({ member, week }) => ({ member, week })));
  const { rows } = await sql<{ id: string }>`
    delete from review_samples s using (
      select r.member, r.week, r.id from (
        select x.*, row_number() over (partition by x.member, x.week order by x.lot, x.id) as place from review_samples x
        where (x.member, x.week) in (select t.member, t.week from jsonb_to_recordset(${weeks}::jsonb) as t(member uuid, week date))) r
      where r.place > ${samplesAWeek}
      union all (select o.member, o.week, o.id from review_samples o where o.week < ${first}::date order by o.week limit 200)
    ) gone where s.member = gone.member and s.week = gone.week and s.id = gone.id returning s.id`.execute(tx);
  return [...tickets.map(({ id }) => id), ...rows.map(({ id }) => id)];
}

function ticketOf({ kind, id, author, firstAt, atTheDoor, fields }: SubjectFacts, firstWeek: string) {
  const ms = parseStamp(firstAt ?? '')?.ms;
  if (kind !== 'person' || author === null || ms === undefined || !atTheDoor || isRemoved(fields)) return [];
  const week = weekOf(ms);
  return week < firstWeek ? [] : [{ member: author, week, id, lot: sampleLot(author, week, id) }];
}
