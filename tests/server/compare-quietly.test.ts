import { compareQuietly } from '#server/doubles/compare-quietly.ts';
import { expect, test } from 'vitest';
import { aFieldServer, type FieldServer, someId } from './field-server.ts';

async function pairsKept({ database }: FieldServer): Promise<number> {
  return (await database.db.selectFrom('likely_doubles').selectAll().execute()).length;
}

/** A clock that is wound by hand: each turn runs what is due next, and waits until nothing more is under way. */
function handWound() {
  const due: (() => void)[] = [];
  return {
    after: (_ms: number, work: () => void) => {
      due.push(work);
      return () => void due.splice(due.indexOf(work), 1);
    },
    turn: () => due.shift()?.(),
    due,
  };
}

test('[DOUBLES] the server compares on its own what arrives, batch by batch, rests when all is compared, and stops when told', async () => {
  const server = await aFieldServer();
  const clock = handWound();
  const stop = compareQuietly(server.services, clock.after);
  const tablet = await server.tablet();
  const twice = { name: 'Lò Thị Cả', birth: '1957' };
  await tablet.ship([1, 2].map((n) => tablet.mutation(n, server.clock.ms, { kind: 'person', id: someId(), area: 'a1', set: twice })));
  expect(await pairsKept(server)).toBe(0);
  for (let turns = 0; clock.due.length > 0 && turns < 20; turns += 1) {
    clock.turn();
    for (let looks = 0; looks < 50 && clock.due.length === 0; looks += 1) await pairsKept(server);
  }
  expect(await pairsKept(server)).toBe(1);
  expect(clock.due).toEqual([]);
  server.services.events.publish(['a1']);
  expect(clock.due.length).toBe(1);
  await stop();
  server.services.events.publish(['a1']);
  expect(clock.due).toEqual([]);
  await server.database.close();
});

test('[DOUBLES] after a batch the comparing rests nine times as long as it took, and fifty-nine times while parcels arrive', async () => {
  const server = await aFieldServer();
  const { publish } = server.services.events;
  const [waits, due]: [number[], (() => void)[]] = [[], []];
  const stop = compareQuietly(server.services, (ms, work) => {
    waits.push(ms);
    due.push(work);
    return () => undefined;
  });
  /** A batch that takes a second by the server's clock. */
  const batch = async (arrives: boolean) => {
    due.shift()?.();
    if (arrives) publish(['a1']);
    server.clock.ms += 1000;
    for (let looks = 0; looks < 50; looks += 1) await pairsKept(server);
  };
  await batch(false);
  publish(['a1']);
  expect(waits).toEqual([5000, 9000]);
  await batch(true);
  expect(waits).toEqual([5000, 9000, 9000]);
  await batch(true);
  expect(waits.at(-1)).toBe(59_000);
  /* Nothing arrives during the batch, but something did just before it. */
  await batch(false);
  publish(['a1']);
  expect(waits.at(-1)).toBe(9000);
  server.clock.ms += 8000;
  publish(['a1']);
  server.clock.ms += 999;
  await batch(false);
  publish(['a1']);
  expect(waits.at(-1)).toBe(59_000);
  await stop();
  await server.database.close();
});
