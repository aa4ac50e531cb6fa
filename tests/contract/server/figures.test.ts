import { dayInVietnam, addDays, startOfDayInVietnam } from '#domain/dates.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { foldChanges } from '#server/rollups/fold-changes.ts';
import { figuresBefore, type Figure, readFigures, readSteps } from '#server/rollups/read-figures.ts';
import { rebuildFigures } from '#server/rollups/rebuild-figures.ts';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aFieldServer, emptyDatabase, type FieldServer, someId, startTime, villages } from '../../server/field-server.ts';
import { onEveryDatabase } from './every-database.ts';
import { day, histories, live } from './figure-histories.ts';
import { plainRecount } from './plain-recount.ts';
import { aWriter } from './unit-world.ts';

const seed = 20_264;
const everything = [['!', '~']] as const;
const today = dayInVietnam(startTime);

/** As {@link plainRecount} writes it: area → key → count, with the verified ones of those it looks at. */
function asRecount(figures: readonly Figure[], wanted: Record<string, Record<string, number>>): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {};
  for (const { node, key, count, verified } of figures) {
    const own = (found[node] ??= {});
    if (count !== 0) own[key] = count;
    if (verified !== 0 && /^(home|met|person|milestone\/.*)$/.test(key)) own[`${key} verified`] = verified;
  }
  for (const node of Object.keys(found)) {
    const unsure = wanted[node]?.['refused unsure'] ?? 0;
    const own = found[node] ?? {};
    if (unsure > 0) own['refused unsure'] = unsure;
  }
  return found;
}

/** Without what a plain count does not look at, and without "refused" where two visits at one moment leave it open which was the last. */
function comparable(counts: Record<string, Record<string, number>>): unknown {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([node, own]) => {
      const kept = Object.entries(own).filter(
        ([key]) => !/^(guided|stuck|due\/promised|due\/returned)/.test(key) && !key.startsWith('refused'),
      );
      const refused = own['refused unsure'] ? [] : Object.entries(own).filter(([key]) => key === 'refused');
      const entries = [...kept, ...refused].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return entries.length > 0 ? [[node, entries]] : [];
    }),
  );
}

const lasting = /^(home|visited|met|person|milestone|independent|declined)/;
function onlyLasting(counts: Record<string, Record<string, number>>): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(counts).map(([node, own]) => [node, Object.fromEntries(Object.entries(own).filter(([key]) => lasting.test(key)))]),
  );
}

async function expectEqualRecount(server: FieldServer): Promise<void> {
  const { db } = server.database;
  expect((await verifyDatabase(db)).faults).toEqual([]);
  const now = await readFigures(db, villages, everything);
  const wanted = await plainRecount(server);
  expect(comparable(asRecount(now, wanted))).toEqual(comparable(wanted));
  for (const back of [3, 12]) {
    const then = addDays(today, -back);
    const figures = figuresBefore(now, await readSteps(db, villages, everything, then, 7));
    const plain = onlyLasting(await plainRecount(server, startOfDayInVietnam(addDays(then, 1))));
    expect(comparable(onlyLasting(asRecount(figures, plain)))).toEqual(comparable(plain));
  }
  await expectSumsAbove(server, now);
}

/** The commune's and the province's figures are the sums of their villages'. */
async function expectSumsAbove({ database }: FieldServer, now: readonly Figure[]): Promise<void> {
  const above = await readFigures(database.db, ['tinh'], everything);
  const sums = new Map<string, number>();
  for (const { key, count } of now) sums.set(key, (sums.get(key) ?? 0) + count);
  const entries = (map: Iterable<readonly [string, number]>) =>
    [...map].filter(([, count]) => count !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  expect(entries(above.map(({ key, count }) => [key, count]))).toEqual(entries(sums));
}

onEveryDatabase(({ kind, opened }) => {
  test('[FIGURES] after any history of writes, removals, returns, late and doubled parcels and changed units the figures equal a recount', async () => {
    let largest = 0;
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (steps, foldsOften) => {
        await emptyDatabase(opened());
        const server = await aFieldServer(opened());
        await live(server, steps.slice(0, 50));
        if (foldsOften) await server.database.db.transaction().execute((tx) => foldChanges(tx, 0));
        await live(server, steps.slice(50));
        await expectEqualRecount(server);
        const { rows } = await sql<{ keys: number }>`select count(distinct key) as keys from figure_changes`.execute(opened().db);
        largest = Math.max(largest, rows[0]?.keys ?? 0);
      }),
      { seed, numRuns: kind === 'PGlite' ? 5 : 20, endOnFailure: true },
    );
    expect(largest).toBeGreaterThan(30);
  });

  test('[FIGURES] [SY36] who withdrew from being counted is out from that day on, is counted on the days before, and is guided on', async () => {
    await emptyDatabase(opened());
    const server = await aFieldServer(opened());
    const { db } = server.database;
    const writer = await aWriter(server);
    const [home, id, asked, again] = [someId(), someId(), someId(), someId()];
    const withdrawnOn = startTime - 3 * day;
    const consent = (set: object) => ({
      person: id,
      purposes: ['registration', 'guidance', 'reporting'],
      givenAt: '2027-01-05T08:00:00Z',
      ...set,
    });
    writer.ms = startTime - 10 * day;
    const firsts = [
      writer.write('household', home, 'a1', { head: 'Bà Ấn' }),
      writer.write('person', id, 'a1', { household: home, name: 'Bà Ấn', birth: '1957', sex: 'female' }),
      writer.write('consent', asked, 'a1', consent({})),
      writer.write('progress', `${id}/vneid-level-2`, 'a1', {
        milestone: 'approved',
        step: 'open',
        obstacle: 'no-phone',
        appointmentOn: '2027-01-20',
        independent: true,
      }),
      writer.write('task', someId(), 'a1', { person: id, household: home, dueOn: '2027-01-18' }),
    ];
    await writer.ship(...firsts);
    const keysNow = async (): Promise<readonly string[]> =>
      (await readFigures(db, ['tinh'], everything)).flatMap(({ key, count }) => (count > 0 ? [key] : [])).toSorted();
    const keysOn = async (daysAgo: number): Promise<readonly string[]> => {
      const steps = await readSteps(db, ['tinh'], everything, addDays(today, -daysAgo), 7);
      const figures = figuresBefore(await readFigures(db, ['tinh'], everything), steps);
      return figures.flatMap(({ key, count }) => (count > 0 && lasting.test(key) ? [key] : [])).toSorted();
    };
    const counted = await keysNow();
    const before = await keysOn(5);
    expect(counted).toEqual(expect.arrayContaining(['person', 'guided', 'born/1957/female', 'milestone/vneid-level-2/approved']));
    expect(before).toEqual(['home', 'independent/vneid-level-2', 'milestone/vneid-level-2/approved', 'person']);

    writer.ms = withdrawnOn;
    await writer.ship(writer.write('consent', asked, 'a1', { reportingWithdrawnAt: new Date(withdrawnOn).toISOString() }));
    expect(await keysNow()).toEqual(['due/appointment/2027-01-20', 'due/task/2027-01-18', 'home', 'unvisited']);
    expect([await keysOn(5), await keysOn(4), await keysOn(3)]).toEqual([before, before, ['home']]);
    await expectEqualRecount(server);

    await writer.ship(writer.write('consent', again, 'a1', consent({ purposes: ['registration'] })));
    expect(await keysNow()).not.toContain('person');
    await writer.ship(writer.write('consent', again, 'a1', consent({})));
    expect(await keysNow()).toEqual(counted);
    await writer.ship(writer.write('consent', again, 'a1', { withdrawnAt: new Date(withdrawnOn).toISOString() }));
    expect((await keysNow()).filter((key) => lasting.test(key))).toEqual(['home']);
    await expectEqualRecount(server);
  });

  test('[FIGURES] summed up or counted anew they are the same, and a number that is wrong is found', async () => {
    const [steps = []] = fc.sample(histories, { seed, numRuns: 1 });
    await emptyDatabase(opened());
    const server = await aFieldServer(opened());
    const { db } = server.database;
    await live(server, steps);
    const waiting = await readFigures(db, ['tinh', 'xa-a', ...villages], everything);
    expect(waiting.length).toBeGreaterThan(40);
    const sorted = (figures: readonly Figure[]) => figures.map((figure) => JSON.stringify(figure)).toSorted();
    await db.transaction().execute((tx) => foldChanges(tx, 0));
    expect((await db.selectFrom('figure_changes').selectAll().execute()).length).toBe(0);
    expect(sorted(await readFigures(db, ['tinh', 'xa-a', ...villages], everything))).toEqual(sorted(waiting));
    await db.transaction().execute(rebuildFigures);
    expect(sorted(await readFigures(db, ['tinh', 'xa-a', ...villages], everything))).toEqual(sorted(waiting));
    await expectEqualRecount(server);
    await sql`update figures set count = count + 1 where node = 'xa-a' and key = 'home'`.execute(db);
    await sql`delete from figure_days where key = 'person'`.execute(db);
    const { faults } = await verifyDatabase(db);
    expect(faults).toContain('the figure home of xa-a is not what is counted');
    expect(faults.filter((fault) => /^the figure person of \S+ on \d{4}-\d\d-\d\d is not/.test(fault)).length).toBeGreaterThan(3);
  });
});
