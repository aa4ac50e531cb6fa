import { words } from '#ui/text/words.ts';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from './button.tsx';

export interface Toast {
  readonly words: string;
  readonly undo?: (() => void) | undefined;
}

interface ShownToast extends Toast {
  readonly key: number;
}

const shown = signal<readonly ShownToast[]>([]);
let lastKey = 0;

/** Long enough to read and to reach the undo with a slow thumb. */
const stayMs = 5000;
const stayWithUndoMs = 12_000;

/** Says what has happened. Never the only place for something that must be read. */
export function showToast(toast: Toast): void {
  lastKey += 1;
  shown.value = [...shown.value.slice(-1), { ...toast, key: lastKey }];
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {shown.value.map((toast) => (
        <ToastLine key={toast.key} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { readonly toast: ShownToast }) {
  const close = () => {
    shown.value = shown.value.filter((other) => other.key !== toast.key);
  };
  useEffect(() => {
    const timer = setTimeout(close, toast.undo ? stayWithUndoMs : stayMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="toast">
      <span class="toast-words">{toast.words}</span>
      {toast.undo && (
        <Button
          icon="undo"
          onPress={() => {
            close();
            toast.undo?.();
          }}
        >
          {words().parts.undo}
        </Button>
      )}
    </div>
  );
}
