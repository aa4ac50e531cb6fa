import { expect, type Page } from '@playwright/test';
import { watchOnlyOurs, expectOnlyOurs } from './only-ours.ts';
import { test } from './world.ts';

const mostTaps = 25;
const mostTapsForAPerson = 12;

/** Somebody who has never seen the app: reads what stands on the screen, taps it, types what is asked for. Every tap counts, letters do not. */
class Newcomer {
  readonly page: Page;
  taps = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Now on the left of it, now on the right: two quick taps on one point are a double tap, of which the app takes one. */
  private async tap(target: ReturnType<Page['getByRole']>): Promise<void> {
    const box = await target.boundingBox();
    const share = this.taps % 2 === 0 ? 0.3 : 0.7;
    await target.tap(box ? { position: { x: box.width * share, y: box.height / 2 } } : {});
    this.taps += 1;
  }

  async press(name: string | RegExp): Promise<void> {
    const named = { name, exact: true } as const;
    await this.tap(this.page.getByRole('button', named).or(this.page.getByRole('link', named)).first());
  }

  async tick(purpose: number): Promise<void> {
    await this.tap(this.page.getByRole('checkbox').nth(purpose));
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.tap(this.page.getByRole('radio', { name }));
  }

  /** A tap into the field, then letters only: no Tab and no Enter to go around taps. */
  async type(label: string, text: string): Promise<void> {
    const field = this.page.getByLabel(label).first();
    await this.tap(field);
    await expect(field).toBeFocused();
    await this.page.keyboard.type(text);
  }

  async sees(heading: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { name: heading }).first()).toBeVisible();
  }
}

async function agrees(newcomer: Newcomer): Promise<void> {
  await expect(newcomer.page.getByRole('checkbox')).toHaveCount(3);
  for (const purpose of [0, 1, 2]) await newcomer.tick(purpose);
  await newcomer.choose(/Chính người đó/);
  await newcomer.press('Đã nói đồng ý');
}

async function enrols(newcomer: Newcomer): Promise<void> {
  await newcomer.type('Đặt mã PIN', '739104');
  await newcomer.type('Nhập lại mã PIN', '739104');
  await newcomer.press('Ghi danh');
  await newcomer.press('Bắt đầu');
  await newcomer.sees('Hôm nay');
}

/** Whoever gave up half-way comes back by the arrow that stands on every screen below the three places. */
async function comesBack(newcomer: Newcomer): Promise<void> {
  for (let depth = 0; depth < 3; depth += 1) {
    const back = newcomer.page.getByRole('button', { name: 'Quay lại' });
    if (await back.isHidden()) break;
    await back.tap();
  }
  await expect(newcomer.page.getByRole('navigation').getByRole('link', { name: 'Hôm nay' })).toBeVisible();
}

test('a newcomer enrols, writes down a home and a person and finishes a guide in 25 taps, and one more person typed in takes 12', async ({
  browser,
  world,
}) => {
  const context = await browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 800, height: 1280 },
    hasTouch: true,
  });
  const watched = await watchOnlyOurs(context, world.server.origin);
  const newcomer = new Newcomer(await context.newPage());
  // What the QR code of the enrolment card opens.
  await newcomer.page.goto(`${world.server.origin}/#enrol=${await world.takeCode('Khu Bến Cát')}`);
  await enrols(newcomer);
  await newcomer.press('Ghi nhà mới');
  await newcomer.type('Họ tên chủ hộ', 'Lê Thị Mới');
  await newcomer.type('Địa chỉ hoặc ngõ', 'Ngõ 2');
  await newcomer.press('Lưu và ghi người');
  await agrees(newcomer);
  await newcomer.type('Họ và tên', 'Lê Thị Mới');
  await newcomer.press('Lưu người này');
  await newcomer.press('Hướng dẫn ngay');
  await newcomer.press('Nói ngay, vài phút');
  let steps = 0;
  await expect(newcomer.page.getByText('Bước 1/')).toBeVisible();
  while (await newcomer.page.getByRole('button', { name: 'Xong bước này' }).isVisible()) {
    const said = newcomer.page.getByText(`Bước ${steps + 1}/`);
    await expect(said).toBeVisible();
    await newcomer.press('Xong bước này');
    await expect(said).toBeHidden();
    steps += 1;
  }
  await newcomer.sees('Đã đi hết các bước');
  expect(steps, 'it was a whole guide').toBeGreaterThan(4);
  expect(newcomer.taps, 'taps from the first screen to the end of a guide').toBeLessThanOrEqual(mostTaps);

  await comesBack(newcomer);
  await newcomer.page.getByRole('navigation').getByRole('link', { name: 'Nhà' }).first().tap();
  await newcomer.page.getByRole('searchbox').tap();
  await newcomer.page.keyboard.type('moi');
  await newcomer.page
    .getByRole('link', { name: /Lê Thị Mới/ })
    .first()
    .tap();
  // On the page of the person, whose home it is.
  await newcomer.press('Lê Thị Mới');
  newcomer.taps = 0;
  await newcomer.press('Thêm người');
  await agrees(newcomer);
  await newcomer.type('Số định danh', '038182000012');
  await newcomer.type('Họ và tên', 'Lê Văn Thêm');
  await newcomer.type('Ngày sinh', '1982');
  await newcomer.type('Số điện thoại', '0912000345');
  await newcomer.choose('Điện thoại thông minh');
  await newcomer.press('Lưu người này');
  await newcomer.sees('Lê Văn Thêm');
  expect(newcomer.taps, 'taps for one person, beside typing').toBeLessThanOrEqual(mostTapsForAPerson);
  await comesBack(newcomer);
  await context.close();
  expectOnlyOurs(watched);
});
