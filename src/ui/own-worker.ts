/** Where it is kept which of several volunteers had the tablet last: a number, nothing of a person. */
export const slotKey = 'tung-ngo-vault';

export function storedSlot(): number {
  try {
    const slot = Number(localStorage.getItem(slotKey));
    return slot >= 1 && slot <= 8 && Number.isInteger(slot) ? slot : 1;
  } catch {
    return 1;
  }
}

export interface StartedWorker {
  readonly worker: Worker;
  /** It did not start. */
  readonly broken: Promise<void>;
}

let early: (StartedWorker & { readonly slot: number }) | undefined;

/** Begins with the worker of the vault that was shown last, while the screens are still being loaded: it takes as long as they do. */
export function startWorkerEarly(): void {
  const slot = storedSlot();
  early = { slot, ...started(slot) };
}

/** The worker of a vault; the early one, when it is of this vault. */
export function startWorker(slot: number): StartedWorker {
  const mine = early?.slot === slot ? early : undefined;
  if (!mine) early?.worker.terminate();
  early = undefined;
  return mine ?? started(slot);
}

function started(slot: number): StartedWorker {
  const worker = new Worker(new URL('../background/worker.ts', import.meta.url), { type: 'module', name: 'background' });
  const broken = onceBroken(worker);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  worker.postMessage({ slot });
  return { worker, broken };
}

export function onceBroken(worker: Worker): Promise<void> {
  return new Promise((resolve) => worker.addEventListener('error', () => resolve()));
}
