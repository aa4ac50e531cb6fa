import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { openPdf } from './open-pdf.ts';
import { choose } from './pages/choose.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

const villages = 'Xóm Giếng Đá, Thôn Gò Mận';
const smartphone = 'Điện thoại thông minh';
const thursday = new Date('2027-03-04T02:00:00Z');
const dayMs = 86_400_000;

const done = (page: Page) => page.getByRole('button', { name: 'Xong bước này' });

async function stepsDone(page: Page, from: number, to: number): Promise<void> {
  for (let step = from; step <= to; step += 1) {
    await expect(page.getByText(`Bước ${step}/`)).toBeVisible();
    await done(page).click();
  }
}

async function beginFirst(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Đã nói rồi' }).click();
  await page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' }).click();
}

/** A group of today's list, all of it. */
async function group(tablet: Tablet, title: string): Promise<Locator> {
  const { page } = tablet;
  await tablet.openInside('/');
  /* The last group: those before it stand by then. */
  await expect(page.getByRole('heading', { name: 'Nhà chưa thăm lần nào' })).toBeVisible();
  const found = page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const rest = found.locator('summary');
  if (await rest.isVisible()) await rest.click();
  return found;
}

async function policeDay(tablet: Tablet): Promise<Page> {
  await tablet.openInside('/');
  await tablet.page.getByRole('link', { name: 'Danh sách ra công an xã' }).click();
  await expect(tablet.page.getByRole('button', { name: 'In danh sách' })).toBeVisible();
  return tablet.page;
}

test('fraud first, then what the next service needs, with the reason; approved and not activated is found again until it is active', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode(villages), 'Máy mức hai');
  await tablet.installed();
  await tablet.context.setOffline(true);
  await tablet.registerHousehold('Thôn Gò Mận', 'Lường Thị Duyệt', 'Ngõ mới');
  await tablet.registerPerson({ name: 'Lường Thị Duyệt', birth: '1970', device: smartphone });
  const person = new URL(page.url()).pathname;
  const next = page.locator('.next-guide');
  const health = page.getByRole('link', { name: /^Thẻ bảo hiểm y tế trong VNeID/ });
  await expect(next.getByRole('heading')).toHaveText('VNeID mức 1');
  await expect(health).toContainText('Làm sau khi xong: VNeID mức 2');

  await health.click();
  await expect(page.getByRole('heading', { name: 'Trước hết: để không bị lừa' })).toBeVisible();
  await page.getByRole('button', { name: 'Đã nói rồi' }).click();
  await expect(page.getByText('Cần có trước: Mức 2 đã kích hoạt (VNeID mức 2).')).toBeVisible();
  await tablet.openInside(`${person}/guides/vneid-level-2`);
  await page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' }).click();
  await stepsDone(page, 1, 5);
  await expect(page.getByText('Đã đạt mốc: Đã duyệt, chưa kích hoạt')).toBeVisible();

  await tablet.openInside(person);
  await expect(next.getByRole('heading')).toHaveText('VNeID mức 2');
  await expect(next).toContainText('Công an đã duyệt mức 2 nhưng chưa kích hoạt: làm nốt là dùng được.');
  await expect(next).toContainText('Đã duyệt, chưa kích hoạt');
  const waiting = await group(tablet, 'Đã duyệt mức 2, chưa kích hoạt');
  await expect(waiting.getByRole('link', { name: /Lường Thị Duyệt/ })).toContainText('VNeID mức 2');
  const toActivate = (await policeDay(tablet)).getByRole('list', { name: 'Đã duyệt, chỉ còn kích hoạt' });
  await expect(toActivate.getByRole('link', { name: /Lường Thị Duyệt/ })).toBeVisible();

  await toActivate.getByRole('link', { name: /Lường Thị Duyệt/ }).click();
  await stepsDone(page, 6, 12);
  await expect(page.getByText('Mốc cuối: Mức 2 đã kích hoạt')).toBeVisible();
  await choose(page, 'Tự làm được rồi');
  await tablet.openInside(person);
  await expect(next.getByRole('heading')).toHaveText('Thẻ bảo hiểm y tế trong VNeID');
  await expect(next).toContainText('Đã xong “Mức 2 đã kích hoạt” nên làm được việc này.');
  await expect((await group(tablet, 'Đã duyệt mức 2, chưa kích hoạt')).getByText('Lường Thị Duyệt')).toHaveCount(0);
  await expect((await policeDay(tablet)).getByText('Lường Thị Duyệt')).toHaveCount(0);
  await tablet.close();
});

test('what stopped somebody comes back on the day agreed, with its reason: not before, overdue after, and gone when it is done', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode(villages), 'Máy hẹn lại');
  await page.clock.setFixedTime(thursday);
  await tablet.registerHousehold('Thôn Gò Mận', 'Lò Thị Hẹn', 'Ngõ ao');
  await tablet.registerPerson({ name: 'Lò Thị Hẹn', birth: '1951', device: smartphone });
  await page.getByRole('link', { name: 'Hướng dẫn ngay' }).click();
  await beginFirst(page);
  await stepsDone(page, 1, 2);
  await page.getByRole('button', { name: 'Dừng ở đây' }).click();
  await page.getByRole('button', { name: 'Không có mạng hoặc hết dung lượng' }).click();
  await expect(page.getByText('Chọn ngày hẹn: đến hôm đó việc này hiện trong mục Hôm nay.')).toBeVisible();
  await choose(page, 'Chủ nhật');
  await page.getByText('Xong, quay về').click();

  const row = async (days: number) => {
    await page.clock.setFixedTime(new Date(thursday.getTime() + days * dayMs));
    await tablet.openInside('/settings');
    return (await group(tablet, 'Lịch hẹn của bà con')).getByRole('link', { name: /Lò Thị Hẹn/ });
  };
  await expect(await row(0)).toHaveCount(0);
  await expect(await row(2), 'on Saturday').toHaveCount(0);
  const sunday = await row(3);
  await expect(sunday).toContainText('VNeID mức 1: Không có mạng hoặc hết dung lượng');
  await expect(sunday).toContainText('Hẹn hôm nay');
  const monday = await row(4);
  await expect(monday).toContainText('Quá hẹn: hôm qua');
  await monday.click();
  await page.getByRole('link', { name: 'Làm tiếp' }).click();
  await expect(page.getByText('Lần trước dừng ở đây: Không có mạng hoặc hết dung lượng')).toBeVisible();
  await stepsDone(page, 3, 3);
  await expect(page.getByText('Đã đạt mốc:')).toBeVisible();
  await expect(await row(4)).toHaveCount(0);
  await tablet.close();
});

test('the police-day list says who goes when, who waits and who only activates, village by village, on paper and in a calendar', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode(villages), 'Máy công an xã');
  await tablet.installed();
  await tablet.context.setOffline(true);
  await page.clock.setFixedTime(thursday);
  await tablet.registerHousehold('Thôn Gò Mận', 'Quàng Văn Đi', 'Ngõ suối');
  await tablet.registerPerson({ name: 'Quàng Văn Đi', birth: '1962', device: smartphone });
  const person = new URL(page.url()).pathname;
  await tablet.openInside(`${person}/guides/vneid-level-2`);
  await beginFirst(page);
  await stepsDone(page, 1, 2);
  await choose(page, 'Tuần sau');
  await stepsDone(page, 3, 3);
  await expect(page.getByText('Đã đạt mốc: Đã hẹn ra công an xã')).toBeVisible();

  await policeDay(tablet);
  const day = page.getByRole('list', { name: 'Hẹn ra công an xã: Thứ Năm, 11/03/2027' });
  await expect(day.getByRole('link', { name: /Quàng Văn Đi · 1962/ })).toContainText('Nhà Quàng Văn Đi · Ngõ suối · Thôn Gò Mận');
  await page.getByLabel('Thôn, xóm').selectOption('Xóm Giếng Đá');
  await expect(day).toHaveCount(0);
  await page.getByLabel('Thôn, xóm').selectOption('Thôn Gò Mận');
  await expect(day.getByRole('link')).toHaveCount(1);

  const going = await page.locator('main section').filter({ hasText: 'Hẹn ra công an xã' }).getByRole('link').allInnerTexts();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Gửi vào lịch' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('cong-an-xa-2027-03-04.ics');
  const written = readFileSync(await file.path(), 'utf8');
  const events = eventsOf(written);
  expect(events.filter((event) => event['DTSTART;VALUE=DATE'] === '20270311')).toMatchObject([
    { SUMMARY: 'Ra công an xã: 1 người', DESCRIPTION: 'Thôn Gò Mận', LOCATION: 'Công an xã', 'DTEND;VALUE=DATE': '20270312' },
  ]);
  expect(events.reduce((sum, { SUMMARY = '' }) => sum + Number(/\d+/.exec(SUMMARY)?.[0]), 0)).toBe(going.length);
  expect(written, 'a calendar goes to clouds').not.toContain('Quàng');

  await page.emulateMedia({ media: 'print' });
  for (const name of ['In danh sách', 'Gửi vào lịch']) await expect(page.getByRole('button', { name })).toBeHidden();
  const { spaceless } = await openPdf(await page.pdf({ format: 'A4' }));
  expect(spaceless).toContain('QuàngVănĐi·1962');
  expect(spaceless).toContain('Hẹnracônganxã:ThứNăm,11/03/2027');
  await page.emulateMedia({ media: 'screen' });

  await day.getByRole('link').click();
  await expect(page.getByText('Đã hẹn Thứ Năm 11/03')).toBeVisible();
  await stepsDone(page, 4, 4);
  await policeDay(tablet);
  await expect(day).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Đã làm ở công an, đang chờ duyệt' }).getByText('Quàng Văn Đi · 1962')).toBeVisible();
  await tablet.close();
});

/** Folded lines joined, each event by its properties. */
function eventsOf(calendar: string): readonly Readonly<Record<string, string>>[] {
  const lines = calendar.replaceAll('\r\n ', '').split('\r\n');
  const parts = lines.join('\n').split('BEGIN:VEVENT\n').slice(1);
  return parts.map((part) =>
    Object.fromEntries(part.split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1)])),
  );
}
