import { signal } from '@preact/signals';

/** Absent from TypeScript's DOM types; Chromium's alone. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** What the browser would ask by itself when the page opens: kept until the person has seen what the app is for. */
export const installEvent = signal<InstallEvent | undefined>(undefined);

export function keepInstallEvent(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installEvent.value = event as InstallEvent;
  });
  addEventListener('appinstalled', () => {
    installEvent.value = undefined;
  });
}
