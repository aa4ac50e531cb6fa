import { signal, type Signal } from '@preact/signals';

/** A choice about the screens of this browser, kept in localStorage. Never anything personal. */
export interface StoredChoice<Value extends string> {
  readonly chosen: Signal<Value>;
  readonly choose: (value: Value) => void;
}

export function storedChoice<Value extends string>(key: string, values: readonly Value[], otherwise: Value): StoredChoice<Value> {
  const chosen = signal(readChoice(key, values, otherwise));
  return {
    chosen,
    choose(value) {
      chosen.value = value;
      try {
        localStorage.setItem(key, value);
      } catch {
        // Storage refused: the choice holds until the page closes.
      }
    },
  };
}

function readChoice<Value extends string>(key: string, values: readonly Value[], otherwise: Value): Value {
  try {
    const stored = localStorage.getItem(key);
    return values.find((value) => value === stored) ?? otherwise;
  } catch {
    return otherwise;
  }
}
