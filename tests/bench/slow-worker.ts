import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';

/**
 * Chromium throttles the processor of pages only ("Operation is only supported for pages, not workers"). So the worker's file gets this before it:
 * whatever the worker says, or leaves in memory it shares, it says after `slowdown` times the time it needed, waiting at full load. What the platform does for the worker meanwhile
 * (cryptography, the disk) is stretched too.
 */
function prelude(): void {
  const scope = globalThis as unknown as { slowdown: number; postMessage: (...said: unknown[]) => void };
  scope.slowdown = 1;
  const say = scope.postMessage.bind(scope);
  const listen = globalThis.addEventListener.bind(globalThis);
  const asked = new Set<unknown>();
  let since = 0;
  type Hear = (event: unknown) => void;
  const slowed = new Map<Hear, Hear>();
  const slow = (hear: Hear): Hear => {
    const known = slowed.get(hear);
    if (known) return known;
    const heard: Hear = (event) => {
      if (asked.size === 0) since = performance.now();
      const id = (event as MessageEvent<{ id?: unknown } | undefined>).data?.id;
      if (id !== undefined) asked.add(id);
      hear(event);
    };
    slowed.set(hear, heard);
    return heard;
  };
  const unlisten = globalThis.removeEventListener.bind(globalThis);
  globalThis.addEventListener = ((type: string, hear: Hear, ...rest: never[]) =>
    listen(type, type === 'message' ? slow(hear) : hear, ...rest)) as typeof globalThis.addEventListener;
  globalThis.removeEventListener = ((type: string, hear: Hear, ...rest: never[]) =>
    unlisten(type, type === 'message' ? slow(hear) : hear, ...rest)) as typeof globalThis.removeEventListener;
  const stretch = () => {
    const until = performance.now() + (asked.size > 0 ? (scope.slowdown - 1) * (performance.now() - since) : 0);
    while (performance.now() < until);
    since = performance.now();
  };
  const store = Atomics.store.bind(Atomics);
  const slowStore = (into: Int32Array, index: number, value: number) => {
    if (value !== 0) stretch();
    return store(into, index, value);
  };
  Object.assign(Atomics, { store: slowStore });
  /* What it tells without being asked goes by a port of its own. */
  const tell = Reflect.get(MessagePort.prototype, 'postMessage') as (...said: unknown[]) => void;
  MessagePort.prototype.postMessage = function told(this: MessagePort, ...said: unknown[]) {
    stretch();
    Reflect.apply(tell, this, said);
  };
  scope.postMessage = (...said) => {
    stretch();
    asked.delete((said[0] as { id?: unknown } | undefined)?.id);
    say(...said);
  };
}

/** The copy of the app a test server serves: its worker can be slowed down from now on. */
export function makeWorkerSlowable(appDirectory: string): void {
  const assets = join(appDirectory, 'assets');
  for (const file of readdirSync(assets).filter((name) => /^worker-.*\.js$/.test(name))) {
    const path = join(assets, file);
    writeFileSync(path, `(${prelude.toString()})();\n${readFileSync(path, 'utf8')}`);
  }
}

const throttles = new WeakMap<Page, CDPSession>();

/**
 * The page alone, by Chromium's own throttle. One session for a page: of several the slowest holds. A throttle burns its part of a core while the page has
 * nothing to do, so whoever measures elsewhere puts it back to 1.
 */
export async function throttle(page: Page, times: number): Promise<void> {
  const session = throttles.get(page) ?? (await page.context().newCDPSession(page));
  throttles.set(page, session);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
}

/** The page by {@link throttle}, its worker `workerTimes` slower. */
export async function slowDown(page: Page, times: number, workerTimes = times): Promise<void> {
  await throttle(page, times);
  const worker = page.workers().find((each) => /\/worker-/.test(each.url()));
  if (!worker) throw new Error('the page has no worker');
  const now = await worker.evaluate((slowdown) => {
    const scope = globalThis as unknown as { slowdown?: number };
    if (scope.slowdown !== undefined) scope.slowdown = slowdown;
    return scope.slowdown;
  }, workerTimes);
  if (now !== workerTimes) throw new Error('the worker cannot be slowed down');
}
