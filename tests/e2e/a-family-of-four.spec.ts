import { expect, type Page } from '@playwright/test';
import { openCameraBrowser, type CameraBrowser } from './fake-camera.ts';
import { Tablet } from './pages/tablet.ts';
import { countTaps, tapsSince } from './taps.ts';
import { test, type World } from './world.ts';

const mostTaps = 8;
/** A child now, whenever this runs. */
const childYear = new Date().getFullYear() - 9;

interface Relative {
  readonly name: string;
  readonly personalId: string;
  /** As the card writes it. */
  readonly birth: string;
  readonly sex: 'Nam' | 'Nữ';
  readonly relation: string;
}

const father: Relative = { name: 'Vi Văn Thái', personalId: '038079000011', birth: '02031979', sex: 'Nam', relation: 'Chủ hộ' };
const mother: Relative = { name: 'Lương Thị Mận', personalId: '038182000012', birth: '14061982', sex: 'Nữ', relation: 'Vợ hoặc chồng' };
const child: Relative = {
  name: 'Vi Thị Hoa',
  personalId: `0383${String(childYear).slice(-2)}000013`,
  birth: `2008${childYear}`,
  sex: 'Nữ',
  relation: 'Con',
};
const grandmother: Relative = { name: 'Hà Thị Ban', personalId: '038151000014', birth: '1951', sex: 'Nữ', relation: 'Bố hoặc mẹ' };

const cardOf = ({ personalId, name, birth, sex }: Relative) =>
  `${personalId}||${name}|${birth}|${sex}|Xóm Mẫu, Ví Dụ, Phú Vang, Thừa Thiên Huế|11112021||||`;

async function withCamera(world: World, deviceName: string): Promise<{ readonly tablet: Tablet; readonly camera: CameraBrowser }> {
  const camera = await openCameraBrowser(cardOf(father));
  const tablet = await Tablet.unpack(camera.browser, world.server.origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), deviceName);
  await tablet.installed();
  await tablet.page.reload();
  await tablet.unlock();
  await tablet.context.setOffline(true);
  return { tablet, camera };
}

async function scanTheHead(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Ghi nhà mới' }).click();
  await page.getByRole('button', { name: 'Quét thẻ căn cước' }).click();
  await expect(page.getByLabel('Họ tên chủ hộ')).toHaveValue(father.name);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Each purpose for itself, then who agrees; the button says how. */
async function agree(page: Page, who: RegExp, kinship?: string): Promise<void> {
  await expect(page.getByRole('checkbox')).toHaveCount(3);
  for (const purpose of await page.getByRole('checkbox').all()) await expect(purpose).not.toBeChecked();
  for (const purpose of await page.getByRole('checkbox').all()) await purpose.check();
  await page.getByRole('radio', { name: who }).check();
  if (kinship) await page.getByRole('radio', { name: kinship, exact: true }).check();
  await page.getByRole('button', { name: 'Đã nói đồng ý' }).click();
}

async function expectFilled(page: Page, { name, personalId, sex }: Relative): Promise<void> {
  await expect(page.getByLabel('Họ và tên')).toHaveValue(name);
  expect((await page.getByLabel('Số định danh').inputValue()).replaceAll(' ', '')).toBe(personalId);
  await expect(page.getByRole('radio', { name: sex, exact: true })).toBeChecked();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a family of four is written down offline by scanning, with at most 8 taps for each, consent and all', async ({ world }) => {
  // Four cards are filmed and read.
  test.slow();
  const { tablet, camera } = await withCamera(world, 'Máy cả nhà');
  const { page } = tablet;
  await page.evaluate(countTaps);
  await scanTheHead(page);
  await expect(page.getByLabel('Địa chỉ hoặc ngõ')).toHaveValue('Xóm Mẫu');
  expect(await page.evaluate(tapsSince), 'two taps until the card is read').toBe(2);
  const taps: Record<string, number> = {};

  await page.getByRole('button', { name: 'Lưu hộ này' }).click();
  await expect(page.getByText(`Thẻ vừa quét: ${father.name}`)).toBeVisible();
  await agree(page, /Chính người đó/);
  await expectFilled(page, father);
  await expect(page.getByRole('radio', { name: father.relation, exact: true })).toBeChecked();
  camera.hold(cardOf(mother));
  await page.getByRole('button', { name: 'Lưu và ghi người tiếp' }).click();
  taps[father.name] = await page.evaluate(tapsSince);

  const others = [
    [mother, /Chính người đó/, undefined],
    [child, new RegExp(`${mother.name} đồng ý thay`), 'Mẹ'],
    [grandmother, /Chính người đó/, undefined],
  ] as const;
  for (const [at, [person, who, kinship]] of others.entries()) {
    const next = others[at + 1]?.[0];
    await agree(page, who, kinship);
    // The scanner opens by itself: the card is already in the hand.
    await expectFilled(page, person);
    await page.getByRole('radio', { name: person.relation, exact: true }).check();
    if (next) camera.hold(cardOf(next));
    await page.getByRole('button', { name: next ? 'Lưu và ghi người tiếp' : 'Lưu người này' }).click();
    await expect(page.getByText(`Đã lưu ${person.name}`)).toBeVisible();
    taps[person.name] = await page.evaluate(tapsSince);
  }
  expect(Object.keys(taps)).toHaveLength(4);
  for (const [name, count] of Object.entries(taps)) {
    expect(count, `${name}: counted at all`).toBeGreaterThanOrEqual(6);
    expect(count, name).toBeLessThanOrEqual(mostTaps);
  }

  await expect(page.getByRole('heading', { name: grandmother.name })).toBeVisible();
  await page.getByRole('button', { name: 'Quay lại' }).click();
  for (const { name, personalId } of [father, mother, child, grandmother]) {
    await expect(page.getByRole('link', { name: new RegExp(`${name}.*số cuối ${personalId.slice(-3)}`, 's') })).toBeVisible();
  }
  await tablet.context.setOffline(false);
  await tablet.send();
  await tablet.close();
  await camera.close();
});

test('whoever does not agree leaves nothing behind, though the card was scanned for the home', async ({ world }) => {
  const { tablet, camera } = await withCamera(world, 'Máy từ chối');
  const { page } = tablet;
  await scanTheHead(page);
  await page.getByRole('button', { name: 'Lưu hộ này' }).click();
  await expect(page.getByText(`Thẻ vừa quét: ${father.name}`)).toBeVisible();
  await page.getByRole('button', { name: 'Không đồng ý' }).click();
  await page.getByRole('button', { name: 'Về trang nhà' }).click();
  await expect(page.getByText('Chưa ghi ai trong nhà này')).toBeVisible();
  await page.getByRole('link', { name: 'Thêm người' }).click();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await expect(page.getByText(/Thẻ vừa quét|Đã mở lại/)).toHaveCount(0);
  await agree(page, /Chính người đó/);
  await expect(page.getByLabel('Số định danh')).toHaveValue('');
  await tablet.close();
  await camera.close();
});

test('a scan over typed answers says what differed, and one tap brings them back', async ({ world }) => {
  const { tablet, camera } = await withCamera(world, 'Máy gõ trước');
  const { page } = tablet;
  await tablet.registerHousehold(undefined, 'Vi Văn Thái', 'Bến cũ');
  await page.getByRole('link', { name: 'Thêm người' }).click();
  await agree(page, /Chính người đó/);
  await page.getByLabel('Họ và tên').fill('Vi Văn Thai');
  await page.getByLabel('Ngày sinh').fill('1980');
  await page.getByRole('button', { name: 'Quét thẻ căn cước' }).click();
  await expectFilled(page, father);
  await expect(page.getByText('Họ và tên: thẻ ghi “Vi Văn Thái”, trước đó là “Vi Văn Thai”')).toBeVisible();
  await expect(page.getByText('Ngày sinh: thẻ ghi “02/03/1979”, trước đó là “1980”')).toBeVisible();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Vi Văn Thai');
  await expect(page.getByLabel('Ngày sinh')).toHaveValue('1980');
  await expect(page.getByLabel('Số định danh')).toHaveValue('');
  await tablet.close();
  await camera.close();
});
