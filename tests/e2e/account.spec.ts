import { type Browser, expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { axeInBothSchemes, axeViolations } from './axe-violations.ts';
import { Desk } from './pages/desk.ts';
import { test, type World } from './world.ts';

const password = 'lúa chín ngoài đồng';
const another = 'trâu cày ruộng bậc thang';

/** Somebody new with an account of their own, made by the coordinator: what is tried on it concerns no other test. */
async function newColleague(browser: Browser, world: World, signIn: string, name: string): Promise<void> {
  const desk = await Desk.open(browser, world.server.origin);
  await desk.signIn(world.desk);
  const made = await desk.page.evaluate(
    async (member) => {
      const { home } = await (await fetch('/api/desk/session')).json();
      const body = JSON.stringify({ ...member, area: home, role: 'coordinator' });
      return (await fetch('/api/desk/members', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;
    },
    { name, signIn, password },
  );
  expect(made).toBe(200);
  await desk.close();
}

/** A device with a fingerprint reader that always recognises its owner. */
async function withFingerprint(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** The first answer to such a request is that the server wants to know who is there; later ones are the server's own. */
async function onceAskedWho(page: Page, path: string): Promise<void> {
  const json = { error: { kind: 'step-up-needed', message: '' } };
  await page.context().route(path, (route) => route.fulfill({ status: 403, json }), { times: 1 });
}

test('a passkey signs in without a password; codes make a second step, and recovery codes are shown once', async ({ browser, world }) => {
  await newColleague(browser, world, 'khoa-thu', 'Lò Thị Khóa');
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  await withFingerprint(page);
  await desk.signIn({ signIn: 'khoa-thu', password });
  const account = async () => {
    await page.getByRole('link', { name: /Tài khoản của tôi/ }).click();
    await expect(page.getByRole('heading', { name: 'Tài khoản của tôi' })).toBeVisible();
  };
  const leave = async () => {
    await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
    await expect(page.getByLabel('Tên đăng nhập')).toBeVisible();
  };
  await account();
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
  await page.getByLabel('Tên để nhớ').fill('Máy ở ủy ban');
  await page.getByRole('button', { name: 'Tạo khóa' }).click();
  await expect(page.getByRole('button', { name: 'Xóa khóa “Máy ở ủy ban”' })).toBeVisible();

  await leave();
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();

  await account();
  await page.getByRole('button', { name: 'Bật mã xác thực' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img')).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  const secret = ((await dialog.locator('.desk-secret').textContent()) ?? '').replaceAll(' ', '');
  const code = (later: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });
  await dialog.getByLabel('Mã 6 số ứng dụng đang hiện').fill(code(0));
  await dialog.getByRole('button', { name: 'Bật', exact: true }).click();
  await expect(dialog.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)).toHaveCount(10);
  expect(await axeViolations(page)).toEqual([]);
  const recovery = (await dialog.locator('code').first().textContent()) ?? '';
  await page.getByRole('button', { name: 'Tôi đã cất xong' }).click();
  await expect(page.getByText('Còn 10 mã dự phòng chưa dùng.')).toBeVisible();
  expect(await axeInBothSchemes(page)).toEqual([]);

  const elsewhere = await Desk.open(browser, world.server.origin);
  for (const typed of [code(1), recovery]) {
    await elsewhere.page.goto(`${world.server.origin}/desk`);
    await elsewhere.page.getByLabel('Tên đăng nhập').fill('khoa-thu');
    await elsewhere.page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await elsewhere.page.getByRole('button', { name: 'Đăng nhập' }).click();
    await elsewhere.page.getByLabel('Mã 6 số hoặc mã dự phòng').fill(typed);
    await elsewhere.page.getByRole('button', { name: 'Tiếp tục' }).click();
    await expect(elsewhere.page.getByRole('navigation').first()).toBeVisible();
    if (typed !== recovery) await elsewhere.page.context().clearCookies();
  }
  await page.reload();
  await page.getByRole('button', { name: 'Đăng xuất mọi nơi khác' }).click();
  await expect(page.getByText(/Đã đăng xuất \d+ nơi khác/)).toBeVisible();
  await elsewhere.page.reload();
  await expect(elsewhere.page.getByLabel('Tên đăng nhập')).toBeVisible();
  await elsewhere.close();
  await desk.close();
});

test('what is weighty asks again who is there, and goes on with nothing lost; a reset link lets somebody back in', async ({
  browser,
  world,
}) => {
  await newColleague(browser, world, 'quen-thu', 'Vì Văn Quên');
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  await desk.go('Báo cáo');
  await page.getByRole('button', { name: 'Xuất hồ sơ' }).click();
  await page.getByRole('radio', { name: 'CSV', exact: true }).check();
  await onceAskedWho(page, '**/export');
  await page.getByRole('button', { name: 'Xuất tệp' }).click();
  const asked = page.getByRole('dialog', { name: 'Xác nhận lại là bạn' });
  await asked.getByLabel('Mật khẩu', { exact: true }).fill('khong phai mat khau nay');
  await asked.getByRole('button', { name: 'Xác nhận' }).click();
  await expect(asked.getByText('Mật khẩu chưa đúng. Hãy gõ lại.')).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await asked.getByLabel('Mật khẩu', { exact: true }).fill(world.desk.password);
  const file = page.waitForEvent('download');
  await asked.getByRole('button', { name: 'Xác nhận' }).click();
  expect((await file).suggestedFilename()).toMatch(/\.csv$/);

  await desk.go('Thành viên');
  await page
    .getByRole('row', { name: /Vì Văn Quên/ })
    .getByRole('button', { name: 'Sửa' })
    .click();
  await page.getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
  await onceAskedWho(page, '**/reset');
  await page.getByRole('button', { name: 'Tạo liên kết' }).click();
  await asked.getByLabel('Mật khẩu', { exact: true }).fill(world.desk.password);
  await asked.getByRole('button', { name: 'Xác nhận' }).click();
  const link = (await page.locator('.desk-secret').textContent()) ?? '';
  expect(link).toContain('/desk/reset#');
  expect(await axeViolations(page)).toEqual([]);

  const back = await Desk.open(browser, world.server.origin);
  await back.page.goto(link);
  await expect(back.page).toHaveURL(/\/desk\/reset$/);
  await back.page.getByLabel('Mật khẩu', { exact: true }).fill(another);
  await back.page.getByLabel('Gõ lại mật khẩu').fill(another);
  await back.page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await back.page.getByRole('link', { name: 'Đến trang đăng nhập' }).click();
  await back.signIn({ signIn: 'quen-thu', password: another });
  await back.close();
  await desk.close();
});

test('a telephone number is shown in full once the audit has kept who looks, and the audit shows it', async ({ browser, world }) => {
  const desk = await Desk.open(browser, world.server.origin);
  const { page } = desk;
  await desk.signIn(world.desk);
  const person = await page.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/api/desk/${path}`)).json();
    const { home } = await read('session');
    const { children } = await read(`areas/${home}`);
    for (const village of children) {
      for (const { id } of (await read(`villages/${village.id}/households`)).rows) {
        const { people } = await read(`households/${id}`);
        const found = people.find((one: { fields: { phone?: string } }) => one.fields.phone);
        if (found) return found.id as string;
      }
    }
    return '';
  });
  await page.goto(`${world.server.origin}/desk/people/${person}`);
  await expect(page.getByText(/^•{7}\d{3}/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Hiện đầy đủ: Số điện thoại' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Gọi cho bà con' }).check();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Hiện', exact: true }).click();
  await expect(page.getByText(/^0\d{9}$/)).toBeVisible();

  await page.getByRole('navigation').getByRole('link', { name: 'Nhật ký' }).click();
  const line = page.getByRole('row', { name: /Xem đầy đủ số điện thoại, để gọi/ }).first();
  await expect(line).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await line.getByRole('link', { name: 'một người' }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/people/${person}$`));
  await expect(page.getByText(/^•{7}\d{3}/).first()).toBeVisible();
  await desk.close();
});
