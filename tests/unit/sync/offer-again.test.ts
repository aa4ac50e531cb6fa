import { isHeld, receivedCount, saysLess, type Statement } from '#sync/received-numbers.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const most = 12;
const everyNumber = Array.from({ length: most + 3 }, (_, index) => index + 1);

/** A server that holds some of the first numbers and was told of so many. */
const statement: fc.Arbitrary<{ said: Statement; held: ReadonlySet<number> }> = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: most })), fc.nat(3))
  .map(([numbers, more]) => {
    const held = new Set(numbers);
    const told = Math.max(0, ...numbers) + more;
    let through = 0;
    while (held.has(through + 1)) through += 1;
    const missing = everyNumber.filter((n) => n > through && n <= told && !held.has(n)).map((n): [number, number] => [n, n]);
    return { said: { received: { through, missing }, told }, held };
  });

test('[SY16] a number is held when the server said so, beyond gaps too, and the count is of those', () => {
  fc.assert(
    fc.property(statement, ({ said, held }) => {
      expect(everyNumber.filter((n) => isHeld(said, n))).toEqual(everyNumber.filter((n) => held.has(n)));
      expect(receivedCount(said.received, said.told, most)).toBe(held.size);
    }),
    { seed: 37 },
  );
});

test('[SY37] a statement says less when any number that was held is held no more', () => {
  fc.assert(
    fc.property(statement, statement, (before, now) => {
      expect(saysLess(before.said, now.said)).toBe([...before.held].some((n) => !now.held.has(n)));
    }),
    { seed: 37 },
  );
});
