/** One writer and one shipper at a time, across tabs, worker and service worker: Web Locks in the app, a queue in memory in tests. */
export interface Locks {
  /** Waits its turn. The lock is given back when `work` settles. */
  exclusive<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
  /** Runs `work` only when nobody holds the lock now; undefined otherwise. */
  ifFree<Value>(name: string, work: () => Promise<Value>): Promise<Value | undefined>;
}

/** Held while the store is changed. Never held while waiting for the network. */
export const writeLock = 'tung-ngo-write';
/** Held while parcels are on the way and their answers are noted. Taken before the write lock, never after it. */
export const shipLock = 'tung-ngo-ship';

/** Locks of one browser, in memory. */
export function memoryLocks(): Locks {
  const held = new Map<string, Promise<unknown>>();
  const exclusive = <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const before = held.get(name) ?? Promise.resolve();
    const run = before.then(work, work);
    const settled = run.then(
      () => undefined,
      () => undefined,
    );
    held.set(name, settled);
    void settled.then(() => held.get(name) === settled && held.delete(name));
    return run;
  };
  return { exclusive, ifFree: async (name, work) => (held.has(name) ? undefined : exclusive(name, work)) };
}

export function webLocks(manager: LockManager): Locks {
  return {
    exclusive: async (name, work) => manager.request(name, work),
    ifFree: async (name, work) => manager.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : undefined)),
  };
}
