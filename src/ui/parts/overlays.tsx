import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** `sheet` rises from the bottom edge, in reach of the thumb. */
  readonly shape?: 'sheet' | undefined;
  readonly children: ComponentChildren;
}

/** Open as long as it is rendered. The system's back and Escape close it; focus comes back to where it was. */
export function Dialog({ title, onClose, shape, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    const opener = focused() ?? waiting;
    dialog?.showModal();
    return () => {
      dialog?.close();
      giveFocusBack(opener);
    };
  }, []);
  return (
    <dialog
      class="dialog"
      ref={element}
      data-shape={shape}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={words().parts.close} onPress={onClose} />
      </div>
      {children}
    </dialog>
  );
}

/** What the focus will go back to in the next frame. A dialog that follows another at once was opened by what opened the first. */
let waiting: HTMLElement | undefined;

function focused(): HTMLElement | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : undefined;
}

/** Once the screen has settled. What was done in the dialog may have taken its opener away; then the screen's heading takes the focus. */
function giveFocusBack(opener: HTMLElement | undefined): void {
  waiting = opener;
  requestAnimationFrame(() => {
    waiting = undefined;
    if (focused()) return;
    const target = opener?.isConnected ? opener : document.querySelector<HTMLElement>('main h1[tabindex]');
    target?.focus();
  });
}

export function Sheet(props: Omit<DialogProps, 'shape'>) {
  return <Dialog {...props} shape="sheet" />;
}
