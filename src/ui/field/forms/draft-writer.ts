/**
 * Brings every answer to the store as it is given: one write under way, the newest waiting behind it, older ones dropped
 * because each write holds the whole draft. Nothing waits for a pause in typing.
 */
export interface DraftWriter<Value> {
  put(value: Value): void;
  /** The page may be about to die: the newest goes out now, without waiting for the write under way. */
  flush(): void;
  /** Takes nothing more and resolves when no write is under way, so that a finished draft cannot come back. */
  stop(): Promise<void>;
  resume(): void;
}

export function draftWriter<Value>(write: (value: Value) => Promise<void>): DraftWriter<Value> {
  const underWay = new Set<Promise<void>>();
  let waiting: { readonly value: Value } | undefined;
  let sent: { readonly value: Value } | undefined;
  /** Two writes were under way at once and may have landed in either order: the newest is written once more. */
  let overtaken = false;
  let stopped = false;

  const send = (next: { readonly value: Value }) => {
    waiting = undefined;
    sent = next;
    const writing = write(next.value).finally(() => {
      underWay.delete(writing);
      if (underWay.size > 0 || stopped) return;
      if (overtaken) waiting ??= sent;
      overtaken = false;
      if (waiting) send(waiting);
    });
    underWay.add(writing);
  };

  return {
    put(value) {
      if (stopped) return;
      waiting = { value };
      if (underWay.size === 0) send(waiting);
    },
    flush() {
      if (stopped || !waiting) return;
      overtaken = underWay.size > 0;
      send(waiting);
    },
    async stop() {
      stopped = true;
      waiting = undefined;
      overtaken = false;
      await Promise.all(underWay);
    },
    resume() {
      stopped = false;
    },
  };
}
