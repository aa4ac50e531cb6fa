import { expect, type Page } from '@playwright/test';
import { axeInBothSchemes } from './axe-violations.ts';
import { cardPhoto } from './card-photo.ts';
import { openCameraBrowser, type CameraBrowser } from './fake-camera.ts';
import { Tablet } from './pages/tablet.ts';
import { keptPictures, picturesLeft, pretendHidden, watchPictures } from './pictures-left.ts';
import { test, type World } from './world.ts';

const cardText = '046162000123|191000456|Nguyễn Thị Hằng|05091962|Nữ|Tổ 3, Thôn Mẫu, Ví Dụ, Phú Vang, Thừa Thiên Huế|25042021||||';
const minority = "066188000044||H'Hen Niê Ƀlô|00001945|Nam|Buôn Mẫu, Ví Dụ, Cư M'gar, Đắk Lắk|11112021";
const vietqr = '00020101021138570010A00000072701270006970436011300000000000000208QRIBFTTA53037045802VN6304ABCD';

const button = 'Quét thẻ căn cước';

/** Enrolled, installed, offline, and in the person form of a new home. */
async function atTheDoor(camera: CameraBrowser, world: World): Promise<Tablet> {
  const tablet = await Tablet.unpack(camera.browser, world.server.origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy quét thẻ');
  await tablet.installed();
  await tablet.page.reload();
  await tablet.unlock();
  await tablet.context.setOffline(true);
  await tablet.registerHousehold(undefined, 'Nguyễn Thị Hằng', 'Ngõ chợ');
  await tablet.page.getByRole('link', { name: 'Thêm người' }).click();
  await tablet.consent();
  await expect(tablet.page.getByLabel('Họ và tên')).toBeVisible();
  return tablet;
}

async function expectForm(page: Page, number: string, name: string, birth: string, sex: string): Promise<void> {
  await expect.poll(async () => (await page.getByLabel('Số định danh').inputValue()).replaceAll(' ', '')).toBe(number);
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe(name);
  expect(await page.getByLabel('Ngày sinh').inputValue()).toBe(birth);
  await expect(page.getByRole('radio', { name: sex, exact: true })).toBeChecked();
}

test('offline, a card held by a moving hand is scanned and fills the form exactly; of its picture nothing is left', async ({ world }) => {
  const camera = await openCameraBrowser(cardText);
  const tablet = await atTheDoor(camera, world);
  const { page } = tablet;
  const before = await page.evaluate(keptPictures);
  await page.evaluate(watchPictures);

  await page.getByRole('button', { name: button }).click();
  await expectForm(page, '046162000123', 'Nguyễn Thị Hằng', '05/09/1962', 'Nữ');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const after = await page.evaluate(picturesLeft);
  expect(after).toMatchObject({ elements: 0, addresses: 0, running: 0, outlived: 0 });
  expect(after.opened, 'the watch saw the camera').toBeGreaterThan(0);
  expect(page.workers().filter((worker) => worker.url().includes('decode'))).toEqual([]);
  const stored = await page.evaluate(keptPictures);
  expect(stored.cached).toEqual(before.cached);
  expect(stored.pictures).toEqual([]);
  expect(stored.largest, 'no row has the size of a picture').toBeLessThan(200_000);

  camera.hold(minority);
  await page.getByRole('button', { name: button }).click();
  await expect.poll(async () => page.getByLabel('Họ và tên').inputValue()).toBe("H'Hen Niê Ƀlô");
  await expect(page.getByLabel('Ngày sinh')).toHaveValue('1945');

  // A shortcut of the home screen leads straight to the scanner: who is new goes into a home, who is in the book is opened.
  await page.goto(`${tablet.origin}/scan`);
  await tablet.unlock();
  await page.getByRole('button', { name: 'Ghi nhà mới' }).click();
  await expect(page.getByLabel('Họ tên chủ hộ')).toHaveValue("H'Hen Niê Ƀlô");
  await page.getByRole('button', { name: 'Lưu hộ này' }).click();
  await tablet.consent();
  await page.getByRole('button', { name: 'Lưu người này' }).click();
  await expect(page).toHaveURL(/\/people\/[\da-f-]{36}$/);
  const person = page.url();
  await tablet.openInside('/scan');
  await expect(page).toHaveURL(person);
  await tablet.close();
  await camera.close();
});

test('another code is named and fills nothing; Escape closes the scanner and not the form; a picture file is read all the same', async ({
  world,
}) => {
  const camera = await openCameraBrowser(vietqr);
  const tablet = await atTheDoor(camera, world);
  const { page } = tablet;
  await page.evaluate(watchPictures);
  await page.getByRole('button', { name: button }).click();
  const scanner = page.getByRole('dialog', { name: button });
  await expect(scanner.getByText('Đây là mã chuyển tiền VietQR')).toBeVisible();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('');
  expect(await axeInBothSchemes(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(scanner).toHaveCount(0);
  await expect(page.getByRole('button', { name: button })).toBeFocused();
  expect(await page.evaluate(picturesLeft)).toMatchObject({ elements: 0, running: 0, outlived: 0 });

  await page.getByRole('button', { name: button }).click();
  await expect(scanner.getByText('Đây là mã chuyển tiền VietQR')).toBeVisible();
  await scanner.locator('input[type=file]').setInputFiles({ name: 'trong.png', mimeType: 'image/png', buffer: cardPhoto(undefined) });
  await expect(scanner.getByText('Không thấy mã QR trong ảnh này.')).toBeVisible();
  await scanner.locator('input[type=file]').setInputFiles({ name: 'the.png', mimeType: 'image/png', buffer: cardPhoto(cardText) });
  await expectForm(page, '046162000123', 'Nguyễn Thị Hằng', '05/09/1962', 'Nữ');
  await expect(scanner).toHaveCount(0);
  expect(await page.evaluate(picturesLeft)).toMatchObject({ elements: 0, addresses: 0, running: 0, outlived: 0 });
  await tablet.close();
  await camera.close();
});

test('without a camera the scanner says so, and the picture file and typing are still there', async ({ browser, world }) => {
  const tablet = await atTheDoor({ browser, hold: () => undefined, close: async () => undefined }, world);
  const { page } = tablet;
  await page.getByRole('button', { name: button }).click();
  const scanner = page.getByRole('dialog', { name: button });
  await expect(scanner.getByText(/Không thấy máy ảnh|Máy ảnh đang bị chặn/)).toBeVisible();
  await scanner.locator('input[type=file]').setInputFiles({ name: 'the.png', mimeType: 'image/png', buffer: cardPhoto(cardText) });
  await expectForm(page, '046162000123', 'Nguyễn Thị Hằng', '05/09/1962', 'Nữ');
  await page.getByRole('button', { name: button }).click();
  await scanner.getByRole('button', { name: 'Nhập bằng tay' }).click();
  await expect(scanner).toHaveCount(0);
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Nguyễn Thị Hằng');
  await tablet.close();
});

test('the camera stops when the page is hidden, and when the screen below the scanner goes, as it does when the tablet locks', async ({
  world,
}) => {
  const camera = await openCameraBrowser(vietqr);
  const tablet = await atTheDoor(camera, world);
  const { page } = tablet;
  await page.evaluate(watchPictures);
  await page.getByRole('button', { name: button }).click();
  const running = () => page.evaluate(picturesLeft).then((left) => left.running);
  await expect.poll(running).toBe(1);
  await page.evaluate(pretendHidden, true);
  await expect.poll(running).toBe(0);
  await page.evaluate(pretendHidden, false);
  await expect.poll(running).toBe(1);
  await tablet.openInside('/outbox');
  await expect.poll(running).toBe(0);
  expect((await page.evaluate(picturesLeft)).outlived).toBe(0);
  await tablet.close();
  await camera.close();
});
