import { isRemoved } from '#domain/merge.ts';
import { consentProblem, numberProblem, reviewProblems, type ReviewProblem } from '#domain/review-problems.ts';
import { type FoundProblem, reviewStanding } from '#domain/review-standing.ts';
import { textOf } from '../records-answer.ts';
import type { SharedFacts } from './shared-facts.ts';
import { keysOfProblems } from './shared-keys.ts';
import type { SubjectFacts } from './subject-facts.ts';
import type { Subject } from './subjects.ts';

/** A row of the queue. */
export interface QueueRow extends Subject {
  readonly area: string;
  readonly state: 'open' | 'returned';
  readonly place: number;
  readonly since: string;
  readonly problems: readonly ReviewProblem[];
  readonly kinds: readonly string[];
  readonly keys: readonly string[];
  readonly reach: number | null;
  readonly author: string | null;
  /** Newest stamp of what this rests on. */
  readonly basis: string;
  readonly version: string;
}

/** What the queue says about a record as it stands; undefined when nothing. */
export function judgedRecord(facts: SubjectFacts, shared: SharedFacts): QueueRow | undefined {
  if (isRemoved(facts.fields)) return undefined;
  const found = [...ownProblems(facts), ...sharedProblems(facts, shared), ...sampled(facts)];
  const standing = reviewStanding(found, {
    review: facts.review ?? undefined,
    judgedAt: facts.reviewStamps?.['state'] ?? '',
    writtenAt: newest(facts.stamps),
  });
  if (!standing) return undefined;
  const kinds = standing.problems.map(({ kind }) => kind);
  const answered = kinds[0] === 'mended' || standing.state === 'returned';
  return {
    kind: facts.kind,
    id: facts.id,
    area: facts.area,
    state: standing.state,
    place: Math.min(...kinds.map((kind) => reviewProblems.indexOf(kind)), reviewProblems.length),
    since: ((answered ? facts.reviewedAt : undefined) ?? facts.changedAt).toISOString(),
    problems: standing.problems,
    kinds,
    keys: keysOfProblems(facts, kinds),
    reach: kinds.includes('same-number') ? reachOf(facts, shared) : null,
    author: facts.author,
    basis: [newest(facts.stamps), ...found.map(({ basis }) => basis)].reduce((last, stamp) => (stamp > last ? stamp : last)),
    version: versionOf(facts),
  };
}

/** Another one whenever the record or its review was written to or moved. */
export function versionOf({ area, seq, reviewSeq }: Pick<SubjectFacts, 'area' | 'seq' | 'reviewSeq'>): string {
  return `${area} ${seq} ${reviewSeq ?? 0}`;
}

function newest(stamps: Readonly<Record<string, string>>): string {
  return Object.values(stamps).reduce((last, stamp) => (stamp > last ? stamp : last), '');
}

function basisOf({ stamps }: SubjectFacts, ...fields: readonly string[]): string {
  return newest(Object.fromEntries(fields.map((field) => [field, stamps[field] ?? ''])));
}

function ownProblems(facts: SubjectFacts): readonly FoundProblem[] {
  if (facts.kind !== 'person') return [];
  const number = numberProblem(facts.fields);
  const { consentStands, consentWithdrawn, atTheDoor, guided } = facts;
  const consent = consentProblem({ standing: consentStands, withdrawn: consentWithdrawn, atTheDoor, guided });
  return [
    ...(number ? [{ problem: number, basis: basisOf(facts, 'personalId', 'birth', 'sex') }] : []),
    ...(consent ? [{ problem: consent, basis: basisOf(facts, 'name', 'removed') }] : []),
  ];
}

function sharedProblems(facts: SubjectFacts, { hours, points, holders }: SharedFacts): readonly FoundProblem[] {
  const found: FoundProblem[] = [];
  const hour = facts.kind === 'household' ? undefined : hours.get(facts.id);
  if (hour) {
    const problem = { kind: 'pace', of: hour.of, count: hour.count, from: new Date(hour.from).toISOString() } as const;
    found.push({ problem, basis: basisOf(facts, facts.kind === 'visit' ? 'at' : 'name') });
  }
  const homes = facts.kind === 'household' ? points.get(facts.id) : undefined;
  if (homes !== undefined) found.push({ problem: { kind: 'one-point', homes }, basis: basisOf(facts, 'location') });
  const same = facts.kind === 'person' ? (holders.get(textOf(facts.fields, 'personalId')) ?? []) : [];
  if (same.length > 1) {
    const basis = same.reduce((last, holder) => (holder.basis > last ? holder.basis : last), '');
    found.push({ problem: { kind: 'same-number', others: same.length - 1 }, basis });
  }
  return found;
}

function sampled({ sampledWeek }: SubjectFacts): readonly FoundProblem[] {
  return sampledWeek === null ? [] : [{ problem: { kind: 'sample', week: sampledWeek }, basis: '' }];
}

/** Length of the longest path this and another holder have in common: a node whose path is no longer holds both. */
function reachOf({ id, path, fields }: SubjectFacts, { holders }: SharedFacts): number {
  const others = (holders.get(textOf(fields, 'personalId')) ?? []).filter((holder) => holder.id !== id);
  return Math.max(0, ...others.map((other) => commonPath(path, other.path)));
}

function commonPath(a: string, b: string): number {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end += 1;
  return a.lastIndexOf('/', end - 1) + 1;
}
