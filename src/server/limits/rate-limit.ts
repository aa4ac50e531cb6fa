import type { Services } from '../services.ts';
import { type BudgetRule, sharedBudget } from './shared-budget.ts';
import { sourceHash } from './source-hash.ts';

export interface RateLimit {
  /** Counts a request; milliseconds until the next one is taken, 0 when this one is. */
  readonly waitFor: (source: string) => Promise<number>;
}

/** At most `most` requests of a source within each window, counted one by one over all nodes: for what is rare and writes to the database anyway. */
export function rateLimit(services: Pick<Services, 'db' | 'now' | 'log' | 'cursorSecret'>, purpose: string, rule: BudgetRule): RateLimit {
  const budget = sharedBudget(services, rule, 1);
  return { waitFor: (source) => budget.spend(sourceHash(services.cursorSecret, purpose, source), 1) };
}
