import type { NewAuthenticator, RecoveryCodes } from '#protocol/account-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Skeleton } from '#ui/parts/surfaces.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { words } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { QrPicture } from '../qr-picture.tsx';
import { accountWords } from './account-words.ts';

interface AuthenticatorDialogProps {
  readonly onClose: () => void;
  /** The recovery codes, to be shown once. */
  readonly onAdded: (codes: readonly string[]) => void;
}

/** Scan, then give a first code back: only then is it in use, so that nobody locks themselves out. */
export function AuthenticatorDialog({ onClose, onAdded }: AuthenticatorDialogProps) {
  const { authenticator: text } = accountWords();
  const [made, setMade] = useState<NewAuthenticator>();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  useEffect(() => {
    void deskPost<NewAuthenticator>('me/authenticator', {}).then((answer) => {
      if (answer.ok) return setMade(answer.value);
      if (answer.failure.kind === 'step-up-needed') return onClose();
      setFailure(answer.failure);
    });
  }, []);
  const confirm = async (ticket: string) => {
    setBusy(true);
    const answer = await deskPost<RecoveryCodes>('me/authenticator/confirm', { ticket, code });
    setBusy(false);
    if (answer.ok) return onAdded(answer.value.codes);
    setCode('');
    setFailure(answer.failure);
  };
  return (
    <Dialog title={text.add} onClose={onClose}>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      {!made && !failure && <Skeleton label={words().parts.loading} />}
      {made && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && code !== '') void confirm(made.ticket);
          }}
        >
          <p>{text.scan}</p>
          <QrPicture text={made.uri} label={text.qr} />
          <p class="small">
            {text.type} <code class="desk-secret">{inFours(made.secret)}</code>
          </p>
          <TextField label={text.first} keyboard="number" autoComplete="one-time-code" longest={6} value={code} onValue={setCode} />
          <div class="button-bar">
            <Button onPress={onClose}>{words().parts.cancel}</Button>
            <Button submits look="main" busy={busy} disabled={code.length < 6}>
              {text.confirm}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function inFours(secret: string): string {
  return secret.replaceAll(/.{4}(?=.)/g, (four) => `${four} `);
}
