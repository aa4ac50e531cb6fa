import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { useEffect, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { deskWords } from '../desk-words.ts';
import { PasswordField } from '../password-field.tsx';
import { accountWords } from './account-words.ts';

/** The token stands in the fragment, which no server sees, and leaves the address bar as soon as it is read. */
function useToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  return token;
}

/** `/desk/reset#…`: whoever holds the link sets a password, once. */
export function ResetDoor() {
  const { reset: text } = accountWords();
  const token = useToken();
  const [isSet, setIsSet] = useState(false);
  return (
    <main class="desk-door">
      <Card>
        <h1>{text.doorTitle}</h1>
        {token === '' && <Notice kind="warning" title={text.noToken} />}
        {isSet ? (
          <>
            <Notice kind="done" title={text.done} />
            <LinkButton look="main" wide href="/desk">
              {text.toSignIn}
            </LinkButton>
          </>
        ) : (
          <NewPassword token={token} onSet={() => setIsSet(true)} />
        )}
      </Card>
    </main>
  );
}

function NewPassword({ token, onSet }: { readonly token: string; readonly onSet: () => void }) {
  const { reset: text } = accountWords();
  const { signIn, setup } = deskWords();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const differs = again !== '' && again !== password;
  const submit = async () => {
    setBusy(true);
    const answer = await deskPost('reset', { token, password });
    setBusy(false);
    if (answer.ok) return onSet();
    setFailure(answer.failure);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && password === again) void submit();
      }}
    >
      <p class="soft">{text.doorMore}</p>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <PasswordField label={signIn.password} hint={setup.passwordHint} autoComplete="new-password" value={password} onValue={setPassword} />
      <PasswordField
        label={setup.again}
        error={differs ? setup.differs : undefined}
        autoComplete="new-password"
        value={again}
        onValue={setAgain}
      />
      <Button submits look="main" wide busy={busy} disabled={!token || !password || again !== password}>
        {text.submit}
      </Button>
    </form>
  );
}
