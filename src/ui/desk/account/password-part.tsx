import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { deskWords } from '../desk-words.ts';
import { PasswordField } from '../password-field.tsx';
import { accountWords } from './account-words.ts';

export function PasswordPart({ onChanged }: { readonly onChanged: () => void }) {
  const { password } = accountWords();
  const [open, setOpen] = useState(false);
  return (
    <Section title={password.title}>
      <Card>
        <p>{password.more}</p>
        <div class="line">
          <Button icon="edit" onPress={() => setOpen(true)}>
            {password.open}
          </Button>
        </div>
      </Card>
      {open && (
        <PasswordDialog
          onClose={() => {
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </Section>
  );
}

function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { password: text } = accountWords();
  const { setup } = deskWords();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const differs = again !== '' && again !== fresh;
  const submit = async () => {
    setBusy(true);
    const answer = await deskPost('me/password', { old, password: fresh });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: text.changed });
    onClose();
  };
  return (
    <Dialog title={text.open} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && fresh === again) void submit();
        }}
      >
        <PasswordField label={text.old} autoComplete="current-password" value={old} onValue={setOld} />
        <PasswordField label={text.fresh} hint={setup.passwordHint} autoComplete="new-password" value={fresh} onValue={setFresh} />
        <PasswordField
          label={setup.again}
          error={differs ? setup.differs : undefined}
          autoComplete="new-password"
          value={again}
          onValue={setAgain}
        />
        {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" busy={busy} disabled={old === '' || fresh === '' || again !== fresh}>
            {text.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
