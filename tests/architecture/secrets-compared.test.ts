import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameHash } from '#server/devices/hashed-secret.ts';
import { expect, test } from 'vitest';

const root = 'src/server';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const word = String.raw`\w*(?:hash|Hash|mac|Mac|token|Token|secret|Secret)\w*(?:\([^)]*\))?`;
const compared = new RegExp(String.raw`${word}\)? *[!=]==(?! *(?:undefined|null))|[!=]== *(?:\w+\.)?${word}\b`, 'u');

/** Where nothing is guessed: what is compared is no secret, or was found by itself. */
const harmless: Readonly<Record<string, string>> = {
  'audit/verify-audit.ts': 'the hashes of a chain that its reader has in full',
  'records/already-known.ts': 'the hash of a mutation that its writer sent',
  'accounts/desk-sessions.ts': 'which of two hashes it was by which the row was found',
};

test('[SECRETS] secrets are compared by their hashes in constant time, or looked up by them; never with ===', () => {
  const found = files
    .filter((file) => !(file in harmless))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => compared.test(line) && !/typeof|\.length|byteLength/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(files.length).toBeGreaterThan(150);
  expect(found).toEqual([]);
  /* The reader does see one. */
  expect(compared.test('return kept?.value === tokenHash(token);')).toBe(true);
  expect([isSameHash('ab', 'ab'), isSameHash('ab', 'ac'), isSameHash('ab', 'abc')]).toEqual([true, false, false]);
});
