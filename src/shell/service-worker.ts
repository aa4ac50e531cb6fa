import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { type DeskFilesMessage, heedDesk, registerDeskRoutes } from './desk-files.ts';
import { shipFromShell } from './ship-from-shell.ts';

/** Background Sync is not in TypeScript's WebWorker library. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly { url: string; revision: string | null }[] };

/* The whole app offline after the first load, on deep links too; the API is never answered from here. */
precacheAndRoute([...self.__WB_MANIFEST]);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/desk(\/|$)/, /^\/(healthz|readyz|metrics)$/] }),
);
registerDeskRoutes();

/* A tag of ours means unsent work. Rejecting asks the browser to try again later. */
self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag.startsWith('ship-')) (event as SyncEvent).waitUntil(shipFromShell());
});

self.addEventListener('message', (event) => {
  const message = event.data as { readonly type: string; readonly kind?: never } | { readonly kind: 'ship' } | DeskFilesMessage | null;
  /* Only on the person's word: never under an open form. */
  if (message && 'type' in message && message.type === 'SKIP_WAITING') void self.skipWaiting();
  if (message?.kind === 'ship') event.waitUntil(shipFromShell().catch(() => undefined));
  if (message?.kind === 'keep-desk' || message?.kind === 'forget-desk') event.waitUntil(heedDesk(message));
});
