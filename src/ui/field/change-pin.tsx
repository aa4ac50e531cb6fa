import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { PinField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { settingsWords } from '#ui/text/settings-words.ts';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { newPinFault, type PinFault } from './pin-rules.ts';

export function ChangePin({ onClose }: { readonly onClose: () => void }) {
  const settings = settingsWords();
  const { start, parts, failures } = words();
  const [old, setOld] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<PinFault>();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = async () => {
    const found = newPinFault(pin, again);
    setFault(found);
    if (found || busy) return;
    setBusy(true);
    const answer = await device().changePin(old, pin);
    setBusy(false);
    if (!answer.ok) {
      setRefused(failureWords(answer.failure));
      return;
    }
    onClose();
    showToast({ words: settings.pinChanged });
  };
  const pinWords = { 'too-short': failures['pin-invalid'], 'too-easy': start.pinTooEasy, differs: undefined };
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
        <PinField label={settings.oldPin} value={old} onValue={setOld} autoFocus />
        <PinField label={settings.newPin} hint={start.pinHint} error={fault && pinWords[fault]} value={pin} onValue={setPin} />
        <PinField label={start.pinAgain} error={fault === 'differs' ? start.pinDiffers : undefined} value={again} onValue={setAgain} />
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
