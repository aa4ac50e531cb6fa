/** Each text as it is, without marks, and numbers without spaces. */
export function secretsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const lower = text.normalize('NFC').toLowerCase();
    const bare = lower.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
    return [...new Set([lower, bare, lower.replaceAll(' ', '')])];
  });
}

/** Runs in the page: every row of every database, every cached body, local and session storage, as text; bytes as Latin-1, UTF-8 and UTF-16. */
export async function everythingStored(): Promise<{ text: string; rows: number; stores: string[]; cached: number }> {
  const parts: string[] = [JSON.stringify(Object.entries(localStorage)), JSON.stringify(Object.entries(sessionStorage))];
  const stores: string[] = [];
  let rows = 0;
  const bytesAsText = (bytes: Uint8Array) =>
    [new TextDecoder('latin1').decode(bytes), new TextDecoder('utf-8').decode(bytes), new TextDecoder('utf-16le').decode(bytes)].join(' ');
  const asText = (value: unknown): string => {
    if (value instanceof ArrayBuffer) return bytesAsText(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return bytesAsText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (value && typeof value === 'object')
      return Object.entries(value)
        .map(([key, inner]) => `${key}=${asText(inner)}`)
        .join(' ');
    return String(value);
  };
  const request = <Value>(of: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      of.onsuccess = () => resolve(of.result);
      of.onerror = () => reject(of.error);
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await request(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      stores.push(store);
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([request(objects.getAllKeys()), request(objects.getAll())]);
      rows += values.length;
      parts.push(...keys.map(asText), ...values.map(asText));
    }
    database.close();
  }
  let cached = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      cached += 1;
      const answer = await cache.match(key);
      parts.push(key.url);
      if (answer && !/javascript|font|image/.test(answer.headers.get('content-type') ?? '')) parts.push(await answer.text());
    }
  }
  return { text: parts.join('\n'), rows, stores, cached };
}
