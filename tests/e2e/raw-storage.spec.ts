import { expect, type Page } from '@playwright/test';
import { Tablet } from './pages/tablet.ts';
import { everythingStored, secretsOf } from './raw-stores.ts';
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
