import { effect, signal } from '@preact/signals';
import { Workbox } from 'workbox-window';
import { device, deviceState, practising, wakeTag } from './device.ts';

/** Absent from TypeScript's DOM types. */
interface SyncRegistration {
  readonly sync?: { register(tag: string): Promise<void>; getTags(): Promise<readonly string[]> } | undefined;
  readonly periodicSync?: { register(tag: string, options: { readonly minInterval: number }): Promise<void> } | undefined;
}

/** A new version waits for the person's word. Shown only while no form is open. */
export const updateReady = signal(false);

let workbox: Workbox | undefined;

/** Registers the service worker and everything between it, the network and the background worker. */
export function startShell(scriptUrl: string): void {
  if (!('serviceWorker' in navigator)) return;
  workbox = new Workbox(scriptUrl);
  workbox.addEventListener('waiting', () => {
    updateReady.value = true;
  });
  /* Refused by the person's settings: the app works, but not offline; the storage screen says so. */
  workbox.register().catch(() => undefined);
  lookForUpdates(workbox);
  registerWakeTags();
  void registerCheckIn();
}

const lookEveryMs = 3_600_000;

/** A tablet may keep the app open for weeks: an update is looked for when it comes to the front, at most once an hour. */
function lookForUpdates(shell: Workbox): void {
  let lookedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lookedAt < lookEveryMs) return;
    lookedAt = Date.now();
    // Without a network the look fails, and the next one is in an hour.
    shell.update().catch(() => undefined);
  });
}

/** The new service worker takes over, then the page starts anew on its files. */
export function takeUpdate(): void {
  workbox?.addEventListener('controlling', () => location.reload());
  workbox?.messageSkipWaiting();
}

/** A Background Sync lets the service worker ship after the app was closed. A platform without it ships while the app is open. */
function registerWakeTags(): void {
  effect(() => {
    const tag = wakeTag.value;
    if (tag !== undefined) void registerSync(tag);
  });
}

const twiceADay = 12 * 3_600_000;

/** Where the platform grants it, a tablet in a drawer still ships, and hears that it is to be locked or erased. */
async function registerCheckIn(): Promise<void> {
  const { periodicSync } = (await navigator.serviceWorker.ready) as SyncRegistration;
  await periodicSync?.register('check-in', { minInterval: twiceADay }).catch(() => undefined);
}

/** One of the pending tags may be firing already, blind to the newest save; a second one is not, and more would only wake for nothing. */
const pendingTags = 2;

async function registerSync(tag: string): Promise<void> {
  const { sync } = (await navigator.serviceWorker.ready) as SyncRegistration;
  try {
    const pending = (await sync?.getTags()) ?? [];
    if (pending.length < pendingTags) await sync?.register(tag);
  } catch {
    // Refused by the platform or the person: only a hint is lost.
  }
}

const touchEveryMs = 20_000;

/** Tells the background worker what only a page can see: touches, coming to the front, a network that is back. */
export function startPageHints(): void {
  let touchedAt = 0;
  const touched = (event: Event) => {
    if (deviceState.value?.kind !== 'open' || event.timeStamp - touchedAt < touchEveryMs) return;
    touchedAt = event.timeStamp;
    void device().stillHere();
  };
  addEventListener('pointerdown', touched, { passive: true });
  addEventListener('keydown', touched, { passive: true });
  const wake = () => {
    if (document.visibilityState !== 'hidden') void device().sendNow();
    else if (!practising.value) void registerSync(`ship-${crypto.randomUUID()}`);
  };
  document.addEventListener('visibilitychange', wake);
  addEventListener('online', wake);
}
