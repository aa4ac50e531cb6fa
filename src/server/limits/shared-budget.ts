import { sql } from 'kysely';
import type { Services } from '../services.ts';

export interface BudgetRule {
  /** What one source may spend within a window, over all nodes. */
  readonly most: number;
  readonly windowMs: number;
}

export interface Budget {
  /** Spends and says how many milliseconds the source has to wait: 0 when the request goes on. */
  readonly spend: (source: string, cost: number) => Promise<number>;
}

interface Window {
  readonly began: number;
  /** Spent here and not yet told to the other nodes. */
  unsaid: number;
  shutUntil: number;
}

/** A node tells the others only when a source has spent this part of its budget here: an ordinary source never causes a write. */
const share = 8;
const mostSources = 20_000;

/**
 * A budget that all nodes share through the database. A source may overdraw it by an eighth for each node, which is the price of writing nothing for
 * ordinary requests; `told`: after how much spent here the others are told, 1 for what has to be exact. When the database does not answer, the node goes by what it knows itself.
 */
export function sharedBudget(
  { db, now, log }: Pick<Services, 'db' | 'now' | 'log'>,
  { most, windowMs }: BudgetRule,
  told = Math.max(1, Math.floor(most / share)),
): Budget {
  const windows = new Map<string, Window>();
  const current = (source: string, at: number): Window => {
    const known = windows.get(source);
    if (known && (at - known.began < windowMs || at < known.shutUntil)) return known;
    windows.delete(source);
    // A flood of sources must not grow without end; forgetting the oldest only lets it begin anew here.
    if (windows.size >= mostSources) windows.delete(windows.keys().next().value ?? '');
    const fresh = { began: at, unsaid: 0, shutUntil: 0 };
    windows.set(source, fresh);
    return fresh;
  };
  return {
    async spend(source, cost) {
      const at = now();
      const window = current(source, at);
      if (at < window.shutUntil) return window.shutUntil - at;
      window.unsaid += cost;
      if (window.unsaid < told) return 0;
      const said = window.unsaid;
      window.unsaid = 0;
      try {
        const { began, used } = await tell(db, source, said, at, windowMs);
        if (used > most) window.shutUntil = began + windowMs;
      } catch {
        log.error('limits-not-shared');
      }
      return Math.max(0, window.shutUntil - at);
    },
  };
}

/** Adds to what all nodes have seen of the source in its present window. */
async function tell(db: Services['db'], source: string, spent: number, at: number, windowMs: number) {
  const [nowAt, since] = [new Date(at), new Date(at - windowMs)];
  const { rows } = await sql<{ began: Date; used: number }>`
    insert into request_budgets as b (source, began, used) values (${source}, ${nowAt}::timestamptz, ${spent}::bigint)
    on conflict (source) do update set
      used = case when b.began <= ${since}::timestamptz then excluded.used else b.used + excluded.used end,
      began = case when b.began <= ${since}::timestamptz then excluded.began else b.began end
    returning began, used`.execute(db);
  const [row] = rows;
  return { began: row?.began.getTime() ?? at, used: row?.used ?? spent };
}
