import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { addressOf } from '../http/client-address.ts';
import { errorAnswer } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { failedAttempts, type Attempts } from './failed-attempts.ts';
import { type LimitRule, limitRules, ruleFor, strangers } from './limit-rules.ts';
import { type Budget, type BudgetRule, sharedBudget } from './shared-budget.ts';
import { sourceHash } from './source-hash.ts';

/** Answers that say a guess was wrong. */
const wrongGuess = new Set([401, 403, 404, 410]);

interface Kept {
  readonly budget: Budget;
  readonly attempts?: Attempts | undefined;
}

/** Holds every request to the budget of its route and source, and slows down whoever guesses; `429 slow-down` says how long to wait. */
export function limitRequests(services: Services): MiddlewareHandler {
  const kept = new Map(limitRules.map((rule) => [rule, keep(services, rule)]));
  const unknown = sharedBudget(services, scaled(services, strangers));
  return async (c, next) => {
    const rule = ruleFor(c.req.method, c.req.path);
    const held = rule && kept.get(rule);
    if (!rule || !held) return next();
    const address = addressOf(c, services.config);
    const hash = (purpose: string, source: string) => sourceHash(services.cursorSecret, purpose, source);
    const wait = await held.budget.spend(hash(rule.name, sourceOf(c, rule, address)), costOf(c, rule));
    if (wait > 0) return errorAnswer(c, 'slow-down', { retryAfterMs: wait });
    const guessing = hash(`${rule.name} attempts`, address);
    const pause = (await held.attempts?.begin(guessing)) ?? 0;
    if (pause > 0) return errorAnswer(c, 'slow-down', { retryAfterMs: pause });
    await next();
    if (held.attempts && !wrongGuess.has(c.res.status)) await held.attempts.passed(guessing);
    if (c.res.status !== 401) return undefined;
    const asStranger = await unknown.spend(hash('strangers', address), 1);
    if (asStranger > 0) c.res = errorAnswer(c, 'slow-down', { retryAfterMs: asStranger });
    return undefined;
  };
}

function keep(services: Services, rule: LimitRule): Kept {
  const { attempts } = rule;
  return { budget: sharedBudget(services, scaled(services, rule)), attempts: attempts && failedAttempts(services, attempts) };
}

function scaled({ config }: Services, { most, windowMs }: BudgetRule): BudgetRule {
  return { most: most * config.limitFactor, windowMs };
}

const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/i;
const cookies = ['__Host-tung-ngo-desk', 'tung-ngo-desk'] as const;

/** By what it carries, unchecked: who makes up a token only gets counted alone until the answer is 401. */
function sourceOf(c: Context, { by }: LimitRule, address: string): string {
  if (by === 'device') return bearer.exec(c.req.header('authorization') ?? '')?.[1] ?? address;
  if (by === 'session') return cookies.map((name) => getCookie(c, name)).find((value) => value !== undefined) ?? address;
  return address;
}

function costOf(c: Context, { bytesEach }: LimitRule): number {
  const bytes = Number(c.req.header('content-length') ?? 0);
  return bytesEach !== undefined && bytes > 0 ? 1 + Math.floor(bytes / bytesEach) : 1;
}
