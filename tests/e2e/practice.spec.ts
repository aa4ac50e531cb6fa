import { type BrowserContext, expect, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { axeInBothSchemes } from './axe-violations.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

/** What was asked of the server since the last look, by the page and its workers. */
function listenForCalls(context: BrowserContext): () => string[] {
  const heard: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) heard.push(`${request.method()} ${pathname}`);
  });
  return () => heard.splice(0);
}

const band = (page: Page) => page.getByRole('complementary', { name: 'Luyện tập' });

async function practise(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: entry, exact: true }).click();
  await expect(band(page)).toContainText('LUYỆN TẬP');
  await expect(page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
}

/** A home, a person with consent, a visit, a step of a guide, and all of it sent. */
async function practiseAWholeVisit(tablet: Tablet): Promise<void> {
  const { page } = tablet;
  const household = await tablet.registerHousehold('Bản Mẫu Suối', 'Cầm Thị Thử', 'Nhà tập');
  await tablet.registerPerson({ name: 'Cầm Thị Thử', birth: '1955' });
  await page.getByRole('link', { name: 'Hướng dẫn ngay' }).click();
  await page.getByRole('button', { name: 'Đã nói rồi' }).click();
  await page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' }).click();
  await page.getByRole('button', { name: 'Xong bước này' }).click();
  await expect(page.getByText('Bước 2/')).toBeVisible();
  await page.getByRole('button', { name: 'Dừng ở đây' }).click();
  await page.getByRole('button', { name: /Không vướng gì/ }).click();
  await page.getByText('Xong, quay về').click();
  await tablet.openInside(`/homes/${household}`);
  await tablet.visit('Đã gặp');
  await tablet.tap('Sổ gửi');
  await expect(page.getByText(/Máy chủ đã nhận (đủ )?\d+ trên \d+/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  const standing = page.getByText(/Máy chủ đã nhận đủ (\d+) trên \1/).first();
  await expect(standing).toBeVisible();
  expect(Number(/(\d+) trên/.exec(await standing.innerText())?.[1])).toBeGreaterThanOrEqual(6);
}

test('anybody may practise a whole visit before any code, without a network, and the server hears nothing of it', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  const { page, context } = tablet;
  const calls = listenForCalls(context);
  await page.goto(origin);
  await tablet.installed();
  const before = await page.evaluate(everythingStored);

  await practise(page, 'Thử trước, không cần mã');
  await expect(page).toHaveTitle(/^Luyện tập: /);
  await practiseAWholeVisit(tablet);
  expect(calls()).toEqual([]);
  expect(await page.evaluate(everythingStored)).toEqual(before);

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByLabel('Mã ghi danh')).toBeVisible();
  await expect(band(page)).toHaveCount(0);
  await practise(page, 'Thử trước, không cần mã');
  await practiseAWholeVisit(tablet);
  await page.getByRole('button', { name: 'Thoát luyện tập' }).click();
  await expect(page.getByLabel('Mã ghi danh')).toBeVisible();
  await expect(page).not.toHaveTitle(/Luyện tập/);
  expect(await page.evaluate(everythingStored)).toEqual(before);

  await context.setOffline(false);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy sau khi tập');
  await expect.poll(calls, 'the recorder hears the worker').toContain('POST /api/enrol');
  await tablet.close();
});

test('practising leaves the real book as it was: locked, unsent work and all', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page, context } = tablet;
  const calls = listenForCalls(context);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy đang dùng dở');
  await tablet.installed();
  await context.setOffline(true);
  const real = await tablet.registerHousehold(undefined, 'Kim Thị Thật', 'Bến cát');
  await tablet.tap('Sổ gửi');
  const standing = page.getByText(/Máy chủ đã nhận 0 trên \d+/);
  const said = await standing.innerText();

  await tablet.openInside('/settings');
  await practise(page, 'Bắt đầu luyện tập');
  const before = await page.evaluate(everythingStored);
  expect(before.some((line) => line.includes('outbox'))).toBe(true);
  const tags = await page.evaluate(wakeTags);
  await tablet.openInside(`/homes/${real}`);
  await expect(page.getByText('Kim Thị Thật')).toHaveCount(0);
  await tablet.tap('Hôm nay');
  await practiseAWholeVisit(tablet);
  expect(await page.evaluate(everythingStored)).toEqual(before);
  expect(await page.evaluate(wakeTags)).toEqual(tags);
  calls();

  await page.getByRole('button', { name: 'Thoát luyện tập' }).click();
  await tablet.unlock();
  await expect(page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
  await tablet.tap('Sổ gửi');
  await expect(standing).toHaveText(said);
  await tablet.tap('Nhà');
  await page.getByRole('searchbox').fill('Cầm Thị Thử');
  await expect(page.getByRole('link', { name: /Cầm Thị Thử/ })).toHaveCount(0);
  await context.setOffline(false);
  await tablet.send();
  expect(calls()).toContain('POST /api/sync');
  await tablet.close();
});

test('entering practice locks the open book, and a telephone number typed in practice calls nobody', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy mở');
  await tablet.openInside('/settings');
  await practise(page, 'Bắt đầu luyện tập');
  await tablet.registerHousehold('Thôn Mẫu Dưới', 'Nông Văn Thử', 'Nhà tập');
  await tablet.registerPerson({ name: 'Nông Văn Thử', birth: '1990', phone: '0912 000 001' });
  await page.getByRole('link', { name: /Gọi/ }).click();
  await expect(page.getByText('Đang luyện tập: không gọi điện thật.')).toBeVisible();
  await tablet.openInside('/settings');
  await expect(page.getByText('Máy luyện tập')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Khóa ngay' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Thoát luyện tập' }).click();
  await expect(page.getByRole('button', { name: 'Mở khóa' })).toBeVisible();
  await expect(page.locator('html')).not.toHaveClass(/practising/);
  await tablet.close();
});

test('no screen of practice shuts anybody out, in light and dark', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await page.goto(world.server.origin);
  await practise(page, 'Thử trước, không cần mã');
  const found: string[] = [];
  for (const [path, heading] of [
    ['/', 'Hôm nay'],
    ['/homes', 'Nhà'],
    ['/outbox', 'Sổ gửi'],
    ['/settings', 'Cài đặt'],
    ['/homes/new', 'Đăng ký hộ'],
  ] as const) {
    await tablet.openInside(path);
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    found.push(...(await axeInBothSchemes(page)).map((line) => `${path} ${line}`));
  }
  expect(found).toEqual([]);
  await tablet.close();
});

test('the practice worker as it is built calls no network and opens no store', () => {
  const folder = 'dist/app/assets';
  const worker = readdirSync(folder).find((file) => /^practice-worker-.*\.js$/.test(file));
  const real = readdirSync(folder).find((file) => /^worker-.*\.js$/.test(file));
  const waysOut = (file = '') =>
    readFileSync(`${folder}/${file}`, 'utf8').match(
      /(?<![.\w$])(?:fetch|importScripts)\(|(?<![\w$`'"])(?:indexedDB|localStorage|caches)\b|new (?:BroadcastChannel|WebSocket|XMLHttpRequest|EventSource)\b/g,
    ) ?? [];
  expect(waysOut(worker)).toEqual([]);
  expect(waysOut(real).length, 'the reader sees the ways out of the real worker').toBeGreaterThan(2);
  expect(readFileSync('dist/app/service-worker.js', 'utf8')).toContain(`assets/${worker}`);
});

/** Runs in the page: every row of every database and store but the precached files, as it lies. */
async function everythingStored(): Promise<string[]> {
  const request = <Value>(of: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      of.onsuccess = () => resolve(of.result);
      of.onerror = () => reject(of.error);
    });
  const asText = (value: unknown) =>
    JSON.stringify(value, (_, inner: unknown) =>
      ArrayBuffer.isView(inner) ? Array.from(new Uint8Array(inner.buffer, inner.byteOffset, inner.byteLength)).join() : inner,
    );
  const lines = [asText(Object.entries(localStorage)), asText(Object.entries(sessionStorage)), asText(await caches.keys())];
  for (const { name = '', version } of await indexedDB.databases()) {
    const database = await request(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([request(objects.getAllKeys()), request(objects.getAll())]);
      lines.push(`${name} ${version} ${store} ${asText(keys)} ${asText(values)}`);
    }
    database.close();
  }
  return lines;
}

/** Runs in the page: the Background Sync tags that wait. */
async function wakeTags(): Promise<readonly string[]> {
  const { sync } = (await navigator.serviceWorker.ready) as { readonly sync?: { getTags(): Promise<readonly string[]> } };
  return (await sync?.getTags()) ?? [];
}
