import type { DeskSession } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from './desk-client.ts';
import { LanguageButton } from './desk-nav.tsx';
import { enter } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { PasswordField } from './password-field.tsx';

export function SignInScreen({ ended }: { readonly ended: boolean }) {
  const { signIn: words } = deskWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  useEffect(() => {
    document.title = `${words.title} · Từng Ngõ`;
  }, [words.title]);
  const submit = async () => {
    setBusy(true);
    const answer = await deskPost<DeskSession>('session', { signIn: name, password });
    setBusy(false);
    if (answer.ok) enter(answer.value);
    else setFailure(answer.failure);
  };
  return (
    <main class="desk-door">
      <Card>
        <h1>{words.title}</h1>
        <p class="soft">{words.more}</p>
        {ended && !failure && <Notice kind="info" title={words.ended} />}
        {failure && (
          <Notice kind="error" title={deskFailureWords(failure)}>
            {failure.retryAfterMs !== undefined && <p>{words.wait(formats().duration(failure.retryAfterMs))}</p>}
          </Notice>
        )}
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void submit();
          }}
        >
          <TextField label={words.name} keyboard="text" autoComplete="username" value={name} onValue={setName} />
          <PasswordField label={words.password} autoComplete="current-password" value={password} onValue={setPassword} />
          <Button submits look="main" wide busy={busy} disabled={name === '' || password === ''}>
            {words.submit}
          </Button>
        </form>
        <div class="line-apart">
          <a href="/">{words.toField}</a>
          <LanguageButton />
        </div>
      </Card>
    </main>
  );
}
