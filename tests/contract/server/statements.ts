import type { FieldServer } from '../../server/field-server.ts';

/** Statements the database ran for one piece of work, by its own count of calls through Kysely's executor. */
export async function statementsOf({ database }: FieldServer, work: () => Promise<unknown>): Promise<number> {
  const executor = database.db.getExecutor();
  const adapter = Object.getPrototypeOf(Object.getPrototypeOf(executor)) as { executeQuery: (...args: unknown[]) => unknown };
  const original = adapter.executeQuery;
  let count = 0;
  adapter.executeQuery = function counting(this: unknown, ...args: unknown[]) {
    count += 1;
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    adapter.executeQuery = original;
  }
  return count;
}
