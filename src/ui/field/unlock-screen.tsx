import type { DeviceState } from '#background/device-api.ts';
import { failed } from '#domain/result.ts';
import { device, hideFront } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { lazyPart, quietPart } from '#ui/lazy-screen.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { PinPad } from './pin-pad.tsx';
import { isPin } from './pin-rules.ts';
import { PracticeEntry } from './practice-entry.tsx';
import { StartFrame } from './start-frame.tsx';
import { prepareToday } from './today-screen.tsx';

const ClosedDoor = lazyPart(async () => (await import('./vault/closed-door.tsx')).ClosedDoor);
const PasskeyUnlock = lazyPart(async () => (await import('./vault/passkey-unlock.tsx')).PasskeyUnlock);
const SecretField = lazyPart(async () => (await import('./vault/secret-field.tsx')).SecretField);
const VaultChoice = quietPart(async () => (await import('./vault/vault-choice.tsx')).VaultChoice);

/** After the first frame of the door. */
const soon = 50;

type Locked = Extract<DeviceState, { readonly kind: 'locked' }>;

const triesBeforeWarning = 9;

export function UnlockScreen({ state }: { readonly state: Locked }) {
  const { start } = words();
  const left = useTimeLeft(state.retryAt);
  useEffect(() => {
    const timer = setTimeout(prepareToday, soon);
    return () => clearTimeout(timer);
  }, []);
  const number = (value: number) => formats().number(value);
  return (
    <StartFrame title={state.closed ? start.closedTitle : start.unlockTitle} lead={state.deviceName}>
      {state.closed ? <ClosedDoor by={state.closed} /> : <UnlockForm waits={left > 0} words={state.words === true} />}
      {state.passkey && !state.closed && <PasskeyUnlock passkey={state.passkey} />}
      {left > 0 && (
        <div role="timer" class="unlock-wait">
          {start.waitFor(formats().duration(left))}
        </div>
      )}
      {state.triesLeft <= triesBeforeWarning && <Notice kind="warning" title={start.triesLeft(number(state.triesLeft))} />}
      {state.parcels > 0 && <p class="small soft">{start.lockedParcels(number(state.parcels))}</p>}
      <VaultChoice />
      {!state.closed && (
        <details class="small">
          <summary class="summary">{start.forgot}</summary>
          <p class="soft">{start.forgotMore}</p>
        </details>
      )}
      <PracticeEntry title={start.practice} />
    </StartFrame>
  );
}

function UnlockForm({ waits, words: byWords }: { readonly waits: boolean; readonly words: boolean }) {
  const { start } = words();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const type = (typed: string) => {
    setPin(typed);
    setWrong(undefined);
  };
  const unlock = async () => {
    if (!isPin(pin)) {
      setWrong(failureWords({ kind: 'pin-invalid' }));
      return;
    }
    setBusy(true);
    const answer = await device()
      .unlock(pin)
      .catch(() => failed({ kind: 'unknown' }));
    /* This screen goes when it is open, and nothing of it is drawn again before. */
    if (answer.ok) return;
    hideFront();
    setBusy(false);
    setPin('');
    setWrong(failureWords({ kind: answer.failure.kind }));
  };
  useEffect(() => {
    if (!busy && !waits) form.current?.querySelector('input')?.focus();
  }, [busy, waits]);
  return (
    <form
      class="unlock"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !waits) void unlock();
      }}
    >
      {byWords ? (
        <SecretField label={start.passphrase} value={pin} disabled={waits || busy} error={wrong} onValue={type} autoFocus />
      ) : (
        <PinPad pin={pin} disabled={waits || busy} error={wrong} onPin={type} />
      )}
      <Button submits look="main" size="big" wide busy={busy} disabled={waits}>
        {busy ? start.unlocking : start.unlock}
      </Button>
    </form>
  );
}

/** Milliseconds until `at`, told anew each second while there are any. */
function useTimeLeft(at: number | undefined): number {
  const [now, setNow] = useState(Date.now());
  const left = at === undefined ? 0 : Math.max(0, at - now);
  useEffect(() => {
    setNow(Date.now());
    if (at === undefined) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [at]);
  return left;
}
