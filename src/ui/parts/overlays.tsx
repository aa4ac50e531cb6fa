import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
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
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    openers.set(dialog, opener);
    dialog.showModal();
    return () => {
      dialog.close();
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

/** What had the focus when a dialog was opened. One that follows another was opened by what opened the first. */
const openers = new WeakMap<Element, Element | null>();

/** Once the screen has settled. What was done in the dialog may have taken its opener away; then the screen's heading takes the focus. */
function giveFocusBack(opener: Element | null): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body) return;
    let found = opener;
    while (found && !found.isConnected) found = openerBefore(found);
    const target = found ?? document.querySelector('main h1[tabindex]');
    if (target instanceof HTMLElement) target.focus();
  });
}

function openerBefore(gone: Element): Element | null {
  const dialog = gone.closest('dialog');
  return (dialog && openers.get(dialog)) ?? null;
}

export function Sheet(props: Omit<DialogProps, 'shape'>) {
  return <Dialog {...props} shape="sheet" />;
}
