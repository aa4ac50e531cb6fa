import { findApp, officialApps, platforms, storeAddress } from '#guides/official-apps.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { codesIn, openPdf } from './open-pdf.ts';
import { choose } from './pages/choose.ts';
import { Tablet } from './pages/tablet.ts';
import { seenCode } from './seen-code.ts';
import { test } from './world.ts';

/** The guides in which apps are installed, and at which step. */
const installing = [
  ['vneid-level-1', 3],
  ['vssid', 2],
  ['mobile-money', 3],
] as const;

async function toStep(page: Page, step: number): Promise<void> {
  await page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' }).click();
  for (let at = 1; at < step; at += 1) {
    await expect(page.getByText(`Bước ${at}/`)).toBeVisible();
    await page.getByRole('button', { name: 'Xong bước này' }).click();
  }
  await expect(page.getByText(`Bước ${step}/`)).toBeVisible();
}

/** Every code on the step's screen, read as the citizen's phone reads it. */
async function codesShown(page: Page): Promise<readonly string[]> {
  await page.getByText('Mở đúng ứng dụng trên cửa hàng').click();
  const codes = page.locator('.guide-code .qr');
  const seen: string[] = [];
  for (const code of await codes.all()) {
    await expect(code.locator('path').last()).toHaveAttribute('d', /^M/);
    seen.push(await seenCode(code));
  }
  return seen;
}

function addressesOf(guide: string): readonly string[] {
  const apps = findGuide(guide)?.apps.flatMap((id) => findApp(id) ?? []) ?? [];
  return apps.flatMap((app) => platforms.flatMap((platform) => storeAddress(app, platform) ?? []));
}

test('offline, the store page of every official app is a code on the screen, and no other page is; a bill is the home’s', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy cài đặt');
  await tablet.installed();
  await tablet.context.setOffline(true);
  const household = await tablet.registerHousehold(undefined, 'Trịnh Thị Cài', 'Dãy 9, nhà 1');
  await tablet.registerPerson({ name: 'Trịnh Thị Cài', birth: '1968', device: 'Điện thoại thông minh' });
  const person = new URL(page.url()).pathname;
  const seen = new Set<string>();
  for (const [guide, step] of installing) {
    await tablet.openInside(`${person}/guides/${guide}`);
    if (guide === 'vneid-level-1') await page.getByRole('button', { name: 'Đã nói rồi' }).click();
    await toStep(page, step);
    const codes = await codesShown(page);
    expect(codes.toSorted(), guide).toEqual(addressesOf(guide).toSorted());
    for (const code of codes) seen.add(code);
  }
  await expect(
    page.getByText('Trên cửa hàng tìm đúng tên MobiFone Money, của MobiFone.'),
    'an id nobody vouches for is a name',
  ).toBeVisible();

  await tablet.openInside(`/homes/${household}`);
  await page.getByRole('link', { name: /Tiền điện trên điện thoại/ }).click();
  await toStep(page, 3);
  const bills = await codesShown(page);
  expect(bills.toSorted()).toEqual(addressesOf('evn-bill').toSorted());
  const all = officialApps.flatMap((app) => platforms.flatMap((platform) => storeAddress(app, platform) ?? []));
  expect(all.length).toBeGreaterThan(6);
  expect(new Set([...seen, ...bills])).toEqual(new Set(all));

  await tablet.openInside(`/homes/${household}`);
  await expect(page.getByRole('list', { name: 'Hướng dẫn cho cả nhà' }).getByText('Đang làm')).toBeVisible();
  await tablet.openInside(person);
  await expect(page.locator('.next-guide')).toBeVisible();
  await expect(page.getByText('Tiền điện trên điện thoại'), 'nobody’s in person').toHaveCount(0);
  await tablet.close();
});

test('offline, one page in large print is left behind: its words, the day agreed and its codes are in the file, and nobody’s name is', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy để lại giấy');
  await tablet.installed();
  await tablet.context.setOffline(true);
  await page.clock.setFixedTime(new Date('2027-03-04T02:00:00Z'));
  await tablet.registerHousehold(undefined, 'Đỗ Văn Giấy', 'Dãy 9, nhà 2');
  await tablet.registerPerson({ name: 'Đỗ Văn Giấy', birth: '1955', device: 'Điện thoại thông minh' });
  const person = new URL(page.url()).pathname;
  await tablet.openInside(`${person}/guides/vneid-level-1`);
  await page.getByRole('button', { name: 'Đã nói rồi' }).click();
  await toStep(page, 3);
  await page.getByRole('button', { name: 'Dừng ở đây' }).click();
  await page.getByRole('button', { name: 'Máy đầy bộ nhớ hoặc quá cũ' }).click();
  await choose(page, 'Chủ nhật');
  await page.getByRole('link', { name: 'Tờ hướng dẫn để lại' }).click();

  await expect(page.getByText('Hẹn: Chủ Nhật, 07/03/2027')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Gửi tệp PDF' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('vneid-level-1.pdf');
  const bytes = readFileSync(await file.path());
  const { pages, text } = await openPdf(bytes);
  const guide = findGuide('vneid-level-1');
  expect(pages).toBe(1);
  const words = [guide?.title, guide?.summary, ...(guide?.steps.map(({ title }) => title) ?? []), ...(guide?.nextTime ?? [])];
  for (const one of words) expect(text).toContain(one?.vi);
  expect(text).toContain('Hẹn: Chủ Nhật, 07/03/2027');
  expect(text).toContain('không bao giờ hỏi ai mật khẩu hay mã OTP');
  expect(text).not.toContain('Giấy');
  expect((await codesIn(bytes)).toSorted()).toEqual(addressesOf('vneid-level-1').toSorted());

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Gửi tệp PDF' })).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  const printed = await openPdf(await page.pdf({ format: 'A4' }));
  expect(printed.spaceless).toContain('Hẹn:ChủNhật,07/03/2027');
  await page.emulateMedia({ media: 'screen' });
  await tablet.close();
});
