import { expect, type Page } from '@playwright/test';
import { openCameraBrowser } from './fake-camera.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

const cardOf = (number: string, name: string, birth: string, sex: string) => `${number}||${name}|${birth}|${sex}|Tổ 3, Thôn Mẫu|25042021`;
const first = cardOf('046162000127', 'Ngân Thị Hội', '05091962', 'Nữ');
const second = cardOf('046071000125', 'Ngân Văn Họp', '12031971', 'Nam');
const stranger = cardOf('046066000129', 'Vi Văn Lạ', '01011966', 'Nam');

async function hold(camera: { hold(text: string): void }, page: Page, card: string): Promise<void> {
  camera.hold(card);
  await page.getByRole('button', { name: 'Quét thẻ căn cước' }).click();
}

/** Each step is seen to go before the next one is done. */
async function walkToTheEnd(page: Page): Promise<void> {
  const done = page.getByRole('button', { name: 'Xong bước này' });
  const end = page.getByRole('heading', { name: 'Kết thúc buổi' });
  for (;;) {
    await expect(done.or(end)).toBeVisible();
    if (await end.isVisible()) return;
    const step = page.getByText(await page.getByText(/^Bước \d+\/\d+$/).innerText(), { exact: true });
    await done.click();
    await expect(step).toBeHidden();
  }
}

test('at the culture house cards are scanned one after another, the group walks through, and all milestones are saved at once', async ({
  world,
}) => {
  const camera = await openCameraBrowser(first);
  const tablet = await Tablet.unpack(camera.browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy nhà văn hóa');
  await tablet.installed();
  await tablet.context.setOffline(true);
  const household = await tablet.registerHousehold(undefined, 'Ngân Thị Hội', 'Dãy 8, nhà 3');
  const people: string[] = [];
  for (const [name, personalId, birth] of [
    ['Ngân Thị Hội', '046162000127', '05/09/1962'],
    ['Ngân Văn Họp', '046071000125', '12/03/1971'],
    ['Ngân Thị Vướng', '', '1980'],
  ] as const) {
    await tablet.registerPerson({ name, birth, ...(personalId && { personalId }), device: 'Điện thoại thông minh' });
    people.push(new URL(page.url()).pathname);
    await tablet.toHome(household);
  }
  await tablet.tap('Sổ gửi');
  const authored = Number(/nhận 0 trên (\d+)/.exec(await page.getByText(/Máy chủ đã nhận 0 trên/).innerText())?.[1]);

  await tablet.tap('Hôm nay');
  await page.getByRole('link', { name: 'Buổi hướng dẫn chung' }).click();
  await page.getByRole('radio', { name: /^VNeID mức 1/ }).check();
  await page.getByRole('button', { name: 'Ai có mặt?' }).click();
  await hold(camera, page, first);
  await expect(page.getByText('Đã chọn: Ngân Thị Hội')).toBeVisible();
  await hold(camera, page, second);
  await expect(page.getByText('Đã chọn: Ngân Văn Họp')).toBeVisible();
  await hold(camera, page, stranger);
  await expect(page.getByText('Chưa có người này trong sổ')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Tìm tên' }).fill('vuong');
  await page.getByRole('checkbox', { name: /Ngân Thị Vướng/ }).check();

  await page.getByRole('button', { name: 'Bắt đầu với 3 người' }).click();
  const done = page.getByRole('button', { name: 'Xong bước này' });
  await done.click();
  await page.getByText('Có người bị vướng').click();
  await page.getByLabel('Ai?').selectOption('Ngân Thị Vướng');
  await page.getByLabel('Vướng ở đâu?').selectOption('SIM không đứng tên mình');
  await expect(page.getByText('2 người đang làm cùng')).toBeVisible();
  await done.click();
  await page.getByRole('button', { name: 'Tất cả đã đạt' }).click();
  await walkToTheEnd(page);
  await page.getByRole('radio', { name: 'Tuần sau' }).check();
  await page.getByRole('button', { name: 'Ghi kết quả cho mọi người' }).click();
  await expect(page.getByText('Đã ghi kết quả cho 3 người')).toBeVisible();

  for (const [place, said] of ['Đã cài VNeID', 'Đã cài VNeID', 'SIM không đứng tên mình'].entries()) {
    await tablet.openInside(people[place] ?? '');
    await expect(page.getByRole('link', { name: /VNeID mức 1/ }).or(page.locator('.next-guide'))).toContainText([said]);
  }
  await tablet.tap('Sổ gửi');
  await expect(page.getByText(`Máy chủ đã nhận 0 trên ${authored + 3}`)).toBeVisible();
  await tablet.close();
  await camera.close();
});
