/**
 * Whether an address is a script of the built app, as seen from a page or worker of `origin`: our own origin, over its own path, no query. What may be
 * started as a worker is decided here and nowhere else.
 */
export function isOwnScript(address: string, origin: string): boolean {
  const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  return path === '/service-worker.js' || /^\/assets\/[\w-]+(\.[\w-]+)*\.js$/.test(path);
}
