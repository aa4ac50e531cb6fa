import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Argon2id, type Argon2idSettings, loadArgon2id } from '#background/argon2-simd.ts';
import { stretchPin } from '#background/stretch-pin.ts';
import { beforeAll, expect, test } from 'vitest';

const wasm = () => readFileSync(createRequire(import.meta.url).resolve('@phi-ag/argon2/argon2.wasm'));
const small: Argon2idSettings = { kind: 'argon2id', memoryKiB: 256, passes: 2, lanes: 1 };
const salt = Uint8Array.from({ length: 16 }, (_, index) => index * 7);

let argon2id: Argon2id;
beforeAll(async () => {
  argon2id = await loadArgon2id(wasm());
});

test('it says what the other implementation says, which closed the vaults there are: digits, words with all their marks, any memory, passes and lanes', async () => {
  for (const secret of ['739104', '135790246813', 'bưởi đường ngõ trăng', 'a', '😀 Ấp 3', 'x'.repeat(200)]) {
    expect(argon2id(small, secret, salt), secret).toEqual(await stretchPin(small, secret, salt));
  }
  for (const settings of [
    { ...small, memoryKiB: 8, passes: 1 },
    { ...small, memoryKiB: 1024, passes: 3 },
    { ...small, lanes: 2 },
  ]) {
    expect(argon2id(settings, '739104', salt), JSON.stringify(settings)).toEqual(await stretchPin(settings, '739104', salt));
  }
});

test('another secret, salt or setting is another key, and what was asked before leaves no trace in it', () => {
  const once = argon2id(small, '739104', salt);
  const others = [
    argon2id(small, '739105', salt),
    argon2id(small, '739104', new Uint8Array(16)),
    argon2id({ ...small, passes: 3 }, '739104', salt),
    argon2id({ ...small, memoryKiB: 264 }, '739104', salt),
  ];
  for (const other of others) expect(other).not.toEqual(once);
  expect(argon2id(small, '739104', salt)).toEqual(once);
});

test('what it cannot do it refuses: too little memory, too short a salt, bytes that are no WebAssembly', async () => {
  expect(() => argon2id({ ...small, memoryKiB: 1 }, '739104', salt)).toThrow('refused');
  expect(() => argon2id(small, '739104', new Uint8Array(4))).toThrow('refused');
  await expect(loadArgon2id(new Uint8Array(100))).rejects.toThrow();
});
