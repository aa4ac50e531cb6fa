/** Whether this node made the change, or another one told of it. */
export type Origin = 'here' | 'elsewhere';
export type EventListener = (areas: readonly string[], from: Origin) => void;

/** Tells whoever listens that records of some areas changed, on this node or another. Nothing is remembered: a listener reads again. */
export interface Events {
  readonly publish: (areas: readonly string[]) => void;
  /** Returns the function that stops listening. */
  readonly subscribe: (listener: EventListener) => () => void;
  /** Runs when something another node told may have been missed: whoever shows something begins anew. */
  readonly onMissed: (listener: () => void) => () => void;
  /** Runs once when the server stops, so that open streams can end. */
  readonly onClose: (listener: () => void) => () => void;
  /** Resolves when other nodes have been told what was published here. */
  readonly close: () => Promise<void>;
}

/** The half of {@link Events} that only this process sees, with the doors another half needs. */
export interface LocalEvents extends Events {
  readonly hear: (areas: readonly string[]) => void;
  readonly miss: () => void;
}

export function inProcessEvents(): LocalEvents {
  const [listeners, missing, closers] = [new Set<EventListener>(), new Set<() => void>(), new Set<() => void>()];
  const tell = (areas: readonly string[], from: Origin) => {
    if (areas.length > 0) for (const listener of listeners) listener(areas, from);
  };
  return {
    publish: (areas) => tell(areas, 'here'),
    hear: (areas) => tell(areas, 'elsewhere'),
    miss: () => {
      for (const listener of missing) listener();
    },
    subscribe: (listener) => added(listeners, listener),
    onMissed: (listener) => added(missing, listener),
    onClose: (listener) => added(closers, listener),
    close: () => {
      for (const closer of closers) closer();
      closers.clear();
      listeners.clear();
      missing.clear();
      return Promise.resolve();
    },
  };
}

function added<Listener>(set: Set<Listener>, listener: Listener): () => void {
  set.add(listener);
  return () => set.delete(listener);
}
