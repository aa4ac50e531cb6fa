import { expect, type Page } from '@playwright/test';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

const [old, taking] = ['Xóm Giếng Đá', 'Thôn Gò Mận'];
const ofBoth = 'Xóm Giếng Đá, Thôn Gò Mận';

/** Done-when 6: two tablets with unsent work, one in each village, while the coordinator merges the one into the other. */
test('a village is merged at the desk while two tablets hold unsent work: nothing is lost, and nothing is left in the old one', async ({
  browser,
  world,
}) => {
  test.setTimeout(240_000);
  const { origin } = world.server;
  const alice = await Tablet.unpack(browser, origin);
  const bob = await Tablet.unpack(browser, origin, '482615');
  await alice.enrol(await world.takeCode(ofBoth), 'Máy giếng đá');
  await bob.enrol(await world.takeCode(ofBoth), 'Máy gò mận');
  const known = await alice.registerHousehold(old, 'Hà Thị Giếng', 'Ngõ giếng số 1');
  await alice.send();
  await bob.send();

  for (const tablet of [alice, bob]) {
    await tablet.installed();
    await tablet.context.setOffline(true);
  }
  const fresh = await alice.registerHousehold(old, 'Bùi Văn Đá', 'Ngõ giếng số 2');
  await alice.registerPerson({ name: 'Bùi Văn Đá', birth: '1961' });
  await alice.openInside(`/homes/${known}`);
  await alice.visit('Đã gặp');
  const other = await bob.registerHousehold(taking, 'Lê Thị Mận', 'Gò mận');
  await bob.openInside(`/homes/${known}`);
  await bob.visit('Vắng nhà');

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await mergeAtTheDesk(desk.page);

  for (const tablet of [alice, bob]) await tablet.context.setOffline(false);
  await alice.send();
  await bob.send();
  await alice.send();
  for (const tablet of [alice, bob]) {
    for (const home of [known, fresh, other]) {
      await tablet.openInside(`/homes/${home}`);
      await expect(seen(tablet.page, taking).first()).toBeVisible();
      await expect(seen(tablet.page, old)).toHaveCount(0);
    }
    await tablet.openInside('/outbox');
    await expect(tablet.page.getByText(/Máy chủ đã nhận đủ/).first()).toBeVisible();
  }
  await alice.openInside(`/homes/${known}`);
  await expect(seen(alice.page, 'Đã gặp').first()).toBeVisible();
  await expect(seen(alice.page, 'Vắng nhà').first()).toBeVisible();

  /* No form offers the old village. */
  await alice.openInside('/homes/new');
  await expect(alice.page.getByLabel('Họ tên chủ hộ')).toBeVisible();
  await expect(seen(alice.page, old)).toHaveCount(0);

  await nothingLeftIn(desk.page);
  await desk.page.goto(`${origin}/desk/households/${fresh}`);
  await expect(desk.page.getByText(taking).first()).toBeVisible();
  await expect(desk.page.getByText('Bùi Văn Đá').first()).toBeVisible();
  for (const each of [desk, alice, bob]) await each.close();
});

/** The list one came from stays in the page, hidden. */
const seen = (page: Page, text: string) => page.getByText(text).filter({ visible: true });

async function mergeAtTheDesk(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Thôn, xóm' }).click();
  await page
    .getByRole('row', { name: new RegExp(`^${old}`) })
    .getByRole('button', { name: 'Thay đổi' })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Nhập vào thôn khác/ }).click();
  await dialog.getByLabel('Thôn nhận').selectOption({ label: taking });
  await expect(dialog.getByText(/hồ sơ \(\d+ hộ, \d+ người\) chuyển sang Thôn Gò Mận/)).toBeVisible();
  await dialog.getByRole('button', { name: `Nhập vào ${taking}` }).click();
  await expect(page.getByRole('row', { name: new RegExp(`^${old}`) })).toContainText(`Đã nhập vào ${taking}`);
}

async function nothingLeftIn(page: Page): Promise<void> {
  const rows = await page.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/api/desk/${path}`)).json();
    const { home } = (await read('session')) as { home: string };
    return ((await read(`areas/${home}/places`)) as { rows: { area: { name: string; aliases?: string[] }; records: number }[] }).rows;
  });
  expect(rows.find(({ area }) => area.name === old)).toMatchObject({ records: 0 });
  expect(rows.find(({ area }) => area.name === taking)?.area.aliases).toContain(old);
  const quarantine = await page.evaluate(async () => {
    const { home } = (await (await fetch('/api/desk/session')).json()) as { home: string };
    return (await (await fetch(`/api/desk/quarantine?node=${home}`)).json()) as unknown[];
  });
  expect(quarantine).toEqual([]);
}
