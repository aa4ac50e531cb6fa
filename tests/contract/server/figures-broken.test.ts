import type { OpenedDatabase } from '#server/database/open-database.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import type * as concerned from '#server/rollups/concerned-subjects.ts';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { aFieldServer, emptyDatabase } from '../../server/field-server.ts';
import { homes, people, visits } from './figure-histories.ts';
import { aWriter } from './unit-world.ts';
import { inMemory } from '../../server/in-memory.ts';

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
  database = await inMemory();
});
afterAll(() => database?.close());
afterEach(() => {
  broken.rule = 'none';
});

const [from, to, person, visit] = [homes[0] ?? '', homes[1] ?? '', people[0] ?? '', visits[0] ?? ''];

/** A visit is given to another home, which then moves to another village: kept rightly until `rule` breaks. */
async function faultsUnder(rule: typeof broken.rule): Promise<readonly string[]> {
  if (!database) throw new Error('the database is open while tests run');
  await emptyDatabase(database);
  const server = await aFieldServer(database);
  const writer = await aWriter(server, 'tinh');
  await writer.ship(
    writer.write('household', from, 'a1'),
    writer.write('household', to, 'a1'),
    writer.write('person', person, 'a1', { household: to }),
    writer.write('visit', visit, 'a1', { household: from, outcome: 'met' }),
  );
  broken.rule = rule;
  await writer.ship(writer.write('visit', visit, 'a1', { household: to }));
  await writer.ship(writer.write('household', to, 'b1'));
  broken.rule = 'none';
  return (await verifyDatabase(database.db)).faults;
}

test('[FIGURES] a keeper that forgets whose a visit was, or who moves along with a home, is found out', async () => {
  expect(await faultsUnder('none')).toEqual([]);
  expect(await faultsUnder('forgets-whose-it-was')).toContain(`household ${from} is counted for something else than the log says`);
  expect(await faultsUnder('forgets-who-moved-along')).toContain(`person ${person} is counted for something else than the log says`);
});
