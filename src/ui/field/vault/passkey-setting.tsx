import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { vaultWords } from '#ui/text/vault-words.ts';
import { words } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { canHavePasskey, makePasskey } from './passkey.ts';
import { SecretField } from './secret-field.tsx';

/** Where the device has a lock of its own that can give a secret; elsewhere nothing is shown. */
export function PasskeySetting({ isOn }: { readonly isOn: boolean }) {
  const text = vaultWords();
  const [can, setCan] = useState(isOn);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    void canHavePasskey().then((able) => setCan(able || isOn));
  }, [isOn]);
  if (!can) return null;
  return (
    <div class="stack-tight">
      <p class="field-label">
        {text.passkeyTitle} {isOn && <Badge tone="done">{text.passkeyOn}</Badge>}
      </p>
      <p class="small soft">{text.passkeyMore}</p>
      <div class="button-bar">
        <Button icon="shield" onPress={() => setAsking(true)}>
          {isOn ? text.passkeyRemove : text.passkeyAdd}
        </Button>
      </div>
      {asking && <PasskeyDialog isOn={isOn} onClose={() => setAsking(false)} />}
    </div>
  );
}

function PasskeyDialog({ isOn, onClose }: { readonly isOn: boolean; readonly onClose: () => void }) {
  const text = vaultWords();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const confirm = async () => {
    setBusy(true);
    const passkey = isOn ? undefined : await makePasskey(text.passkeyName);
    const answer = isOn || passkey ? await device().setPasskey(pin, passkey) : undefined;
    setBusy(false);
    if (!answer) return setRefused(text.passkeyNotHere);
    if (!answer.ok) return setRefused(failureWords(answer.failure));
    onClose();
    showToast({ words: isOn ? text.passkeyRemoved : text.passkeyAdded });
  };
  return (
    <Dialog title={text.passkeyTitle} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void confirm();
        }}
      >
        <SecretField label={text.passkeyPin} value={pin} onValue={setPin} autoFocus />
        {refused && <Notice kind="error" title={refused} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" busy={busy}>
            {isOn ? text.passkeyRemove : text.passkeyAdd}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
