import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { type DeskFailure, deskFailureWords } from './desk-client.ts';

interface SaveFormProps {
  readonly title: string;
  readonly busy: boolean;
  readonly failure: DeskFailure | undefined;
  /** Why it cannot be saved yet. */
  readonly wrong?: string | undefined;
  readonly submit?: string | undefined;
  /** False while something needed is still empty. */
  readonly isReady?: boolean | undefined;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog with a form, its failure and its two buttons. */
export function SaveForm({ title, busy, failure, wrong, submit, isReady = true, onSave, onClose, children }: SaveFormProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && isReady && wrong === undefined) onSave();
        }}
      >
        {children}
        {wrong !== undefined && <Notice kind="warning" title={wrong} />}
        {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" busy={busy} disabled={!isReady || wrong !== undefined}>
            {submit ?? words().parts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
