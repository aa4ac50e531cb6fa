/** Everything by which a worker can reach a network, a disk, another tab or another worker. */
const doors = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'BroadcastChannel',
  'indexedDB',
  'caches',
  'cookieStore',
  'Worker',
  'SharedWorker',
  'importScripts',
] as const;

/**
 * Takes them away for good, before the practice device is made. No code of practice uses any of them; should shared code ever come to,
 * it fails here instead of reaching the server or the real book.
 */
export function shutDoors(room: object): readonly string[] {
  for (const door of doors) Object.defineProperty(room, door, { value: undefined, writable: false, configurable: false });
  return doors;
}
