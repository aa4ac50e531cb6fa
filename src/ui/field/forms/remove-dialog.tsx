import type { RemovalReason } from '#domain/entities.ts';
import type { Change } from '#domain/mutation.ts';
import { failed, type Result } from '#domain/result.ts';
import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { removalWords } from '#ui/text/removal-words.ts';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { reasonsToRemove, removalChanges, undoChanges, type RemovalSubject } from './removal.ts';

interface RemoveDialogProps {
  readonly subject: RemovalSubject;
  readonly onClose: () => void;
  /** Removed: the screen may no longer have anything to show. */
  readonly onRemoved?: (() => void) | undefined;
}

/** Asks for the reason, removes, and leaves a way to undo. */
export function RemoveDialog({ subject, onClose, onRemoved }: RemoveDialogProps) {
  const texts = removalWords();
  const [reason, setReason] = useState<RemovalReason | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const remove = async (chosen: RemovalReason) => {
    setBusy(true);
    const answer = await removeRecord(subject, chosen);
    setBusy(false);
    if (!answer.ok) {
      setRefused(failureWords(answer.failure));
      return;
    }
    showToast({ words: texts.removed[subject.kind], undo: () => void undo(answer.value) });
    onClose();
    onRemoved?.();
  };
  return (
    <Dialog title={texts.title[subject.kind]} onClose={onClose}>
      <p class="soft">{texts.more}</p>
      <Choice
        label={texts.why}
        options={reasonsToRemove[subject.kind].map((value) => ({ value, title: words().facts.removal[value] }))}
        value={reason}
        onValue={setReason}
      />
      {reason === 'withdrew' && subject.kind === 'person' && <p>{texts.withdrewMore}</p>}
      {refused && (
        <Notice kind="error" title={texts.failed}>
          <p>{refused}</p>
        </Notice>
      )}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button look="danger" icon="remove" busy={busy} disabled={!reason} onPress={() => reason && void remove(reason)}>
          {words().parts.remove}
        </Button>
      </div>
    </Dialog>
  );
}

/** The changes that undo it. */
async function removeRecord(subject: RemovalSubject, reason: RemovalReason): Promise<Result<readonly Change[]>> {
  try {
    const page = subject.kind === 'person' && reason === 'withdrew' ? await device().person(subject.id) : undefined;
    const consents = page?.consents ?? [];
    const saved = await device().save(removalChanges(subject, reason, consents, new Date().toISOString()));
    return saved.ok ? { ok: true, value: undoChanges(subject, reason, consents) } : saved;
  } catch {
    return failed({ kind: 'unknown' });
  }
}

async function undo(changes: readonly Change[]): Promise<void> {
  const texts = removalWords();
  const saved = await device()
    .save(changes)
    .catch(() => failed({ kind: 'unknown' }));
  showToast({ words: saved.ok ? texts.undone : `${texts.undoFailed}. ${failureWords(saved.failure)}` });
}
