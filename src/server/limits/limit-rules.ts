import type { AttemptRule } from './failed-attempts.ts';
import type { BudgetRule } from './shared-budget.ts';

export interface LimitRule extends BudgetRule {
  readonly name: string;
  /** Whose requests are counted together. Of who has no token or session yet: the address. */
  readonly by: 'device' | 'session' | 'address';
  readonly matches: RegExp;
  readonly methods?: readonly string[];
  /** Bytes of a body that cost as much as one more request. */
  readonly bytesEach?: number;
  /** Failing here is guessing: counted by address, on top of the budget. */
  readonly attempts?: AttemptRule;
}

const minute = 60_000;
const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * The first that matches a request holds for it. Work of tablets is counted by tablet, never by address: of an evening a whole commune comes home to one
 * address. 3,000 a minute are 50 a second, which no tablet needs and one gone wild is held to.
 */
export const limitRules: readonly LimitRule[] = [
  {
    name: 'enrol',
    matches: /^\/api\/enrol$/,
    by: 'address',
    most: 1200,
    windowMs: minute,
    attempts: { free: 10, windowMs: 10 * minute },
  },
  {
    name: 'door',
    matches: /^\/api\/desk\/(session|setup|reset)(\/|$)/,
    methods: ['POST'],
    by: 'address',
    most: 600,
    windowMs: minute,
    attempts: { free: 50, windowMs: 10 * minute },
  },
  { name: 'renew', matches: /^\/api\/renew$/, by: 'device', most: 64, windowMs: 10 * minute },
  { name: 'tablet', matches: /^\/api\/(?!desk\/|public\/|openapi\.json$)/, by: 'device', most: 3000, windowMs: minute, bytesEach: 65_536 },
  { name: 'published', matches: /^\/api\/public\//, by: 'address', most: 60, windowMs: minute },
  {
    name: 'heavy',
    matches: /^\/api\/desk\/(hand-in|import|areas\/[^/]+\/(export|snapshots|report))$/,
    by: 'session',
    most: 240,
    windowMs: minute,
    bytesEach: 262_144,
  },
  { name: 'desk-changing', matches: /^\/api\/desk\//, methods: changing, by: 'session', most: 600, windowMs: minute },
  { name: 'desk-reading', matches: /^\/api\/desk\//, by: 'session', most: 1800, windowMs: minute },
  { name: 'open', matches: /^\/(api|healthz|readyz|metrics)(\/|$)/, by: 'address', most: 1200, windowMs: minute },
];

/** Requests that were answered 401, of one address: from then on it hears 429 instead, while whoever is known there goes on. */
export const strangers: BudgetRule = { most: 1200, windowMs: minute };

export function ruleFor(method: string, path: string): LimitRule | undefined {
  return limitRules.find(({ matches, methods }) => matches.test(path) && (!methods || methods.includes(method)));
}
