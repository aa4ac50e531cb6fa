import { reviewId } from '#domain/ids.ts';
import type { Change, Fields } from '#domain/mutation.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { ReviewDecided } from '#protocol/desk-review.ts';
import { sql } from 'kysely';
import type * as v from 'valibot';
import type { Work } from '../../database/transaction.ts';
import { acceptPlannedMutations } from '../../records/desk-mutations.ts';
import type { Services } from '../../services.ts';
import { outsideScope, type Scope } from '../scope.ts';
import { versionOf } from './judge-record.ts';
import type { decideRequest } from './review-requests.ts';
import { type SubjectFacts, subjectFacts } from './subject-facts.ts';

type Decision = v.InferOutput<typeof decideRequest>;

/**
 * Approves or returns records, all in one transaction. What somebody has changed since the coordinator looked at it is left alone and named. One record
 * outside my scope, and nothing at all is done.
 */
export async function decide(services: Services, scope: Scope, decision: Decision): Promise<Result<ReviewDecided>> {
  const { items } = decision;
  const areas = await areasOf(services, items);
  const visible = new Set(await scope.visible([...new Set(areas.values())]));
  const mine = items.every((item) => visible.has(areas.get(`${item.kind}/${item.id}`) ?? ''));
  if (!mine) return outsideScope;
  let changed: Decision['items'] = [];
  const plan = async (tx: Work) => {
    const facts = new Map((await subjectFacts(tx, items)).map((one) => [`${one.kind}/${one.id}`, one]));
    const isChanged = (item: Decision['items'][number]) => item.version !== undefined && item.version !== version(facts.get(nameOf(item)));
    changed = items.filter(isChanged);
    return items.filter((item) => !isChanged(item)).flatMap((item) => changeOf(facts.get(nameOf(item)), decision));
  };
  const shipped = await acceptPlannedMutations(services, scope.member.id, plan, (tx) => basisOf(tx, items));
  const refused = shipped.verdicts.find(({ verdict }) => verdict === 'refused');
  if (refused) return failed({ kind: refused.reason ?? 'not-allowed' });
  return done({ done: shipped.verdicts.length, changed: changed.map(({ kind, id }) => ({ kind, id })) });
}

const nameOf = ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind}/${id}`;
const version = (facts: SubjectFacts | undefined) => facts && versionOf(facts);

/** What the coordinator decides about was all written before. */
async function basisOf(tx: Work, items: Decision['items']): Promise<readonly string[]> {
  const named = sql`jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as n(kind text, id text)`;
  const { rows } = await sql<{ basis: string }>`
    select q.basis from review_queue q join ${named} on n.kind = q.kind and n.id = q.id
    union all select s.value from ${named} join records r on r.kind = n.kind and r.id = n.id cross join lateral jsonb_each_text(r.stamps) s`.execute(
    tx,
  );
  return rows.map(({ basis }) => basis);
}

async function areasOf({ db }: Pick<Services, 'db'>, items: Decision['items']): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ kind: string; id: string; area: string }>`
    select r.kind, r.id, r.area from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as n(kind text, id text)
    join records r on r.kind = n.kind and r.id = n.id`.execute(db);
  return new Map(rows.map((row) => [nameOf(row), row.area]));
}

function changeOf(facts: SubjectFacts | undefined, decision: Decision): readonly Change[] {
  if (!facts) return [];
  return [{ kind: 'review', id: reviewId(facts.kind, facts.id), area: facts.area, set: fieldsOf(decision, facts.review ?? {}) }];
}

/** An answer belongs to the question it was given to, and so does the field asked about. */
function fieldsOf(decision: Decision, before: Fields): Fields {
  if (decision.decision === 'approve') return { state: 'approved' };
  const { comment, field } = decision;
  return {
    state: 'returned',
    comment: comment.normalize('NFC'),
    ...((field ?? before['field']) && { field: field ?? null }),
    ...(before['answer'] && { answer: null }),
  };
}
