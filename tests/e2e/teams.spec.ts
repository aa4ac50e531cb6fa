import { type Browser, expect, type Page } from '@playwright/test';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { axeInBothSchemes, axeViolations } from './axe-violations.ts';
import { test } from './world.ts';

test('a suspended volunteer is told in words and loses nothing: what they wrote meanwhile counts when they are back', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const desk = await Desk.open(browser, origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  await desk.go('Thành viên');
  await page.getByRole('button', { name: 'Thêm thành viên' }).click();
  await page.getByRole('dialog').getByLabel('Họ tên').fill('Lường Văn Nghỉ');
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm thành viên' }).click();
  const row = page.getByRole('row', { name: /Lường Văn Nghỉ/ });
  await row.getByRole('button', { name: 'Phát mã' }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.getByRole('dialog').innerText())?.[0] ?? '';
  await page.getByRole('button', { name: 'Xong' }).click();
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(code, 'Máy tạm ngưng');
  await tablet.setClockAhead(4 * 60_000);

  await row.getByRole('button', { name: 'Sửa' }).click();
  await page.getByRole('button', { name: 'Tạm ngưng' }).click();
  await expect(page.getByText('Đã tạm ngưng Lường Văn Nghỉ.')).toBeVisible();
  await tablet.registerHousehold('Khu Bến Cát', 'Hoàng Thị Chờ', 'Ngõ sau chợ');
  await tablet.tap('Sổ gửi');
  await tablet.page.getByRole('button', { name: 'Gửi ngay' }).click();
  await tablet.tap('Hôm nay');
  await expect(tablet.page.getByRole('alert').getByText(/Bạn đang được tạm ngưng\. Việc đã ghi vẫn được giữ/)).toBeVisible();

  await page.getByRole('button', { name: 'Cho hoạt động lại' }).click();
  await expect(page.getByText('Lường Văn Nghỉ đã hoạt động lại.')).toBeVisible();
  await expect.poll(() => desk.received('Máy tạm ngưng')).toEqual({ authored: 1, through: 1, missing: [] });
  await tablet.send();
  await page.getByRole('dialog').getByRole('button', { name: 'Xong' }).click();
  await desk.go('Máy tính bảng');
  const told = page.getByRole('row', { name: /Máy tạm ngưng/ });
  await expect(told).toContainText('phiên bản 0.1.0');
  await expect(told).toContainText('đủ 1');
  await expect(told).toContainText('đồng hồ nhanh 4 phút');
  await page.getByLabel('Coi là lâu khi quá').selectOption('30 ngày');
  await page.getByRole('checkbox', { name: 'Chỉ máy lâu không liên lạc (1)' }).check();
  await expect(page.locator('main tbody tr')).toHaveCount(1);
  await expect(page.getByRole('row', { name: /Máy 5 · dự phòng/ })).toContainText(/im lặng \d+ ngày/);
  await page.getByRole('checkbox', { name: /Chỉ máy lâu/ }).uncheck();
  expect(await axeViolations(page)).toEqual([]);

  /* The tablet goes to somebody else: it forgets, and takes in the next one. */
  await told.getByRole('button', { name: 'Chuyển máy' }).click();
  await page.getByRole('button', { name: 'Tạo mã cho người nhận' }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  const handed = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.getByRole('dialog').innerText())?.[0] ?? '';
  await tablet.openInside('/settings');
  await tablet.page.getByRole('button', { name: 'Chuyển máy này' }).click();
  await expect(tablet.page.getByText('Mọi việc bạn ghi đã được gửi đi.')).toBeVisible();
  await tablet.page.getByRole('button', { name: 'Xóa và chuyển máy' }).click();
  await expect(tablet.page.getByLabel('Mã ghi danh')).toBeVisible();
  await tablet.enrol(handed, 'Máy đã chuyển');
  await page.getByRole('dialog').getByRole('button', { name: 'Xong' }).click();
  await expect(page.getByRole('row', { name: /Máy tạm ngưng/ })).toContainText('đã chuyển cho');
  await tablet.close();
  await desk.close();
});

test('work outside one’s villages waits at the desk, released or thrown away with a reason; what a revoked tablet sends is opened with a reason', async ({
  browser,
  world,
}) => {
  test.setTimeout(150_000);
  const { origin } = world.server;
  const desk = await Desk.open(browser, origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  const { account, code } = await newHelper(page, 'Lục Thị Giúp');
  await changeRole(page, { give: 'Tình nguyện viên', at: 'Thôn Cầu Tre' });
  await rolesAtTheDesk(browser, page, origin, account);
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(code, 'Máy đi giúp');
  await tablet.installed();
  await tablet.context.setOffline(true);
  const released = await tablet.registerHousehold('Thôn Cầu Tre', 'Nùng Văn Nhận', 'Cuối thôn');
  const thrown = await tablet.registerHousehold('Thôn Cầu Tre', 'Nùng Văn Bỏ', 'Cuối thôn');
  await changeRole(page, { take: 'Tình nguyện viên', at: 'Thôn Cầu Tre' });
  await tablet.context.setOffline(false);
  await tablet.tap('Sổ gửi');
  await tablet.page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(tablet.page.getByText('2 bị từ chối').first()).toBeVisible();

  await desk.go('Bị từ chối');
  const waiting = page.locator('main .card', { hasText: 'máy Máy đi giúp' });
  await expect(waiting).toHaveCount(2);
  await waiting.filter({ hasText: 'Dòng 2' }).getByRole('button', { name: 'Bỏ hẳn' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Bỏ hẳn' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(waiting.filter({ hasText: 'Dòng 2' }).getByRole('button', { name: 'Bỏ hẳn' })).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Lý do').fill('Ghi nhầm nhà');
  await dialog.getByRole('button', { name: 'Bỏ hẳn' }).click();
  await expect(waiting).toHaveCount(1);
  await waiting.getByRole('button', { name: 'Nhận lại' }).press('Enter');
  await expect(waiting).toHaveCount(0);
  await page.getByRole('radio', { name: 'Đã xử lý' }).check();
  await expect(waiting.filter({ hasText: 'Lý do: Ghi nhầm nhà' })).toHaveCount(1);
  await expect.poll(() => statusOf(page, `households/${released}`)).toBe(200);
  expect(await statusOf(page, `households/${thrown}`)).toBe(404);

  await desk.go('Máy tính bảng');
  const row = page.getByRole('row', { name: /Máy đi giúp/ });
  await row.getByRole('button', { name: 'Thu quyền' }).click();
  await dialog.getByRole('button', { name: 'Thu quyền' }).click();
  await expect(row.getByText(/đã thu quyền/)).toBeVisible();
  const late = await tablet.registerHousehold(undefined, 'Lục Văn Páo', 'Cuối xóm');
  await tablet.tap('Sổ gửi');
  await tablet.page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(tablet.page.getByText('Máy này đã bị điều phối viên thu quyền. Gọi cho điều phối viên.').first()).toBeVisible();
  await page.reload();
  await expect(row.getByText(/gói giữ kín, chưa mở/)).toBeVisible();
  expect(await statusOf(page, `households/${late}`)).toBe(404);
  await row.getByRole('button', { name: 'Mở gói giữ kín' }).press('Enter');
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByLabel('Vì sao mở').fill('Máy đã tìm thấy ở nhà văn hóa');
  await dialog.getByRole('button', { name: 'Mở gói giữ kín' }).press('Enter');
  await expect(page.getByText(/^1 dòng vào sổ, 0 dòng bị từ chối/)).toBeVisible();
  await expect(row.getByText(/gói giữ kín/)).toHaveCount(0);
  expect(await statusOf(page, `households/${late}`)).toBe(200);
  /* The third tablet of the demo has told of lines that it has not sent. */
  await expect(page.getByRole('row', { name: /Máy 3/ })).toContainText(/thiếu \d+–\d+/);
  await tablet.close();
  await desk.close();
});

/** Somebody new who works in Khu Bến Cát and has an account, and a code for their tablet. */
async function newHelper(page: Page, name: string) {
  const areas = await page.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/api/desk/${path}`)).json();
    const { home } = (await read('session')) as { home: string };
    return ((await read(`areas/${home}`)) as { children: { id: string; name: string }[] }).children;
  });
  const area = areas.find((one) => one.name === 'Khu Bến Cát')?.id ?? '';
  const account = { signIn: 'di-giup', password: 'gạo nếp phơi ngoài sân' };
  const { id: member } = await ask<{ id: string }>(page, 'members', { name, area, role: 'volunteer', ...account });
  const { code } = await ask<{ code: string }>(page, 'enrolment-codes', { member, hours: 1 });
  return { account, code };
}

interface RoleChange {
  readonly give?: string;
  readonly take?: string;
  readonly at: string;
}

/** On the members' screen, as a coordinator does it. */
async function changeRole(page: Page, { give, take, at }: RoleChange): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Thành viên' }).first().click();
  await page
    .getByRole('row', { name: /Lục Thị Giúp/ })
    .getByRole('button', { name: 'Sửa' })
    .click();
  const dialog = page.getByRole('dialog');
  if (take) {
    await dialog.getByRole('button', { name: `Bỏ vai trò ${take} ở ${at}` }).click();
    await expect(dialog.getByText(`${take} · ${at}`)).toHaveCount(0);
  }
  if (give) {
    await dialog.getByLabel('Đơn vị').selectOption({ label: at });
    await dialog.getByLabel('Vai trò', { exact: true }).selectOption({ label: give });
    await dialog.getByRole('button', { name: 'Thêm vai trò' }).click();
    await expect(dialog.getByText(`${give} · ${at}`)).toBeVisible();
  }
  await dialog.getByRole('button', { name: 'Xong' }).click();
}

/** A role at a village lets its member manage that village and nothing else; without it they see, and no more. */
async function rolesAtTheDesk(browser: Browser, page: Page, origin: string, account: { signIn: string; password: string }): Promise<void> {
  const own = await Desk.open(browser, origin);
  await own.signIn(account);
  await own.go('Thành viên');
  const adding = own.page.getByRole('button', { name: 'Thêm thành viên' });
  await expect(own.page.getByRole('row', { name: /Lục Thị Giúp/ })).toBeVisible();
  await expect(adding).toHaveCount(0);

  await changeRole(page, { give: 'Điều phối viên', at: 'Khu Bến Cát' });
  await own.page.reload();
  await adding.click();
  await own.page.getByRole('dialog').getByLabel('Họ tên').fill('Lục Văn Mới');
  await own.page.getByRole('dialog').getByRole('button', { name: 'Thêm thành viên' }).click();
  const added = own.page.getByRole('row', { name: /Lục Văn Mới/ });
  await expect(added).toContainText('Tình nguyện viên · Khu Bến Cát');
  await expect(own.page.getByRole('row', { name: /Triệu Quốc Bảo/ })).toHaveCount(0);

  await changeRole(page, { take: 'Điều phối viên', at: 'Khu Bến Cát' });
  await added.getByRole('button', { name: 'Phát mã' }).click();
  await expect(own.page.getByRole('alert').first()).toBeVisible();
  await own.page.reload();
  await expect(added).toBeVisible();
  await expect(adding).toHaveCount(0);
  await own.close();
}

function ask<Answer>(page: Page, path: string, body: object): Promise<Answer> {
  return page.evaluate(
    async ([to, text]) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`/api/desk/${to}`, { method: 'POST', headers, body: text })).json() as Promise<Answer>;
    },
    [path, JSON.stringify(body)] as const,
  );
}

const statusOf = (page: Page, path: string) => page.evaluate(async (to) => (await fetch(`/api/desk/${to}`)).status, path);

test('enrolment cards of several members are printed eight or four on a sheet', { tag: '@page' }, async ({ browser, world }) => {
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  await desk.go('Thành viên');
  for (const name of ['Bùi Đức Long', 'Hà Khánh Linh'])
    await page.getByRole('checkbox', { name: `Chọn ${name} để in phiếu` }).press('Space');
  await page.getByRole('button', { name: 'In phiếu ghi danh (2)' }).press('Enter');
  const cards = page.locator('.desk-card');
  await expect(cards).toHaveCount(2);
  await expect(cards.first()).toContainText('Hà Khánh Linh');
  await expect(cards.first()).toContainText(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
  expect(await axeInBothSchemes(page)).toEqual([]);
  /* 190 mm of paper across at 96 dots an inch; nothing but the cards is printed, and no card is cut. */
  await page.setViewportSize({ width: 718, height: 1047 });
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  for (const [layout, height] of [
    ['8 phiếu', 65],
    ['4 phiếu', 134],
  ] as const) {
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('radio', { name: layout }).check();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation').first()).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
    const sizes = await cards.evaluateAll((all) =>
      all.map((card) => ({
        millimetres: (card.getBoundingClientRect().height / 96) * 25.4,
        cut: card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1,
      })),
    );
    for (const { millimetres, cut } of sizes) expect([Math.round(millimetres), cut]).toEqual([height, false]);
  }
  await desk.close();
});
