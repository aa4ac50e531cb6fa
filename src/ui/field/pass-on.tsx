import { device, useRead } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { passOnWords } from '#ui/text/pass-on-words.ts';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';

/** The tablet goes to another member: what is on it goes, what was written and not sent does not. */
export function PassOn() {
  const text = passOnWords();
  const [asking, setAsking] = useState(false);
  return (
    <Section title={text.title}>
      <Card>
        <p class="soft">{text.more}</p>
        <div class="button-bar">
          <Button onPress={() => setAsking(true)}>{text.begin}</Button>
        </div>
        {asking && <PassOnDialog onClose={() => setAsking(false)} />}
      </Card>
    </Section>
  );
}

function PassOnDialog({ onClose }: { readonly onClose: () => void }) {
  const text = passOnWords();
  const { value } = useRead(() => device().outbox(), []);
  const [busy, setBusy] = useState(false);
  const waiting = value?.waiting ?? 0;
  return (
    <Dialog title={text.dialogTitle} onClose={onClose}>
      <p>{text.erases}</p>
      {value &&
        (waiting > 0 ? (
          <Notice kind="warning" title={text.unsent(formats().number(waiting))}>
            <Button icon="send" onPress={() => void device().sendNow()}>
              {text.sendFirst}
            </Button>
          </Notice>
        ) : (
          <Notice kind="done" title={text.allSent} />
        ))}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button
          look="danger"
          icon="erase"
          busy={busy}
          onPress={() => {
            setBusy(true);
            void device().passOn();
          }}
        >
          {text.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
