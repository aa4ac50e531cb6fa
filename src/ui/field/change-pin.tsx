import { device, useRead } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { settingsWords } from '#ui/text/settings-words.ts';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { NewPin } from './new-pin.tsx';
import { newPinFault, type PinFault } from './pin-rules.ts';
import { SecretField } from './vault/secret-field.tsx';

export function ChangePin({ onClose }: { readonly onClose: () => void }) {
  const settings = settingsWords();
  const { parts } = words();
  const { value } = useRead(() => device().settings(), []);
  const [old, setOld] = useState('');
  const [secret, setSecret] = useState({ pin: '', again: '' });
  const [fault, setFault] = useState<PinFault>();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = async () => {
    const found = newPinFault(secret.pin, secret.again, value?.pinLeast);
    setFault(found);
    if (found || busy) return;
    setBusy(true);
    const answer = await device().changePin(old, secret.pin);
    setBusy(false);
    if (!answer.ok) {
      setRefused(failureWords(answer.failure));
      return;
    }
    onClose();
    showToast({ words: settings.pinChanged });
  };
  return (
    <Dialog title={settings.changePin} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <SecretField label={settings.oldPin} value={old} onValue={setOld} autoFocus />
        <NewPin label={settings.newPin} {...secret} fault={fault} onChange={setSecret} />
        {refused && <Notice kind="error" title={refused} />}
        <div class="button-bar">
          <Button onPress={onClose}>{parts.cancel}</Button>
          <Button submits look="main" busy={busy}>
            {settings.changePin}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
