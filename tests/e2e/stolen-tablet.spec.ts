import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect } from '@playwright/test';
import { findChromium } from './find-chromium.ts';
import { Tablet } from './pages/tablet.ts';
import { everythingStored, secretsOf } from './raw-stores.ts';
import { test } from './world.ts';

/** Of the day's work: none of it may be found by whoever has every file of the browser. */
const typed = {
  head: 'Khuất Thị Ngần',
  address: 'Ngõ gạo nếp, cạnh cây thị',
  name: 'Tạ Quang Vững',
  personalId: '024153991177',
  phone: '0912 000 477',
  typedName: 'Tạ Quang Vững tự gõ',
  draft: 'Phan Thị Dở Dang',
};
/** Stands in the clear, so that the search is seen to find what is there to be found. */
const deviceName = 'Máy để quên ở bến';

test('whoever copies the browser profile of a locked tablet reads no name, number, phone or address of anybody', async ({ world }) => {
  const root = mkdtempSync(join(tmpdir(), 'tung-ngo-stolen-'));
  const [profile, copy] = [join(root, 'profile'), join(root, 'copy')];
  try {
    const { origin } = world.server;
    const context = await opened(profile);
    const tablet = await Tablet.over(context, origin);
    await tablet.enrol(await world.takeCode('Thôn Đồng Bưởi, Thôn Cầu Tre'), deviceName);
    await tablet.installed();
    await tablet.tap('Nhà');
    const fromServer = (await tablet.page.getByRole('link', { name: /Thôn/ }).first().innerText()).split('\n')[0] ?? '';
    expect(fromServer.length).toBeGreaterThan(5);
    const household = await tablet.registerHousehold('Thôn Đồng Bưởi', typed.head, typed.address);
    await tablet.registerPerson({ name: typed.name, personalId: typed.personalId, birth: '1953', phone: typed.phone });
    await tablet.toHome(household);
    await tablet.page.getByRole('link', { name: 'Thêm người' }).click();
    await tablet.typeSlowly('Họ tên, do chính người đó gõ', typed.draft);
    await tablet.openInside('/settings');
    await tablet.page.getByRole('button', { name: 'Khóa ngay' }).click();
    await expect(tablet.page.getByRole('button', { name: 'Mở khóa' })).toBeVisible();
    await context.close();

    cpSync(profile, copy, { recursive: true });
    const secrets = secretsOf([...Object.values(typed), fromServer]);
    const files = filesOf(copy);
    expect(files.length).toBeGreaterThan(50);
    expect(foundIn(files, [deviceName.toLowerCase()])).not.toEqual([]);
    expect(foundIn(files, secrets)).toEqual([]);

    /* LevelDB folds its blocks, so the stores are read by a second browser too, as they lie. */
    const thief = await opened(copy);
    await thief.setOffline(true);
    const page = thief.pages()[0] ?? (await thief.newPage());
    await page.goto(origin);
    await expect(page.getByRole('button', { name: 'Mở khóa' })).toBeVisible();
    const raw = await page.evaluate(everythingStored);
    const haystack = raw.text.normalize('NFC').toLowerCase();
    expect(raw.rows).toBeGreaterThan(20);
    expect(haystack).toContain(deviceName.toLowerCase());
    for (const secret of secrets) expect(haystack.includes(secret), secret.replaceAll(/./g, '•')).toBe(false);
    await thief.close();
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('the list of open apps is shown a cover, and neither title nor address names anybody', async ({ browser, world }) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy có bìa che');
  await tablet.registerHousehold(undefined, typed.head, typed.address);
  await expect(page.getByText(typed.head).first()).toBeVisible();
  const seen = () => page.evaluate(() => `${document.title} ${location.href} ${JSON.stringify(history.state)}`);
  for (const secret of secretsOf([typed.head, typed.address])) expect((await seen()).toLowerCase()).not.toContain(secret);
  await page.evaluate(turnedAway, 'hidden' as const);
  await expect(page.getByText(typed.head).first()).toBeHidden();
  await page.evaluate(turnedAway, 'visible' as const);
  await expect(page.getByText(typed.head).first()).toBeVisible();
  await tablet.close();
});

function turnedAway(state: 'hidden' | 'visible'): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
}

function opened(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  return chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 800, height: 1280 },
  });
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** Each file as UTF-8, as Latin-1 and as UTF-16 from either byte, by the name of the file. */
function foundIn(files: readonly string[], wanted: readonly string[]): readonly string[] {
  return files.filter((file) => {
    const bytes = readFileSync(file);
    const read = [bytes.toString('utf8'), bytes.toString('latin1'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')];
    const texts = read.map((text) => text.normalize('NFC').toLowerCase());
    return wanted.some((secret) => texts.some((text) => text.includes(secret)));
  });
}
