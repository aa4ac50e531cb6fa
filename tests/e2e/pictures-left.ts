interface Watched {
  readonly tracks: MediaStreamTrack[];
  readonly addresses: Set<string>;
  /** How many cameras were seen running in the very moment in which no picture of them was on the screen any more. */
  outlived: number;
}

/** Runs in the page: from now on every camera that is opened and every blob address that is made is noted. */
export function watchPictures(): void {
  const watched: Watched = { tracks: [], addresses: new Set(), outlived: 0 };
  Object.assign(globalThis, { watched });
  let wasShown = false;
  new MutationObserver(() => {
    const isShown = document.querySelector('video') !== null;
    if (wasShown && !isShown) watched.outlived += watched.tracks.filter((track) => track.readyState === 'live').length;
    wasShown = isShown;
  }).observe(document, { childList: true, subtree: true });
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const stream = await open(wish);
    watched.tracks.push(...stream.getTracks());
    return stream;
  };
  const [make, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
  URL.createObjectURL = (of) => {
    const address = make(of);
    watched.addresses.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    watched.addresses.delete(address);
    revoke(address);
  };
}

/** Runs in the page, after {@link watchPictures}. */
export function picturesLeft(): {
  elements: number;
  addresses: number;
  opened: number;
  running: number;
  outlived: number;
} {
  const { watched } = globalThis as unknown as { watched: Watched };
  return {
    elements: document.querySelectorAll('video, canvas, img[src^="blob:"], img[src^="data:"]').length,
    addresses: watched.addresses.size,
    opened: watched.tracks.length,
    running: watched.tracks.filter((track) => track.readyState === 'live').length,
    outlived: watched.outlived,
  };
}

/** Runs in the page: as if another app had come in front of it. */
export function pretendHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Runs in the page: what lies in caches, and rows of IndexedDB that hold a picture or are as large as one. */
export async function keptPictures(): Promise<{ cached: string[]; pictures: string[]; largest: number }> {
  const cached: string[] = [];
  for (const name of await caches.keys()) for (const key of await (await caches.open(name)).keys()) cached.push(key.url);
  const pictures: string[] = [];
  let largest = 0;
  const weigh = (value: unknown, store: string): number => {
    if (value instanceof Blob || value instanceof ImageData || value instanceof ImageBitmap) pictures.push(store);
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
    if (typeof value === 'string') return value.length;
    return value && typeof value === 'object' ? Object.values(value).reduce((sum: number, inner) => sum + weigh(inner, store), 0) : 8;
  };
  const request = <Value>(of: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      of.onsuccess = () => resolve(of.result);
      of.onerror = () => reject(of.error);
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await request(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = await request(database.transaction(store).objectStore(store).getAll());
      for (const row of rows) largest = Math.max(largest, weigh(row, store));
    }
    database.close();
  }
  return { cached: cached.toSorted(), pictures, largest };
}
