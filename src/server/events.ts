/** Tells whoever listens on this node that records of some areas changed. Nothing is remembered: a listener reads again. */
export interface Events {
  readonly publish: (areas: readonly string[]) => void;
  /** Returns the function that stops listening. */
  readonly subscribe: (listener: (areas: readonly string[]) => void) => () => void;
  /** Runs once when the server stops, so that open streams can end. */
  readonly onClose: (listener: () => void) => () => void;
  readonly close: () => void;
}

export function inProcessEvents(): Events {
  const listeners = new Set<(areas: readonly string[]) => void>();
  const closers = new Set<() => void>();
  return {
    publish: (areas) => {
      if (areas.length > 0) for (const listener of listeners) listener(areas);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onClose: (listener) => {
      closers.add(listener);
      return () => closers.delete(listener);
    },
    close: () => {
      for (const closer of closers) closer();
      closers.clear();
      listeners.clear();
    },
  };
}
