import { isMasked } from '#domain/masked-text.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { may } from '../desk-state.ts';
import { fieldName } from '../record-words.ts';
import { accountWords } from './account-words.ts';
import '../styles/desk-account.css';

interface RevealProps {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  /** As the desk shows it: masked. */
  readonly shown: string;
}

const revealable = new Set(['personalId', 'phone', 'note', 'address', 'what']);
const reasons = ['call', 'check', 'mend', 'other'] as const;

/** A value that may be masked; who may has a button beside it that shows it in full, once the audit has kept that they looked. */
export function Revealable({ kind, id, field, shown }: RevealProps) {
  const { reveal } = accountWords();
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<string>();
  if (!isMasked(shown) || !revealable.has(field) || !may('revealing')) return <>{shown}</>;
  return (
    <span class="desk-reveal">
      {full ?? shown}
      {full === undefined && (
        <button class="button" type="button" data-look="quiet" aria-label={reveal.showOf(fieldName(field))} onClick={() => setAsking(true)}>
          {reveal.show}
        </button>
      )}
      {asking && (
        <RevealDialog
          path={`records/${kind}/${encodeURIComponent(id)}/reveal`}
          field={field}
          onShown={(value) => {
            setFull(value);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </span>
  );
}

interface RevealDialogProps {
  readonly path: string;
  readonly field: string;
  readonly onShown: (value: string) => void;
  readonly onClose: () => void;
}

function RevealDialog({ path, field, onShown, onClose }: RevealDialogProps) {
  const { reveal } = accountWords();
  const [why, setWhy] = useState<(typeof reasons)[number]>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const show = async () => {
    setBusy(true);
    const answer = await deskPost<{ readonly value: string }>(path, { field, why });
    setBusy(false);
    if (answer.ok) return onShown(answer.value.value);
    setFailure(answer.failure);
  };
  return (
    <Dialog title={reveal.title(fieldName(field))} onClose={onClose}>
      <div class="stack">
        <p>{reveal.more}</p>
        <Choice
          label={reveal.why}
          options={reasons.map((value) => ({ value, title: reveal.reasons[value] }))}
          value={why}
          onValue={setWhy}
        />
        {failure && failure.kind !== 'step-up-needed' && <Notice kind="error" title={deskFailureWords(failure)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button look="main" busy={busy} onPress={() => void show()}>
            {reveal.submit}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
