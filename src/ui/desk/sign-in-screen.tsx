import type { CodeNeeded } from '#protocol/account-answers.ts';
import type { DeskSession } from '#protocol/desk-answers.ts';
import type { Result } from '#domain/result.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { accountWords } from './account/account-words.ts';
import { knowsPasskeys, passkeyAnswer } from './account/passkey-ceremony.ts';
import { type DeskFailure, deskFailureWords, deskPost } from './desk-client.ts';
import { LanguageButton } from './desk-nav.tsx';
import { enter } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { PasswordField } from './password-field.tsx';

type Entered = Result<DeskSession | CodeNeeded, DeskFailure>;

/** By password, with a code after it where the account asks for one; or by a passkey alone. */
export function SignInScreen({ ended }: { readonly ended: boolean }) {
  const { signIn: words } = deskWords();
  const [ticket, setTicket] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  useEffect(() => {
    document.title = `${words.title} · Từng Ngõ`;
  }, [words.title]);
  const attempt = async (asking: () => Promise<Entered>) => {
    if (busy) return;
    setBusy(true);
    const answer = await asking();
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (!answer.ok && answer.failure.kind === 'ticket-over') setTicket(undefined);
    if (!answer.ok) return;
    if ('needs' in answer.value) setTicket(answer.value.ticket);
    else enter(answer.value);
  };
  return (
    <main class="desk-door">
      <Card>
        {ticket === undefined ? (
          <>
            <h1>{words.title}</h1>
            <p class="soft">{words.more}</p>
          </>
        ) : (
          <>
            <h1>{accountWords().code.title}</h1>
            <p class="soft">{accountWords().code.more}</p>
          </>
        )}
        {ended && !failure && ticket === undefined && <Notice kind="info" title={words.ended} />}
        {failure && <DoorFailure failure={failure} />}
        {ticket === undefined ? (
          <PasswordDoor busy={busy} onAttempt={(asking) => void attempt(asking)} />
        ) : (
          <CodeDoor busy={busy} ticket={ticket} onAttempt={(asking) => void attempt(asking)} onBack={() => setTicket(undefined)} />
        )}
        <div class="line-apart">
          <a href="/">{words.toField}</a>
          <LanguageButton />
        </div>
      </Card>
    </main>
  );
}

function DoorFailure({ failure }: { readonly failure: DeskFailure }) {
  const title = failure.kind === 'passkey-stopped' ? accountWords().passkeyStopped : deskFailureWords(failure);
  return (
    <Notice kind="error" title={title}>
      {failure.retryAfterMs !== undefined && <p>{deskWords().signIn.wait(formats().duration(failure.retryAfterMs))}</p>}
    </Notice>
  );
}

interface DoorProps {
  readonly busy: boolean;
  readonly onAttempt: (asking: () => Promise<Entered>) => void;
}

function PasswordDoor({ busy, onAttempt }: DoorProps) {
  const { signIn: words } = deskWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const byPasskey = async (): Promise<Entered> => {
    const answer = await passkeyAnswer();
    return answer.ok ? deskPost<DeskSession>('session/passkey', answer.value) : answer;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onAttempt(() => deskPost<DeskSession | CodeNeeded>('session', { signIn: name, password }));
      }}
    >
      <TextField label={words.name} keyboard="text" autoComplete="username" value={name} onValue={setName} />
      <PasswordField label={words.password} autoComplete="current-password" value={password} onValue={setPassword} />
      <Button submits look="main" wide busy={busy} disabled={name === '' || password === ''}>
        {words.submit}
      </Button>
      {knowsPasskeys() && (
        <Button wide icon="lock" onPress={() => onAttempt(byPasskey)}>
          {accountWords().byPasskey}
        </Button>
      )}
    </form>
  );
}

function CodeDoor({ busy, ticket, onAttempt, onBack }: DoorProps & { readonly ticket: string; readonly onBack: () => void }) {
  const { code: words } = accountWords();
  const [code, setCode] = useState('');
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onAttempt(() => deskPost<DeskSession>('session/code', { ticket, code }));
        setCode('');
      }}
    >
      <TextField label={words.label} autoComplete="one-time-code" longest={40} value={code} onValue={setCode} />
      <Button submits look="main" wide busy={busy} disabled={code === ''}>
        {words.submit}
      </Button>
      <Button look="quiet" wide onPress={onBack}>
        {words.back}
      </Button>
    </form>
  );
}
