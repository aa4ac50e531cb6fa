import { expect, type Page } from '@playwright/test';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

/** Done-when 5. What was typed today, and what came from the server: none of it may be found in the browser's stores as they lie. */
const typed = {
  head: 'Khuất Thị Ngần',
  address: 'Ngõ gạo nếp, cạnh cây thị',
  name: 'Khuất Thị Ngần',
  personalId: '024153991177',
  phone: '0912 000 477',
  note: 'hẹn con trai về',
};

test('after a day’s work IndexedDB, Cache Storage, localStorage and the address hold no name, number, phone or address', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Thôn Đồng Bưởi, Thôn Cầu Tre'), 'Máy kho');
  await tablet.installed();
  await tablet.tap('Nhà');
  const fromServer = await tablet.page.getByRole('link', { name: /Thôn/ }).first().innerText();
  const serverHead = fromServer.split('\n')[0] ?? '';
  expect(serverHead.length).toBeGreaterThan(5);

  const household = await tablet.registerHousehold('Thôn Đồng Bưởi', typed.head, typed.address);
  await tablet.registerPerson({ name: typed.name, personalId: typed.personalId, birth: '1953', phone: typed.phone });
  await tablet.toHome(household);
  await tablet.page.getByRole('link', { name: 'Ghi lượt thăm' }).click();
  await tablet.page.getByRole('radio', { name: /Đã gặp/ }).check();
  await tablet.page.getByLabel('Ghi chú').fill(typed.note);
  // The visit stays a draft: drafts are looked at too.
  await expect.poll(() => tablet.page.evaluate(countRows, 'drafts')).toBeGreaterThan(0);
  await tablet.tapAnywhere('Sổ gửi');

  const raw = await tablet.page.evaluate(everythingStored);
  // Records lie many to a box: thousands of them in a few dozen rows.
  expect(raw.rows).toBeGreaterThan(20);
  expect(raw.text.length).toBeGreaterThan(200_000);
  expect(raw.stores).toEqual(expect.arrayContaining(['records', 'outbox', 'parcels', 'drafts', 'meta']));
  expect(raw.cached).toBeGreaterThan(10);
  const haystack = (raw.text + (await addressOf(tablet.page))).normalize('NFC').toLowerCase();
  expect(haystack).toContain('argon2id');
  for (const secret of secretsOf([...Object.values(typed), serverHead, tablet.pin]))
    expect(haystack.includes(secret), secret.replaceAll(/./g, '•')).toBe(false);
  await tablet.close();
});

/** Each text as it is, without marks, and numbers without spaces. */
function secretsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const lower = text.normalize('NFC').toLowerCase();
    const bare = lower.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
    return [...new Set([lower, bare, lower.replaceAll(' ', '')])];
  });
}

async function addressOf(page: Page): Promise<string> {
  return page.evaluate(() => `${location.href} ${document.title} ${JSON.stringify(history.state)}`);
}

function countRows(store: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('tung-ngo');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const count = open.result.transaction(store).objectStore(store).count();
      count.onsuccess = () => {
        open.result.close();
        resolve(count.result);
      };
    };
  });
}

/** Runs in the page: every row of every database, every cached body, local and session storage, as text; bytes as Latin-1, UTF-8 and UTF-16. */
async function everythingStored(): Promise<{ text: string; rows: number; stores: string[]; cached: number }> {
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
