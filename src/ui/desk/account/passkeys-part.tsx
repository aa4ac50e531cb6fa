import type { OwnPasskey } from '#protocol/account-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import type { PartProps } from './account-screen.tsx';
import { accountWords } from './account-words.ts';
import { knowsPasskeys, newPasskey } from './passkey-ceremony.ts';

export function PasskeysPart({ account, onChanged }: PartProps) {
  const { passkeys: text } = accountWords();
  const [adding, setAdding] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const remove = async (id: string) => {
    const answer = await deskPost(`me/passkeys/${encodeURIComponent(id)}/remove`, {});
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) showToast({ words: text.removed });
    onChanged();
  };
  return (
    <Section title={text.title}>
      <Card>
        <p>{text.more}</p>
        {account.passkeys.length === 0 ? (
          <p class="soft">{text.none}</p>
        ) : (
          <ul class="desk-own-list">
            {account.passkeys.map((one) => (
              <PasskeyLine key={one.id} passkey={one} onRemove={() => void remove(one.id)} />
            ))}
          </ul>
        )}
        {failure && failure.kind !== 'step-up-needed' && <Notice kind="error" title={deskFailureWords(failure)} />}
        {knowsPasskeys() && (
          <div class="line">
            <Button icon="add" onPress={() => setAdding(true)}>
              {text.add}
            </Button>
          </div>
        )}
      </Card>
      {adding && (
        <PasskeyDialog
          onClose={() => {
            setAdding(false);
            onChanged();
          }}
        />
      )}
    </Section>
  );
}

function PasskeyLine({ passkey, onRemove }: { readonly passkey: OwnPasskey; readonly onRemove: () => void }) {
  const { passkeys: text } = accountWords();
  const { date } = formats();
  const { name, createdAt, usedAt } = passkey;
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <span class="desk-more small soft">
          {text.made(date(createdAt))}
          {usedAt && ` · ${text.used(date(usedAt))}`}
        </span>
      </span>
      <button class="button" type="button" data-look="quiet" aria-label={text.removeOf(name)} onClick={onRemove}>
        {text.remove}
      </button>
    </li>
  );
}

function PasskeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { passkeys: text, passkeyStopped } = accountWords();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const make = async () => {
    setBusy(true);
    const made = await newPasskey();
    const kept = made.ok ? await deskPost('me/passkeys', { ...made.value, name }) : made;
    setBusy(false);
    if (!kept.ok) return setFailure(kept.failure);
    showToast({ words: text.added(name) });
    onClose();
  };
  return (
    <Dialog title={text.add} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && name.trim() !== '') void make();
        }}
      >
        <TextField label={text.name} hint={text.nameHint} longest={60} value={name} onValue={setName} />
        {failure && <Notice kind="error" title={failure.kind === 'passkey-stopped' ? passkeyStopped : deskFailureWords(failure)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" busy={busy} disabled={name.trim() === ''}>
            {text.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
