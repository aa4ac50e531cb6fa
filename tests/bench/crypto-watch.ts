import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Milliseconds during which at least one of them was going on; waiting for the thread counts as well, so it is never less than the truth. */
export interface CryptoSpent {
  /** Opening and sealing of boxes, by the platform's cryptography. */
  readonly boxes: number;
  /** Argon2id: what a PIN costs whoever guesses. */
  readonly pin: number;
}

/** Runs in the worker before it. */
function watch(): void {
  const spent = { boxes: 0, pin: 0 };
  const gauge = (what: keyof typeof spent) => {
    let going = 0;
    let since = 0;
    return {
      begin: () => {
        if (going === 0) since = performance.now();
        going += 1;
      },
      end: () => {
        going -= 1;
        if (going === 0) spent[what] += performance.now() - since;
      },
    };
  };
  const boxes = gauge('boxes');
  const subtle = SubtleCrypto.prototype as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
  for (const name of ['decrypt', 'encrypt', 'importKey', 'unwrapKey', 'wrapKey', 'deriveBits', 'deriveKey', 'digest', 'sign']) {
    const own = subtle[name];
    if (!own) continue;
    subtle[name] = function watched(this: unknown, ...given: unknown[]) {
      boxes.begin();
      return own.apply(this, given).finally(boxes.end);
    };
  }
  const pin = gauge('pin');
  const Own = Worker;
  const Watched = class extends Own {
    override postMessage(said: unknown, ...rest: never[]): void {
      if (typeof said === 'object' && said !== null && 'pin' in said) {
        pin.begin();
        this.addEventListener('message', pin.end, { once: true });
      }
      super.postMessage(said, ...rest);
    }
  };
  Object.assign(globalThis, { Worker: Watched, cryptoSpent: spent });
}

/** The copy of the app a test server serves: its worker says what its cryptography has taken. */
export function watchCrypto(appDirectory: string): void {
  const assets = join(appDirectory, 'assets');
  for (const file of readdirSync(assets).filter((name) => /^worker-.*\.js$/.test(name))) {
    const path = join(assets, file);
    writeFileSync(path, `(${watch.toString()})();\n${readFileSync(path, 'utf8')}`);
  }
}

/** Since the worker began. */
export async function cryptoSpent(page: Page): Promise<CryptoSpent> {
  const worker = page.workers().find((each) => /\/worker-/.test(each.url()));
  if (!worker) throw new Error('the page has no worker');
  return worker.evaluate(() => ({ ...(globalThis as unknown as { readonly cryptoSpent: CryptoSpent }).cryptoSpent }));
}
