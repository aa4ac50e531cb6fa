import type { RecoveryCodes } from '#protocol/account-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import type { PartProps } from './account-screen.tsx';
import { accountWords } from './account-words.ts';
import { AuthenticatorDialog } from './authenticator-dialog.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';

/** The second step of signing in by password: on, off, and the codes for a lost phone. */
export function AuthenticatorPart({ account, onChanged }: PartProps) {
  const { authenticator: text } = accountWords();
  const [adding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const [failure, setFailure] = useState<DeskFailure>();
  const remove = async () => {
    const answer = await deskPost('me/authenticator/remove', {});
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) showToast({ words: text.removed });
    onChanged();
  };
  const renew = async () => {
    const answer = await deskPost<RecoveryCodes>('me/recovery-codes', {});
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) setCodes(answer.value.codes);
  };
  return (
    <Section
      title={text.title}
      aside={
        account.authenticator && (
          <Badge tone="done" icon="shield">
            {text.onShort}
          </Badge>
        )
      }
    >
      <Card>
        <p>{account.authenticator ? text.on : text.off}</p>
        {account.authenticator && <p class="small soft">{text.left(formats().number(account.recoveryCodesLeft))}</p>}
        {failure && failure.kind !== 'step-up-needed' && <Notice kind="error" title={deskFailureWords(failure)} />}
        <Acts isOn={account.authenticator} onAdd={() => setAdding(true)} onRenew={() => void renew()} onRemove={() => void remove()} />
      </Card>
      {adding && (
        <AuthenticatorDialog
          onClose={() => setAdding(false)}
          onAdded={(made) => {
            setAdding(false);
            setCodes(made);
          }}
        />
      )}
      {codes && (
        <RecoveryDialog
          codes={codes}
          onClose={() => {
            setCodes(undefined);
            onChanged();
          }}
        />
      )}
    </Section>
  );
}

interface ActsProps {
  readonly isOn: boolean;
  readonly onAdd: () => void;
  readonly onRenew: () => void;
  readonly onRemove: () => void;
}

function Acts({ isOn, onAdd, onRenew, onRemove }: ActsProps) {
  const { authenticator: text } = accountWords();
  return (
    <div class="line">
      {isOn ? (
        <>
          <Button onPress={onRenew}>{text.renew}</Button>
          <Button look="danger" onPress={onRemove}>
            {text.remove}
          </Button>
        </>
      ) : (
        <Button icon="shield" onPress={onAdd}>
          {text.add}
        </Button>
      )}
    </div>
  );
}
