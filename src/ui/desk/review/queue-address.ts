import { reviewProblems, type ReviewProblemKind } from '#domain/review-problems.ts';
import type { ReviewQueueState } from '#protocol/desk-review.ts';
import { useLocation } from 'preact-iso';

/** What of the queue is shown, as the address says it: it can be sent to a colleague. */
export interface QueueAddress {
  readonly state: ReviewQueueState;
  readonly problem?: ReviewProblemKind | undefined;
  readonly member?: string | undefined;
  readonly village?: string | undefined;
  /** `next` of the page before this one. */
  readonly after?: string | undefined;
  /** `<kind>/<id>` of the record that is open. */
  readonly item?: string | undefined;
}

export function useQueueAddress(): readonly [QueueAddress, (change: Partial<QueueAddress>) => void] {
  const { path, query, route } = useLocation();
  const { state, problem, member, village, after, item } = query as Readonly<Record<string, string | undefined>>;
  const address: QueueAddress = {
    state: state === 'returned' ? 'returned' : 'open',
    problem: reviewProblems.find((kind) => kind === problem),
    member,
    village,
    after,
    item,
  };
  return [address, (change) => route(`${path}${asQuery({ ...address, ...change })}`, true)];
}

export function asQuery({ state, ...rest }: QueueAddress): string {
  const filled = Object.entries({ ...rest, state: state === 'open' ? undefined : state }).filter(([, value]) => value);
  const query = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? '' : `?${query}`;
}

export function isFiltered({ problem, member, village }: QueueAddress): boolean {
  return Boolean(problem ?? member ?? village);
}
