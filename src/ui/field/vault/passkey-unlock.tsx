import type { PasskeyAsk } from '#background/device-api.ts';
import { device, hideFront } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { FieldError } from '#ui/parts/field.tsx';
import { vaultWords } from '#ui/text/vault-words.ts';
import { useState } from 'preact/hooks';
import { passkeySecret } from './passkey.ts';

/** Beside the PIN, never in its place. */
export function PasskeyUnlock({ passkey }: { readonly passkey: PasskeyAsk }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const unlock = async () => {
    setBusy(true);
    const secret = await passkeySecret(passkey);
    const answer = secret && (await device().unlockByPasskey(secret));
    if (!answer?.ok) hideFront();
    setBusy(false);
    setFailed(answer?.ok ? undefined : failureWords(answer?.failure ?? { kind: 'passkey-wrong' }));
  };
  return (
    <>
      <Button wide size="big" icon="shield" busy={busy} onPress={() => void unlock()}>
        {vaultWords().passkeyUnlock}
      </Button>
      <FieldError id="passkey" error={failed} />
    </>
  );
}
