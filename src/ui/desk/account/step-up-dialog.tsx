import type { FreshWays } from '#protocol/account-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Skeleton } from '#ui/parts/surfaces.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost, deskRequest } from '../desk-client.ts';
import { deskWords } from '../desk-words.ts';
import { PasswordField } from '../password-field.tsx';
import { accountWords } from './account-words.ts';
import { passkeyAnswer } from './passkey-ceremony.ts';

/** Asked when the server wants to know who is there before something weighty. What waits behind it goes on by itself. */
export function StepUpDialog({ onShown, onClose }: { readonly onShown: () => void; readonly onClose: () => void }) {
  const { stepUp } = accountWords();
  const [ways, setWays] = useState<FreshWays>();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  useEffect(() => {
    void deskRequest<FreshWays>('fresh').then((answer) => (answer.ok ? setWays(answer.value) : setFailure(answer.failure)));
  }, []);
  const show = async (shown: object) => {
    const answer = await deskPost('fresh', shown);
    setBusy(false);
    if (answer.ok) return onShown();
    setTyped('');
    setFailure(answer.failure);
  };
  const byPasskey = async () => {
    setBusy(true);
    const answer = await passkeyAnswer();
    if (answer.ok) return show({ by: 'passkey', ...answer.value });
    setBusy(false);
    setFailure(answer.failure);
  };
  return (
    <Dialog title={stepUp.title} onClose={onClose}>
      <p>{stepUp.more}</p>
      {failure && <FailureNotice failure={failure} />}
      {!ways && !failure && <Skeleton label={words().parts.loading} />}
      {ways && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (busy || typed === '') return;
            setBusy(true);
            void show(ways.by === 'code' ? { by: 'code', code: typed } : { by: 'password', password: typed });
          }}
        >
          {ways.by === 'code' ? (
            <TextField label={accountWords().code.label} autoComplete="one-time-code" longest={40} value={typed} onValue={setTyped} />
          ) : (
            <PasswordField label={deskWords().signIn.password} autoComplete="current-password" value={typed} onValue={setTyped} />
          )}
          <div class="button-bar">
            {ways.passkey && (
              <Button icon="lock" onPress={() => void byPasskey()}>
                {stepUp.passkey}
              </Button>
            )}
            <Button submits look="main" busy={busy} disabled={typed === ''}>
              {stepUp.submit}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function FailureNotice({ failure }: { readonly failure: DeskFailure }) {
  return (
    <Notice kind="error" title={failure.kind === 'passkey-stopped' ? accountWords().passkeyStopped : deskFailureWords(failure)}>
      {failure.retryAfterMs !== undefined && <p>{deskWords().signIn.wait(formats().duration(failure.retryAfterMs))}</p>}
    </Notice>
  );
}
