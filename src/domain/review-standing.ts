import type { Review } from './entities.ts';
import type { ReviewProblem } from './review-problems.ts';

/** A problem, and the newest stamp of what it rests on: an approval holds until that is written anew. */
export interface FoundProblem {
  readonly problem: ReviewProblem;
  readonly basis: string;
}

export interface ReviewFacts {
  readonly review?: Review | undefined;
  /** The stamp under which `state` was written. */
  readonly judgedAt: string;
  /** Newest stamp of the record itself. */
  readonly writtenAt: string;
}

export interface ReviewStanding {
  /** `returned`: the volunteer's turn. */
  readonly state: 'open' | 'returned';
  readonly problems: readonly ReviewProblem[];
}

/**
 * What the desk has to do with a record; undefined when nothing. A returned record whose own fields were written after it was returned has been answered,
 * also by an app that does not say so.
 */
export function reviewStanding(found: readonly FoundProblem[], { review, judgedAt, writtenAt }: ReviewFacts): ReviewStanding | undefined {
  const all = found.map(({ problem }) => problem);
  if (review?.state === 'mended' || (review?.state === 'returned' && writtenAt > judgedAt))
    return { state: 'open', problems: [{ kind: 'mended' }, ...all.filter(({ kind }) => kind !== 'sample')] };
  if (review?.state === 'returned') return { state: 'returned', problems: all };
  const open = review?.state === 'approved' ? found.filter(({ basis }) => basis > judgedAt).map(({ problem }) => problem) : all;
  return open.length > 0 ? { state: 'open', problems: open } : undefined;
}
