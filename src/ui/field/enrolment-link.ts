import { signal } from '@preact/signals';

/** The code of `/#enrol=CODE`, if the app was opened by such a link. */
export const linkedCode = signal<string | undefined>(undefined);

/** Takes the code out of the address bar at once: it must not stay in the history of a shared tablet. */
export function takeLinkedCode(): void {
  const code = new URLSearchParams(location.hash.slice(1)).get('enrol');
  if (code === null) return;
  linkedCode.value = code;
  history.replaceState(null, '', location.pathname + location.search);
}

export function watchLinkedCode(): void {
  takeLinkedCode();
  addEventListener('hashchange', takeLinkedCode);
}
