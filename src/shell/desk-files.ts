import { NavigationRoute, registerRoute } from 'workbox-routing';

/** The desk's own files, for reading its last state without a network. Made only at the word of a page that has signed in at the desk. */
const cacheName = 'desk-files';
const page = '/desk';

/** What a page of the desk asks for: to keep the files it was made of, or to forget them. */
export type DeskFilesMessage = { readonly kind: 'keep-desk'; readonly files: readonly string[] } | { readonly kind: 'forget-desk' };

/** The desk is always the server's newest; what was kept is only for when the server cannot be reached. */
export function registerDeskRoutes(): void {
  registerRoute(
    new NavigationRoute(async ({ request }) => fetch(request).catch(() => keptOr(page, Response.error())), {
      allowlist: [/^\/desk(\/|$)/],
    }),
  );
  /* Files of the app itself are answered by the precache before this is asked. */
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
    async ({ request }) => (await kept(request.url)) ?? fetch(request),
  );
}

/** One after another: what is forgotten is not written again by a keeping that began before. */
let turn: Promise<void> = Promise.resolve();

/** Without a network there is nothing to keep, and what was kept stays. */
export function heedDesk(message: DeskFilesMessage): Promise<void> {
  turn = turn.then(() => (message.kind === 'keep-desk' ? keep(message.files) : forget())).catch(() => undefined);
  return turn;
}

/** The page and its files are of one version, or nothing is kept: a page of another one would ask for files that are not there. */
async function keep(files: readonly string[]): Promise<void> {
  const own = files.filter((file) => new URL(file, self.location.origin).pathname.startsWith('/assets/'));
  const answer = await fetch(page, { cache: 'no-cache' });
  const html = await answer.clone().text();
  const [entry] = /\/assets\/index-[\w-]+\.js/.exec(html) ?? [];
  if (!answer.ok || entry === undefined || !own.some((file) => file.endsWith(entry))) return;
  const before = await kept(page);
  if (before && !(await before.text()).includes(entry)) await forget();
  const cache = await caches.open(cacheName);
  const held = new Set((await cache.keys()).map(({ url }) => url));
  await cache.addAll(own.map((file) => new URL(file, self.location.origin).href).filter((url) => !held.has(url)));
  await cache.put(page, answer);
}

async function forget(): Promise<void> {
  await caches.delete(cacheName);
}

function kept(url: string): Promise<Response | undefined> {
  return caches.match(url, { cacheName });
}

async function keptOr(url: string, otherwise: Response): Promise<Response> {
  return (await kept(url)) ?? otherwise;
}
