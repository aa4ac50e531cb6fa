import { expect, type Page } from '@playwright/test';
import { fold } from '#domain/vietnamese-text.ts';
import type { BigTablet } from './big-tablet.ts';
import type { Thumb } from './thumb.ts';

const homesVisited = 6;
/** Typed without marks: a letter of an own key each, as the bench counts them. */
const newcomers = ['luong thi man', 'vang a say', 'lo thi hoa', 'ha van binh', 'quang thi lua', 'giang a chu'];

type Slow = (times: number) => Promise<void>;

/** What a volunteer does from morning to evening, always in the same order: what is tapped and typed goes by visible words. */
export async function aDayInTheLanes(thumb: Thumb, { tablet, commune }: BigTablet, slow: Slow): Promise<void> {
  await unlocks(thumb, tablet, slow);
  for (let home = 0; home < homesVisited; home += 1) {
    const sought = commune.people[home * 37];
    if (!sought) throw new Error('nobody to look for');
    if (home === homesVisited / 2) await unlocks(thumb, tablet, slow);
    if (home % 3 === 0) await registersHome(thumb, newcomers[home] ?? '');
    else await findsHome(thumb, fold(sought.name));
    await registersPerson(thumb, newcomers[home] ?? '');
    await guidesUntilStuck(thumb);
    await thumb.tap('back to the home', thumb.page.locator('main a[href^="/homes/"]').first());
    await writesVisit(thumb);
    await thumb.tap('back', thumb.page.getByRole('button', { name: 'Quay lại' }));
  }
  await sends(thumb);
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const place = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).first();

async function unlocks(thumb: Thumb, { origin, pin }: BigTablet['tablet'], slow: Slow): Promise<void> {
  const { page } = thumb;
  await thumb.keep();
  await page.goto('about:blank');
  await page.goto(origin);
  await button(page, 'Mở khóa').waitFor();
  await slow(4);
  for (const digit of pin) await thumb.tap('a digit of the PIN', page.getByRole('button', { name: digit, exact: true }));
  await thumb.tap('unlock', button(page, 'Mở khóa'));
  await expect(page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
  await expect(page.locator('main .row').first()).toBeVisible();
}

async function registersHome(thumb: Thumb, head: string): Promise<void> {
  const { page } = thumb;
  await thumb.tap('to Hôm nay', place(page, 'Hôm nay'));
  await thumb.tap('open a form', link(page, 'Ghi nhà mới'));
  await thumb.tap('choose', page.getByRole('radio').first());
  await types(thumb, 'Họ tên chủ hộ', head);
  await types(thumb, 'Địa chỉ hoặc ngõ', 'ngo 7');
  await thumb.tap('save a home', button(page, 'Lưu hộ này'));
  await expect(page).toHaveURL(/\/homes\/[0-9a-f-]{36}$/);
}

async function findsHome(thumb: Thumb, name: string): Promise<void> {
  const { page } = thumb;
  await thumb.tap('to Nhà', place(page, 'Nhà'));
  await thumb.tap('into the search box', page.getByRole('searchbox'));
  await page.getByRole('searchbox').fill('');
  await thumb.type('a letter of a search', name);
  await thumb.tap('open what was found', page.locator('.homes-rows [data-row]').first());
  const home = page.locator('main a[href^="/homes/"]').first();
  if (new URL(page.url()).pathname.startsWith('/people/')) await thumb.tap('back to the home', home);
  await expect(link(page, 'Thêm người')).toBeVisible();
}

async function registersPerson(thumb: Thumb, name: string): Promise<void> {
  const { page } = thumb;
  await thumb.tap('open a form', link(page, 'Thêm người'));
  await expect(page.getByRole('checkbox')).toHaveCount(3);
  for (const at of [0, 1, 2]) await thumb.tap('agree to a purpose', page.getByRole('checkbox').nth(at));
  await thumb.tap('choose', page.getByRole('radio', { name: /Chính người đó/ }));
  await thumb.tap('consent given', button(page, 'Đã nói đồng ý'));
  await types(thumb, 'Họ và tên', name);
  await types(thumb, 'Ngày sinh', '12031957');
  await thumb.tap('choose', page.getByRole('radio', { name: 'Điện thoại thông minh' }));
  await thumb.tap('save a person', button(page, 'Lưu người này'));
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}$/);
}

async function guidesUntilStuck(thumb: Thumb): Promise<void> {
  const { page } = thumb;
  await thumb.tap('open a guide', link(page, 'Hướng dẫn ngay'));
  await thumb.tap('begin a guide', button(page, 'Đã nói rồi'));
  await thumb.tap('begin a guide', button(page, 'Đã sẵn sàng, bắt đầu'));
  for (const step of [1, 2, 3]) {
    await expect(page.getByText(`Bước ${step}/`)).toBeVisible();
    await thumb.tap('step done', button(page, 'Xong bước này'));
  }
  await thumb.tap('stop here', button(page, 'Dừng ở đây'));
  await thumb.tap('say what it is stuck at', page.getByRole('list', { name: 'Vướng ở đâu?' }).getByRole('button').first());
  await thumb.tap('leave a guide', link(page, 'Xong, quay về'));
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}$/);
}

async function writesVisit(thumb: Thumb): Promise<void> {
  const { page } = thumb;
  await thumb.tap('open a form', link(page, 'Ghi lượt thăm'));
  await thumb.tap('choose', page.getByRole('radio', { name: 'Đã gặp' }));
  await thumb.tap('save a visit', button(page, 'Lưu lượt thăm'));
  await expect(page).toHaveURL(/\/homes\/[0-9a-f-]{36}$/);
}

async function sends(thumb: Thumb): Promise<void> {
  const { page } = thumb;
  await thumb.tap('to Sổ gửi', place(page, 'Sổ gửi'));
  await thumb.tap('send', button(page, 'Gửi ngay'));
  await expect(page.getByText(/Máy chủ đã nhận đủ/).first()).toBeVisible({ timeout: 60_000 });
  await thumb.tap('to Hôm nay', place(page, 'Hôm nay'));
}

async function types(thumb: Thumb, label: string, text: string): Promise<void> {
  const field = thumb.page.getByLabel(label).first();
  await thumb.tap('into a field', field);
  await expect(field).toBeFocused();
  await thumb.type('a letter in a form', text);
}
