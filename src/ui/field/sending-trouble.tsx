import { device, sending, useRead } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { words } from '#ui/text/words.ts';

/** A lost network heals by itself and is no trouble; these wait for a person. */
const needsAPerson = new Set([
  'device-revoked',
  'member-suspended',
  'device-unknown',
  'app-too-old',
  'captive-portal',
  'storage-full',
  'storage-failed',
]);

export function SendingTrouble() {
  const { value } = useRead(() => device().outbox(), []);
  const now = sending.value.kind === 'idle' && sending.value.lastFailure ? sending.value : value?.sending;
  const failure = now?.kind === 'idle' ? now.lastFailure : undefined;
  if (failure === undefined || !needsAPerson.has(failure)) return null;
  return (
    <Notice kind="error" title={words().outbox.troubleTitle}>
      <p>{failureWords({ kind: failure })}</p>
    </Notice>
  );
}
