import type { DeskSession, SetupArea } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type DeskFailure, deskFailureWords, deskPost } from './desk-client.ts';
import { enter } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { PasswordField } from './password-field.tsx';
import { AreaSearch } from './setup-area.tsx';

/** The token stands in the fragment, which no server sees, and leaves the address bar as soon as it is read. */
function useSetupToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  return token;
}

export function SetupScreen() {
  const words = deskWords();
  const token = useSetupToken();
  const { route } = useLocation();
  const [name, setName] = useState('');
  const [area, setArea] = useState<SetupArea>();
  const [signIn, setSignIn] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const differs = again !== '' && again !== password;
  const submit = async () => {
    setBusy(true);
    const answer = await deskPost<DeskSession>('setup', { token, name, signIn, password, area: area?.id });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    enter(answer.value);
    route('/desk', true);
  };
  return (
    <main class="desk-door">
      <Card>
        <h1>{words.setup.title}</h1>
        <p class="soft">{words.setup.more}</p>
        {token === '' && <Notice kind="warning" title={words.setup.noToken} />}
        {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && !differs) void submit();
          }}
        >
          <TextField label={words.setup.fullName} autoComplete="name" value={name} onValue={setName} />
          <AreaSearch token={token} value={area} onValue={setArea} />
          <TextField label={words.signIn.name} autoComplete="username" value={signIn} onValue={setSignIn} />
          <PasswordField
            label={words.signIn.password}
            hint={words.setup.passwordHint}
            autoComplete="new-password"
            value={password}
            onValue={setPassword}
          />
          <PasswordField
            label={words.setup.again}
            error={differs ? words.setup.differs : undefined}
            autoComplete="new-password"
            value={again}
            onValue={setAgain}
          />
          <Button submits look="main" wide busy={busy} disabled={!token || !name || !signIn || !password || again !== password}>
            {words.setup.submit}
          </Button>
        </form>
      </Card>
    </main>
  );
}
