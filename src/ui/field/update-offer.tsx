import { deviceState } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { takeUpdate, updateReady } from '#ui/shell-updates.ts';
import { words } from '#ui/text/words.ts';
import { formOpen } from './forms/form-open.ts';

/** Offers a new version, never while something is being filled in: no form, and no PIN. */
export function UpdateOffer() {
  if (!updateReady.value || formOpen.value || deviceState.value?.kind !== 'open') return null;
  const { parts } = words();
  return (
    <div class="toasts" role="status">
      <div class="toast">
        <span class="toast-words">{parts.updateReady}</span>
        <Button onPress={takeUpdate}>{parts.updateNow}</Button>
        <Button
          onPress={() => {
            updateReady.value = false;
          }}
        >
          {parts.updateLater}
        </Button>
      </div>
    </div>
  );
}
