import { askers, identityChecks, rightKinds } from '#domain/rights.ts';
import { newUuid } from '#domain/ids.ts';
import { isoOrUndefined } from './iso-or-undefined.ts';
import { sql } from 'kysely';
import type { Services } from '../services.ts';

interface HandedIn {
  readonly id: string;
  readonly area: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly member: string;
  readonly created: Date;
}

/**
 * Requests that volunteers handed in on tablets are ordinary records (kind `request`); the desk's queue takes them in. Received counts from when it was
 * asked at the door, but not from a moment that has not come yet.
 */
export async function takeInRequests({ db, now, random }: Pick<Services, 'db' | 'now' | 'random'>): Promise<number> {
  const { rows } = await sql<HandedIn>`
    select r.id, r.area, r.fields, m.member, r.created_at as created from records r
    join lateral (select member from mutations m where m.kind = r.kind and m.id = r.id order by m.at limit 1) m on true
    where r.kind = 'request' and not exists (select from right_requests q where q.handed_in = r.id)
      and exists (select from records p where p.kind = 'person' and p.id = r.fields ->> 'person') order by r.id limit 500`.execute(db);
  for (const row of rows) {
    const { person, asker, words, at } = row.fields;
    const kind = rightKinds.find((one) => one === row.fields['right']);
    if (!kind || typeof person !== 'string') continue;
    const asked = isoOrUndefined(at);
    const received = new Date(Math.min(asked ?? row.created.getTime(), now()));
    await db
      .insertInto('right_requests')
      .values({
        id: newUuid(now(), random),
        area: row.area,
        person,
        kind,
        asked_by: askers.find((one) => one === row.fields['askedBy']) ?? 'person',
        asker: typeof asker === 'string' ? asker : null,
        checked: identityChecks.find((one) => one === row.fields['checked']) ?? 'not-yet',
        words: typeof words === 'string' ? words : null,
        received_at: received,
        received_by: row.member,
        handed_in: row.id,
        state: 'received',
        extended_because: null,
        answered_by: null,
        settled_by: null,
        refused_because: null,
        erasure: null,
      })
      .onConflict((conflict) => conflict.column('handed_in').doNothing())
      .execute();
  }
  return rows.length;
}
