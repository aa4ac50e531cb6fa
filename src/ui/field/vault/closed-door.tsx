import { device, deviceState } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { vaultWords } from '#ui/text/vault-words.ts';
import { useState } from 'preact/hooks';

/** No PIN opens the vault until the next contact: what has happened, that nothing is lost, and the one thing to do. */
export function ClosedDoor({ by }: { readonly by: 'lease' | 'desk' }) {
  const text = vaultWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const contact = async () => {
    setBusy(true);
    setFailed(undefined);
    await device().sendNow();
    setBusy(false);
    const state = deviceState.value;
    const closed = state?.kind === 'locked' ? state.closed : undefined;
    if (closed) setFailed(closed === 'desk' ? text.stillHeld : text.noContact);
  };
  return (
    <>
      <Notice kind="warning" icon="lock" title={by === 'desk' ? text.heldTitle : text.leaseTitle}>
        <p>{by === 'desk' ? text.heldMore : text.leaseMore}</p>
      </Notice>
      {failed && <Notice kind="error" title={failed} />}
      <Button look="main" size="big" wide icon="send" busy={busy} onPress={() => void contact()}>
        {busy ? text.contacting : text.contact}
      </Button>
    </>
  );
}

/** Days before the vault closes for want of contact. */
export function LeaseSoon({ days }: { readonly days: number }) {
  const text = vaultWords();
  return (
    <Notice kind="warning" icon="offline" title={text.soonTitle(String(days))}>
      <p>{text.soonMore}</p>
    </Notice>
  );
}
