import { dayInVietnam } from '#domain/dates.ts';
import { dueDates } from '#domain/due-dates.ts';
import type { ForgettingShown, RequestShown } from '#protocol/rights-answers.ts';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Database } from '../database/transaction.ts';
import { forgettingOf } from './forgetting.ts';

type Row = Selectable<Tables['right_requests']> & {
  readonly area_name: string;
  readonly person_name: string | null;
  readonly person_birth: string | null;
  readonly received_by_name: string;
  readonly answered_by_name: string | null;
  readonly settled_by_name: string | null;
};

/** Open ones first, what is due first; then what was settled last. */
export async function readRequests(db: Database, which: RawBuilder<unknown>, now: number, limit = 300): Promise<readonly RequestShown[]> {
  const { rows } = await sql<Row>`
    select q.*, a.name as area_name, p.fields ->> 'name' as person_name, p.fields ->> 'birth' as person_birth,
      r.name as received_by_name, w.name as answered_by_name, s.name as settled_by_name
    from right_requests q join areas a on a.id = q.area left join records p on p.kind = 'person' and p.id = q.person
    join members r on r.id = q.received_by left join members w on w.id = q.answered_by left join members s on s.id = q.settled_by
    where ${which}
    order by q.state in ('done', 'refused'), case when q.state in ('done', 'refused') then null else q.received_at end, q.settled_at desc, q.id limit ${limit}`.execute(
    db,
  );
  const forgetting = await forgettingOf(
    db,
    rows.flatMap(({ erasure }) => erasure ?? []),
  );
  const today = dayInVietnam(now);
  return rows.map((row) => shown(row, today, row.erasure === null ? undefined : forgetting.get(row.erasure)));
}

function shown(row: Row, today: string, forgetting: ForgettingShown | undefined): RequestShown {
  const { state } = row;
  const asked = {
    receivedOn: dayInVietnam(row.received_at.getTime()),
    thirdParties: row.third_parties,
    extended: row.extended_at !== null,
    state,
  };
  return {
    id: row.id,
    kind: row.kind,
    ...(row.person !== null && { person: { id: row.person, name: row.person_name ?? '', birth: row.person_birth ?? undefined } }),
    areaName: row.area_name,
    askedBy: row.asked_by,
    asker: row.asker ?? undefined,
    checked: row.checked,
    words: row.words ?? undefined,
    wholeHome: row.whole_home,
    receivedAt: row.received_at.toISOString(),
    receivedBy: row.received_by_name,
    atTheDoor: row.handed_in !== null,
    thirdParties: row.third_parties,
    extendedBecause: row.extended_because ?? undefined,
    state,
    ...dueDates(asked, today),
    answeredAt: row.answered_at?.toISOString(),
    answeredBy: row.answered_by_name ?? undefined,
    settledAt: row.settled_at?.toISOString(),
    settledBy: row.settled_by_name ?? undefined,
    refusedBecause: row.refused_because ?? undefined,
    forgetting,
  };
}
