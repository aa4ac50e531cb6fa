import { sql } from 'kysely';
import type { Services } from '../services.ts';

export interface AttemptRule {
  /** Failures of one source that cost nothing. */
  readonly free: number;
  /** After this long without an attempt a source is forgotten. */
  readonly windowMs: number;
  /** A second unless told. */
  readonly firstWaitMs?: number;
  /** `windowMs` unless told. */
  readonly longestWaitMs?: number;
}

export interface Attempts {
  /**
   * Counts an attempt before it is looked at, so that many at once do not all pass; milliseconds to wait instead when it may not be made yet.
   * One statement decides, whichever node it comes to.
   */
  readonly begin: (source: string) => Promise<number>;
  /** It did not fail after all. */
  readonly passed: (source: string) => Promise<void>;
  /** Nor did those before it matter. */
  readonly forget: (source: string) => Promise<void>;
}

const sweepEveryMs = 10 * 60_000;
const forgottenAfterMs = 24 * 3_600_000;

/** Slows down guessing, the same on every node: after `free` failures each further one doubles the wait. */
export function failedAttempts({ db, now }: Pick<Services, 'db' | 'now'>, rule: AttemptRule): Attempts {
  const { free, windowMs, firstWaitMs = 1000, longestWaitMs = windowMs } = rule;
  const sweep = newSweep(db);
  return {
    async begin(source) {
      const at = now();
      await sweep(at);
      const [nowAt, since] = [new Date(at), new Date(at - windowMs)];
      const { rows } = await sql`
        insert into failed_attempts as f (source, failures, last_at) values (${source}, 1, ${nowAt}::timestamptz)
        on conflict (source) do update set
          failures = case when f.last_at <= ${since}::timestamptz then 1 else f.failures + 1 end, last_at = excluded.last_at
        where f.failures < ${free} or f.last_at <= ${since}::timestamptz
          or f.last_at + least(${firstWaitMs}::float8 * power(2, least(f.failures - ${free}, 30)), ${longestWaitMs}::float8) * interval '1 millisecond' <= excluded.last_at
        returning 1`.execute(db);
      return rows.length > 0 ? 0 : waitOf(source, at);
    },
    async passed(source) {
      await sql`update failed_attempts set failures = greatest(failures - 1, 0) where source = ${source}`.execute(db);
    },
    async forget(source) {
      await db.deleteFrom('failed_attempts').where('source', '=', source).execute();
    },
  };

  async function waitOf(source: string, at: number): Promise<number> {
    const row = await db.selectFrom('failed_attempts').where('source', '=', source).selectAll().executeTakeFirst();
    if (!row) return 1;
    const pause = Math.min(firstWaitMs * 2 ** (row.failures - free), longestWaitMs);
    return Math.max(1, row.last_at.getTime() + pause - at);
  }
}

/** What is long over is forgotten, now and then. */
function newSweep(db: Services['db']): (at: number) => Promise<void> {
  let swept = Number.NEGATIVE_INFINITY;
  return async (at) => {
    if (at - swept < sweepEveryMs) return;
    swept = at;
    const long = new Date(at - forgottenAfterMs);
    await db.deleteFrom('failed_attempts').where('last_at', '<', long).execute();
    await db.deleteFrom('request_budgets').where('began', '<', long).execute();
  };
}
