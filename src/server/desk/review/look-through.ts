import { sql } from 'kysely';
import { inTransaction, type Work } from '../../database/transaction.ts';
import type { Services } from '../../services.ts';
import { judgedRecord, type QueueRow } from './judge-record.ts';
import { drawSamples } from './samples.ts';
import { type SharedFacts, sharedFacts } from './shared-facts.ts';
import { hourKey, ownKeys, partsOfKeys } from './shared-keys.ts';
import { type SubjectFacts, subjectFacts } from './subject-facts.ts';
import { isSubjectKind, newsOfAreas, noteSeen, type Subject } from './subjects.ts';

/** All areas there are. */
export const everywhere = ['/', '0'] as const;
/** Sets the lock apart from others: one process looks through at a time, so that none overwrites a newer judgement with an older one. */
const lookingLock = 20_262;
/** In a larger crowd each is judged as it changes, and the others are not judged again with it: the work stays with what is new. */
const mostTogether = 200;
/** Batches within one request: about a third of a second at the very worst; the rest is said to be still on its way. */
const batchesAtOnce = 3;

/**
 * Judges what changed below a node since it was looked through last, and whatever shares a number, an hour or a point with that. The work grows with what
 * is new and not with what there is. Returns whether something is left.
 */
export async function lookThrough(
  { db, now }: Pick<Services, 'db' | 'now'>,
  within: readonly [string, string] = everywhere,
  batches = batchesAtOnce,
): Promise<boolean> {
  for (let batch = 0; batch < batches; batch += 1) {
    const more = await inTransaction(db, (tx) => lookThroughBatch(tx, within, now()));
    if (!more) return false;
  }
  return true;
}

async function lookThroughBatch(tx: Work, within: readonly [string, string], now: number): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${lookingLock})`.execute(tx);
  const news = await newsOfAreas(tx, within);
  if (news.seen.size === 0) return false;
  await judgeAgain(tx, news.subjects, now);
  await noteSeen(tx, news.seen);
  return news.more;
}

/** Records that were erased leave the queue, and whoever shared a number, an hour or a point with them is judged anew. The caller has deleted them. */
export async function judgeErased(tx: Work, erased: readonly { readonly kind: string; readonly id: string }[], now: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lookingLock})`.execute(tx);
  const subjects = erased.flatMap(({ kind, id }) => (isSubjectKind(kind) ? [{ kind, id }] : []));
  if (subjects.length > 0) await judgeAgain(tx, subjects, now);
}

async function judgeAgain(tx: Work, changed: readonly Subject[], now: number): Promise<void> {
  const before = await subjectFacts(tx, changed);
  const turned = await drawSamples(tx, before, now);
  const keys = new Set([...before.flatMap(ownKeys), ...(await keysInQueue(tx, changed))]);
  const parts = partsOfKeys(keys);
  const around = [...keys, ...parts.hours.map(({ of, device, hour }) => hourKey(of, device, hour))];
  const shared = await sharedFacts(tx, parts);
  const subjects = unique([
    ...changed,
    ...(await queuedWith(tx, around)),
    ...turned.map((id) => ({ kind: 'person', id }) as const),
    ...sharers(shared),
  ]);
  const facts = await subjectFacts(tx, subjects);
  await writeQueue(tx, subjects, judged(facts, shared, await sharedFactsOf(tx, facts, keys)));
}

/** What came in by way of a key may itself share others: those are read as well, and its judgement is whole. */
async function sharedFactsOf(tx: Work, facts: readonly SubjectFacts[], known: ReadonlySet<string>): Promise<SharedFacts> {
  return sharedFacts(tx, partsOfKeys(facts.flatMap(ownKeys).filter((key) => !known.has(key))));
}

function judged(facts: readonly SubjectFacts[], near: SharedFacts, far: SharedFacts): readonly QueueRow[] {
  const shared: SharedFacts = {
    holders: new Map([...near.holders, ...far.holders]),
    hours: fullestHours(near.hours, far.hours),
    points: new Map([...near.points, ...far.points]),
  };
  return facts.flatMap((one) => judgedRecord(one, shared) ?? []);
}

/** At the edge of what was read an hour looks emptier than it is, never fuller. */
function fullestHours(near: SharedFacts['hours'], far: SharedFacts['hours']): SharedFacts['hours'] {
  const hours = new Map(near);
  for (const [id, hour] of far) if ((hours.get(id)?.count ?? 0) < hour.count) hours.set(id, hour);
  return hours;
}

/** Who shares a number, an hour or a point, where that is not a crowd. */
function sharers({ holders, hours, points }: SharedFacts): readonly Subject[] {
  const numbered = [...holders.values()].filter((group) => group.length <= mostTogether).flat();
  return [
    ...numbered.map(({ id }) => ({ kind: 'person', id }) as const),
    ...[...hours].flatMap(([id, { of, count }]) =>
      count > mostTogether ? [] : [{ kind: of === 'visits' ? 'visit' : 'person', id } as const],
    ),
    ...[...points].flatMap(([id, homes]) => (homes > mostTogether ? [] : [{ kind: 'household', id } as const])),
  ];
}

function unique(subjects: readonly Subject[]): readonly Subject[] {
  return [...new Map(subjects.map(({ kind, id }) => [`${kind}/${id}`, { kind, id }])).values()];
}

const pairs = (subjects: readonly Subject[]) => sql`jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as n(kind text, id text)`;

async function keysInQueue(tx: Work, subjects: readonly Subject[]): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct unnest(q.keys) as key from ${pairs(subjects)} join review_queue q on q.kind = n.kind and q.id = n.id`.execute(tx);
  return rows.map(({ key }) => key);
}

async function queuedWith(tx: Work, keys: readonly string[]): Promise<readonly Subject[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ kind: string; id: string }>`
    select kind, id from review_queue where keys && array(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)) limit ${10 * mostTogether}`.execute(
    tx,
  );
  return rows.flatMap(({ kind, id }) => (isSubjectKind(kind) ? [{ kind, id }] : []));
}

/** A record keeps its turn in the queue as long as it waits for the same thing. */
async function writeQueue(tx: Work, subjects: readonly Subject[], rows: readonly QueueRow[]): Promise<void> {
  await sql`delete from review_queue q using ${pairs(subjects)} where q.kind = n.kind and q.id = n.id
    and not exists (select from ${pairs(rows)} where n.kind = q.kind and n.id = q.id)`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    insert into review_queue (kind, id, area, state, place, since, problems, problem_kinds, keys, reach, author, basis, version)
    select kind, id, area, state, place, since, problems, array(select jsonb_array_elements_text(kinds)), array(select jsonb_array_elements_text(keys)),
      reach, author, basis, version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(kind text, id text, area text, state text, place integer, since timestamptz,
      problems jsonb, kinds jsonb, keys jsonb, reach integer, author uuid, basis text, version text)
    on conflict (kind, id) do update set area = excluded.area, state = excluded.state, place = excluded.place, problems = excluded.problems,
      problem_kinds = excluded.problem_kinds, keys = excluded.keys, reach = excluded.reach, author = excluded.author, basis = excluded.basis, version = excluded.version,
      since = case when review_queue.place = excluded.place and review_queue.state = excluded.state then review_queue.since else excluded.since end`.execute(
    tx,
  );
}
