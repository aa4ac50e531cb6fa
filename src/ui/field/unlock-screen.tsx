import type { DeviceState } from '#background/device-api.ts';
import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { PinPad } from './pin-pad.tsx';
import { isPin } from './pin-rules.ts';
import { PracticeEntry } from './practice-entry.tsx';
import { StartFrame } from './start-frame.tsx';

type Locked = Extract<DeviceState, { readonly kind: 'locked' }>;

const triesBeforeWarning = 9;

export function UnlockScreen({ state }: { readonly state: Locked }) {
  const { start } = words();
  const left = useTimeLeft(state.retryAt);
  const number = (value: number) => formats().number(value);
  return (
    <StartFrame title={start.unlockTitle} lead={state.deviceName}>
      <UnlockForm waits={left > 0} />
      {left > 0 && (
        <div role="timer" class="unlock-wait">
          {start.waitFor(formats().duration(left))}
        </div>
      )}
      {state.triesLeft <= triesBeforeWarning && <Notice kind="warning" title={start.triesLeft(number(state.triesLeft))} />}
      {state.parcels > 0 && <p class="small soft">{start.lockedParcels(number(state.parcels))}</p>}
      <details class="small">
        <summary class="summary">{start.forgot}</summary>
        <p class="soft">{start.forgotMore}</p>
      </details>
      <PracticeEntry title={start.practice} />
    </StartFrame>
  );
}

function UnlockForm({ waits }: { readonly waits: boolean }) {
  const { start } = words();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const unlock = async () => {
    if (!isPin(pin)) {
      setWrong(failureWords({ kind: 'pin-too-short' }));
      return;
    }
    setBusy(true);
    const answer = await device().unlock(pin);
    setBusy(false);
    setPin('');
    if (!answer.ok) setWrong(failureWords({ kind: answer.failure.kind }));
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
      <PinPad
        pin={pin}
        disabled={waits || busy}
        error={wrong}
        onPin={(typed) => {
          setPin(typed);
          setWrong(undefined);
        }}
      />
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
