import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** How many forms are open: an update of the app waits until there is none. */
export const openForms = signal(0);

/** Called by every screen on which something is being filled in. */
export function useOpenForm(): void {
  useEffect(() => {
    openForms.value += 1;
    return () => {
      openForms.value -= 1;
    };
  }, []);
}
