import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { enrolAgainWords } from '#ui/text/enrol-again-words.ts';
import { useState } from 'preact/hooks';
import { SecretField } from './vault/secret-field.tsx';

/** The server has forgotten this tablet: with a new code everything on it goes out again. */
export function EnrolAgain() {
  const text = enrolAgainWords();
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const answer = await device().enrolAgain({ code, pin });
    setBusy(false);
    setRefused(answer.ok ? undefined : failureWords(answer.failure));
    if (answer.ok) showToast({ words: text.done });
  };
  return (
    <Section title={text.title}>
      <Card>
        <p>{text.more}</p>
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void send();
          }}
        >
          <TextField label={text.code} hint={text.codeHint} value={code} onValue={setCode} keyboard="code" shape="code" longest={12} />
          <SecretField label={text.pin} value={pin} onValue={setPin} />
          {refused && <Notice kind="error" title={refused} />}
          <Button submits look="main" size="big" wide busy={busy}>
            {text.confirm}
          </Button>
        </form>
      </Card>
    </Section>
  );
}
