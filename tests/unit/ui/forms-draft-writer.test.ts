import { draftWriter } from '#ui/field/forms/draft-writer.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

/** A store whose writes land only when told to, in whatever order. */
function slowStore() {
  const started: { readonly value: number; readonly land: () => void }[] = [];
  const landed: number[] = [];
  const write = (value: number) =>
    new Promise<void>((resolve) => {
      started.push({
        value,
        land: () => {
          landed.push(value);
          resolve();
        },
      });
    });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { started, landed, write, settle };
}

test('the first answer is written at once, without waiting for a pause in typing', () => {
  const store = slowStore();
  draftWriter(store.write).put(1);
  expect(store.started.map(({ value }) => value)).toEqual([1]);
});

test('while one write is under way only the newest answer waits', async () => {
  const store = slowStore();
  const writer = draftWriter(store.write);
  for (const value of [1, 2, 3, 4]) writer.put(value);
  expect(store.started).toHaveLength(1);
  store.started[0]?.land();
  await store.settle();
  expect(store.started.map(({ value }) => value)).toEqual([1, 4]);
});

test('a page about to be hidden sends the newest answer without waiting for the write under way', () => {
  const store = slowStore();
  const writer = draftWriter(store.write);
  writer.put(1);
  writer.put(2);
  writer.flush();
  expect(store.started.map(({ value }) => value)).toEqual([1, 2]);
});

test('two writes that were under way at once may land in the wrong order, so the newest is written once more', async () => {
  const store = slowStore();
  const writer = draftWriter(store.write);
  writer.put(1);
  writer.put(2);
  writer.flush();
  store.started[1]?.land();
  store.started[0]?.land();
  await store.settle();
  expect(store.landed).toEqual([2, 1]);
  expect(store.started.at(-1)?.value).toBe(2);
  expect(store.started).toHaveLength(3);
});

test('stopping waits for the write under way and lets no later one begin, so a finished draft cannot come back', async () => {
  const store = slowStore();
  const writer = draftWriter(store.write);
  writer.put(1);
  writer.put(2);
  let stopped = false;
  const stopping = writer.stop().then(() => {
    stopped = true;
  });
  await store.settle();
  expect(stopped).toBe(false);
  store.started[0]?.land();
  await stopping;
  writer.put(3);
  expect(store.started.map(({ value }) => value)).toEqual([1]);
  writer.resume();
  writer.put(4);
  expect(store.started.at(-1)?.value).toBe(4);
});

test('whatever the order of answers, landings and flushes, what lies in the store in the end is the newest answer', async () => {
  const moves = fc.array(fc.constantFrom('put', 'flush', 'land-first', 'land-last'), { minLength: 1, maxLength: 40, size: 'max' });
  let written = 0;
  await fc.assert(
    fc.asyncProperty(moves, async (played) => {
      const store = slowStore();
      const waiting = () => store.started.filter((_write, index) => !done.has(index));
      const done = new Set<number>();
      const land = (last: boolean) => {
        const open = store.started.map((_, index) => index).filter((index) => !done.has(index));
        const index = last ? open.at(-1) : open[0];
        if (index === undefined) return;
        done.add(index);
        store.started[index]?.land();
      };
      const writer = draftWriter(store.write);
      let newest = 0;
      for (const move of played) {
        if (move === 'put') writer.put((newest += 1));
        if (move === 'flush') writer.flush();
        if (move.startsWith('land')) land(move === 'land-last');
        await store.settle();
      }
      while (waiting().length > 0) {
        land(false);
        await store.settle();
      }
      written += store.landed.length;
      expect(store.landed.at(-1) ?? 0).toBe(newest);
    }),
    { seed: 20_261_123, numRuns: 500 },
  );
  expect(written).toBeGreaterThan(1000);
});
