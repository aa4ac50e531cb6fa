import { openDatabase, type OpenedDatabase } from '#server/database/open-database.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import type * as concerned from '#server/rollups/concerned-subjects.ts';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { aFieldServer, emptyDatabase } from '../../server/field-server.ts';
import { histories, live } from './figure-histories.ts';

/** Does a recount see figures that are kept by a wrong rule? Each test breaks one on purpose; `broken` is read by the stand-in below. */
const broken = vi.hoisted(() => ({ rule: 'none' as 'none' | 'forgets-whose-it-was' | 'forgets-who-moved-along' }));

vi.mock('#server/rollups/concerned-subjects.ts', async (original) => {
  const real = await original<typeof concerned>();
  const concernedSubjects: typeof real.concernedSubjects = (written, known) => {
    if (broken.rule === 'forgets-whose-it-was') {
      const named = new Set(written.map(({ kind, id }) => `${kind}/${id}`));
      return real.concernedSubjects(written, new Map([...known].filter(([key]) => !named.has(key))));
    }
    if (broken.rule === 'forgets-who-moved-along')
      return real.concernedSubjects(
        written.filter(({ fields }) => Object.keys(fields).length > 0),
        known,
      );
    return real.concernedSubjects(written, known);
  };
  return { ...real, concernedSubjects };
});

let database: OpenedDatabase | undefined;
beforeAll(async () => {
  database = await openDatabase({ directory: 'memory://' });
});
afterAll(() => database?.close());
afterEach(() => {
  broken.rule = 'none';
});

async function faultsAfter(rule: typeof broken.rule): Promise<number> {
  if (!database) throw new Error('the database is open while tests run');
  let found = 0;
  for (const steps of fc.sample(histories, { seed: 17, numRuns: 4 })) {
    await emptyDatabase(database);
    const server = await aFieldServer(database);
    broken.rule = rule;
    await live(server, steps);
    broken.rule = 'none';
    found += (await verifyDatabase(database.db)).faults.length;
  }
  return found;
}

test('[FIGURES] a keeper that forgets whose a visit was before, or who moved along with a home, is found out', async () => {
  expect(await faultsAfter('none')).toBe(0);
  expect(await faultsAfter('forgets-whose-it-was')).toBeGreaterThan(0);
  expect(await faultsAfter('forgets-who-moved-along')).toBeGreaterThan(0);
});
