import { computed, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const forms = signal(0);

/** A form is on the screen: nothing may reload the page or offer to. */
export const formOpen = computed(() => forms.value > 0);

/** Called by every screen on which something is being filled in. */
export function useOpenForm(): void {
  useEffect(() => {
    forms.value += 1;
    return () => {
      forms.value -= 1;
    };
  }, []);
}
