import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

/** Every attempt is a case; one that gets through fails its test at once, and by name. */
export interface Cases {
  /** `passedThrough`: what an attacker got, or undefined when the attempt was fended off. */
  readonly expectFended: (name: string, passedThrough: string | undefined) => void;
}

/** Counts a file's cases for `npm run test:attack`, which prints the sum. */
export function countCases(file: string, atLeast: number): Cases {
  let count = 0;
  const through: string[] = [];
  afterAll(() => {
    mkdirSync('test-results/attack', { recursive: true });
    writeFileSync(`test-results/attack/${file}.json`, JSON.stringify({ file, count, through }));
    expect(count, 'a table without cases proves nothing').toBeGreaterThanOrEqual(atLeast);
  });
  return {
    expectFended: (name, passedThrough) => {
      count += 1;
      if (passedThrough !== undefined) through.push(`${name}: ${passedThrough}`);
      expect(passedThrough, name).toBeUndefined();
    },
  };
}
