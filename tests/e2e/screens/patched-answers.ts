import type { DeviceApi } from '#background/device-api.ts';
import type { Page } from '@playwright/test';

type Answers = { readonly [Name in keyof DeviceApi]: Awaited<ReturnType<DeviceApi[Name]>> };

/** What the background worker is made to say otherwise than it does; a part of an answer is laid over the true one. `'silence'`: no answer ever. */
export type Patches = { readonly [Name in keyof Answers]?: Partial<NonNullable<Answers[Name]>> | 'silence' };

const kept = 'patched-answers';
const waiting = 'update-waiting';

/** Lets answers of the worker be patched in this page: its screens then stand in a state that would take hours to reach, and all the rest is true. */
export async function letAnswersBePatched(page: Page): Promise<void> {
  await page.addInitScript(patchWorkers, kept);
  await page.addInitScript(letUpdateWait, waiting);
}

/** `update`: from the next start a new version waits for the person's word. */
export async function patchAnswers(page: Page, patches: Patches, update = false): Promise<void> {
  await page.evaluate((values) => values.forEach(([key, text]) => sessionStorage.setItem(key, text)), [
    [kept, JSON.stringify(patches)],
    [waiting, update ? 'yes' : ''],
  ] as const);
}

/** Runs in the page, which has no service worker: it is told of one that is installed and waits. */
function letUpdateWait(key: string): void {
  if (sessionStorage.getItem(key) !== 'yes') return;
  const register = (url: string | URL) => {
    const worker = Object.assign(new EventTarget(), { scriptURL: new URL(url, location.href).href, state: 'installed', postMessage() {} });
    return Promise.resolve(Object.assign(new EventTarget(), { waiting: worker }));
  };
  Object.assign(navigator.serviceWorker, { register });
}

/** Runs in the page. The worker is spoken to by Comlink: a call carries an id and a path of names, its answer the id and a value. */
function patchWorkers(key: string): void {
  type Call = { readonly id?: string; readonly path?: readonly string[] };
  type Answer = { readonly id?: string; value?: unknown };
  const asked = new Map<string, string>();
  const patchOf = (id: string | undefined): unknown => {
    const name = asked.get(id ?? '');
    const patches = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, unknown>;
    return name === undefined ? undefined : patches[name];
  };
  const laidOver = (value: unknown, patch: object): unknown => {
    const { kind } = patch as { kind?: unknown };
    const isOther = typeof value !== 'object' || value === null || (kind !== undefined && (value as { kind?: unknown }).kind !== kind);
    return isOther ? patch : { ...value, ...patch };
  };
  const Real = globalThis.Worker;
  globalThis.Worker = class extends Real {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', (event: MessageEvent<Answer>) => {
        const patch = patchOf(event.data?.id);
        if (patch === 'silence') event.stopImmediatePropagation();
        else if (typeof patch === 'object' && patch !== null) event.data.value = laidOver(event.data.value, patch);
      });
    }
    override postMessage(message: Call, ...rest: unknown[]): void {
      if (message?.id && message.path) asked.set(message.id, message.path.join('.'));
      super.postMessage(message, ...(rest as [Transferable[]]));
    }
  };
}
