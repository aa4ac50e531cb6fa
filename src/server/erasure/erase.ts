import type { IsErased } from '#domain/erasure.ts';
import { isUuid, newUuid } from '#domain/ids.ts';
import { mentionsOf } from '#domain/mentions.ts';
import type { Fields } from '#domain/mutation.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { ErasureReason } from '#domain/rights.ts';
import { sql } from 'kysely';
import { inTransaction, ReadAgainError, type Work } from '../database/transaction.ts';
import { judgeErased } from '../desk/review/look-through.ts';
import { lockMerges } from '../merges/read-links.ts';
import { lockStreams } from '../records/apply-mutations.ts';
import { lockNumbers } from '../records/same-number.ts';
import { heldRecords } from '../merges/held-records.ts';
import { concernedSubjects } from '../rollups/concerned-subjects.ts';
import { keepFigures } from '../rollups/keep-figures.ts';
import type { SubjectName } from '../rollups/subject.ts';
import type { Services } from '../services.ts';
import { blankAround } from './blank-around.ts';
import { emptiedHash } from './erased-items.ts';
import { emptyQuarantine } from './empty-quarantine.ts';
import { type ErasureSubject, findTargets, type Target, type Targets } from './find-targets.ts';
import { forgetDerived } from './forget-derived.ts';
import { noteErasure } from './note-erasure.ts';
import { numberStreams } from './number-streams.ts';

export interface ErasureOrder {
  readonly subject: ErasureSubject;
  /** Nobody, when a rule or a restored backup asks for it. */
  readonly by: string | null;
  readonly reason: ErasureReason;
}

export interface Erased {
  readonly erasure: string;
  readonly people: number;
  readonly homes: number;
  readonly records: number;
}

/**
 * Erases a person, or a home with everybody in it: records, log, quarantine and all that was worked out from them, and what others' records of the home
 * say of them. (device, n) stays, empty, so that what is sent again is a duplicate (SY28). Failure: `not-found`.
 *
 * Locks in the one order: merges, numbers, streams. A writer that waited for the streams finds the record gone and reads again.
 */
export async function erase(services: Services, order: ErasureOrder): Promise<Result<Erased>> {
  const now = new Date(services.now());
  const erasure = newUuid(services.now(), services.random);
  const outcome = await inTransaction(services.db, async (tx) => {
    const targets = await lockedTargets(tx, order.subject);
    const [first] = targets.records;
    if (!first) return undefined;
    const counts = { people: targets.people.length, homes: targets.homes.length, records: targets.records.length };
    const streams = await eraseTargets(tx, targets, now);
    await noteErasure(
      tx,
      { id: erasure, area: first.area, at: now, by: order.by, reason: order.reason, ...counts },
      targets.records,
      streams,
    );
    return { counts, areas: [...streams.keys()] };
  });
  if (!outcome) return failed({ kind: 'not-found' });
  services.events.publish(outcome.areas);
  return done({ erasure, ...outcome.counts });
}

async function lockedTargets(tx: Work, subject: ErasureSubject): Promise<Targets> {
  await lockMerges(tx);
  const first = await findTargets(tx, subject);
  await lockNumbers(tx, first.people, []);
  const locked = new Set(areasOf(first));
  await lockStreams(tx, [...locked]);
  const targets = await findTargets(tx, subject);
  if (areasOf(targets).some((area) => !locked.has(area))) throw new ReadAgainError('somebody moved meanwhile');
  return targets;
}

function areasOf({ records, around }: Targets): readonly string[] {
  return [...records, ...around].map(({ area }) => area);
}

async function eraseTargets(tx: Work, targets: Targets, now: Date): Promise<ReadonlyMap<string, number>> {
  const { records, around } = targets;
  const gone = new Set(records.map(({ kind, id }) => `${kind}/${id}`));
  const isErased: IsErased = (kind, id) => gone.has(`${kind}/${id}`);
  const found = mentionsOf(await writingsOf(tx, targets.people));
  const changed = await blankAround(tx, targets, isErased, found);
  const earlier = await earlierAreas(tx, records);
  // A task of somebody else about the same number goes too: whose it was is counted anew.
  const concerned = concernedSubjects(await heldRecords(tx, records), new Map());
  await emptyLog(tx, records);
  await numberStreams(
    tx,
    changed.map(({ kind, id, area }) => ({ kind, id, area, departs: false })),
    now,
  );
  // After what was cleared: a tablet that forgets writes all its blocks anew, and by then it has the cleared records.
  const streams = await numberStreams(
    tx,
    [...records, ...earlier].map(({ kind, id, area }) => ({ kind, id, area, departs: true })),
    now,
  );
  await keepFigures(tx, [...concerned, ...[...around, ...changed].flatMap(countedOf)]);
  await emptyQuarantine(tx, [...new Set(records.flatMap(({ id }) => id.split('/')).filter(isUuid))], isErased, found, now);
  await judgeErased(tx, records, now.getTime());
  await forgetDerived(tx, targets, found);
  return streams;
}

async function writingsOf(tx: Work, people: readonly string[]): Promise<readonly Fields[]> {
  const { rows } = await sql<{ set: Fields }>`
    select set from mutations where kind = 'person' and id in (select jsonb_array_elements_text(${JSON.stringify(people)}::jsonb))`.execute(
    tx,
  );
  return rows.map(({ set }) => set);
}

/** Units a record was in before: whoever reads there has heard of it, and may have work or a draft for it. */
async function earlierAreas(tx: Work, records: readonly Target[]): Promise<readonly Target[]> {
  const { rows } = await sql<Target>`
    select distinct d.kind, d.id, d.area from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as w(kind text, id text, area text)
    join departures d on d.kind = w.kind and d.id = w.id where d.area <> w.area`.execute(tx);
  if (rows.length > 0)
    await lockStreams(
      tx,
      rows.map(({ area }) => area),
    );
  return rows;
}

async function emptyLog(tx: Work, records: readonly Target[]): Promise<void> {
  const names = sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as w(kind text, id text)`;
  await sql`update mutations m set set = '{}', content_hash = ${emptiedHash} from ${names} where m.kind = w.kind and m.id = w.id`.execute(
    tx,
  );
  await sql`delete from records r using ${names} where r.kind = w.kind and r.id = w.id`.execute(tx);
}

function countedOf({ kind, id }: { readonly kind: string; readonly id: string }): readonly SubjectName[] {
  return kind === 'person' || kind === 'household' ? [{ kind, id }] : [];
}
