import type { HeldAbout, HeldRecord } from '#protocol/rights-answers.ts';
import type { Fields } from '#domain/mutation.ts';
import { sql } from 'kysely';
import type { Database, Work } from '../database/transaction.ts';
import { inSnapshot } from '../database/transaction.ts';
import { findTargets, type Target } from '../erasure/find-targets.ts';
import type { Services } from '../services.ts';
import { readRequests } from './request-rows.ts';

/**
 * All that is held about a person: the very records that erasing them would take, the home and its visits where the person was, each with its whole
 * history, what coordinators noted, what they asked, and who has seen it as far as that is kept.
 */
export async function heldAbout(services: Services, person: string): Promise<HeldAbout> {
  const now = services.now();
  return inSnapshot(services.db, async (tx) => {
    const { records, people, around } = await findTargets(tx, { kind: 'person', id: person });
    const theirs = [...records, ...around.filter(({ kind }) => kind === 'household' || kind === 'visit')];
    return {
      person,
      madeAt: new Date(now).toISOString(),
      records: await withHistory(tx, theirs),
      notes: await notesOn(tx, records),
      requests: await readRequests(tx, sql`q.person in (select jsonb_array_elements_text(${JSON.stringify(people)}::jsonb))`, now),
      seenBy: await viewsOf(tx, people),
      exportedBy: await exportsOf(tx, records),
      tablets: await tabletsWith(tx, records),
    };
  });
}

async function withHistory(tx: Work, names: readonly Target[]): Promise<readonly HeldRecord[]> {
  const { rows } = await sql<HeldRecord & { readonly fields: Fields }>`
    select r.kind, r.id, a.name as "areaName", r.fields, coalesce((
      select jsonb_agg(jsonb_build_object('at', to_timestamp(left(m.at, 13)::bigint / 1000.0), 'memberName', b.name, 'set', m.set) order by m.at)
      from mutations m join members b on b.id = m.member where m.kind = r.kind and m.id = r.id), '[]') as history
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as w(kind text, id text) join records r on r.kind = w.kind and r.id = w.id
    join areas a on a.id = r.area order by array_position(array['person', 'household', 'consent', 'visit', 'progress', 'task'], r.kind), r.created_at, r.id`.execute(
    tx,
  );
  return rows;
}

async function notesOn(tx: Work, names: readonly Target[]): Promise<HeldAbout['notes']> {
  const { rows } = await sql<{ at: Date; name: string; words: string }>`
    select n.at, m.name, n.words from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as w(kind text, id text)
    join review_notes n on n.kind = w.kind and n.record = w.id join members m on m.id = n.member order by n.at, n.id`.execute(tx);
  return rows.map(({ at, name, words }) => ({ at: at.toISOString(), memberName: name, words }));
}

async function viewsOf(tx: Work, people: readonly string[]): Promise<HeldAbout['seenBy']> {
  const { rows } = await sql<{ day: string; memberName: string }>`
    select v.day, m.name as "memberName" from person_views v join members m on m.id = v.member
    where v.person in (select jsonb_array_elements_text(${JSON.stringify(people)}::jsonb)) order by v.day, m.name`.execute(tx);
  return rows;
}

/** Exports of a unit the person is in, of which the audit keeps who took out what and never of whom; and copies of this very person. */
async function exportsOf(tx: Work, records: readonly Target[]): Promise<HeldAbout['exportedBy']> {
  const people = records.filter(({ kind }) => kind === 'person');
  const areas = [...new Set(people.map(({ area }) => area))];
  const subjects = people.map(({ id }) => `person/${id}`);
  const { rows } = await sql<{ at: Date; name: string; what: string }>`
    select u.at, m.name, u.what from audit u join members m on m.id = u.member join areas n on n.id = u.area
    where (u.what like 'export-%' and exists (
      select from areas a where a.id in (select jsonb_array_elements_text(${JSON.stringify(areas)}::jsonb)) and starts_with(a.path, n.path)))
      or (u.what = 'person-copied' and u.subject in (select jsonb_array_elements_text(${JSON.stringify(subjects)}::jsonb)))
    order by u.id`.execute(tx);
  return rows.map(({ at, name, what }) => ({ at: at.toISOString(), memberName: name, what }));
}

async function tabletsWith(tx: Database, records: readonly Target[]): Promise<HeldAbout['tablets']> {
  const areas = JSON.stringify([...new Set(records.map(({ area }) => area))]);
  const { rows } = await sql<{ name: string; memberName: string }>`
    select d.name, m.name as "memberName" from devices d join members m on m.id = d.member
    where d.kind = 'tablet' and d.revoked_at is null and d.succeeded_by is null and exists (
      select from member_roles r join areas n on n.id = r.area join areas a on a.id in (select jsonb_array_elements_text(${areas}::jsonb))
      where r.member = d.member and starts_with(a.path, n.path)) order by 2, 1`.execute(tx);
  return rows;
}

/** Once a day and member: who has had whose page open at the desk. */
export async function noteView(db: Database, person: string, member: string, day: string): Promise<void> {
  await db
    .insertInto('person_views')
    .values({ person, member, day })
    .onConflict((seen) => seen.doNothing())
    .execute();
}
