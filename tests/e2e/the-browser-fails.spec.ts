import { type Browser, expect, type Route } from '@playwright/test';
import { writeRow } from '../proof/fault-table.ts';
import { Desk } from './pages/desk.ts';
import { FailingBrowser } from './pages/failing-browser.ts';
import { Tablet } from './pages/tablet.ts';
import { test, type World } from './world.ts';

const villages = 'Xóm Giếng Đá, Thôn Gò Mận';
const village = 'Thôn Gò Mận';
const full = 'Bộ nhớ máy đã đầy. Xóa bớt ảnh hoặc ứng dụng trên máy, rồi làm lại.';

/** Enrolled and installed, now without a network, in a browser that can be made to fail. */
async function offlineTablet(browser: Browser, world: World, name: string) {
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  const failing = await FailingBrowser.of(tablet.context, origin);
  await tablet.enrol(await world.takeCode(villages), name);
  await tablet.installed();
  await tablet.context.setOffline(true);
  return { tablet, failing };
}

test('storage full: refused in plain words, nothing saved is lost, and the same form saves when there is room again', async ({
  browser,
  world,
}) => {
  const { tablet, failing } = await offlineTablet(browser, world, 'Máy đầy bộ nhớ');
  let refused = 0;
  const { page } = tablet;
  const refusedOnce = async (button: string) => {
    const form = page.url();
    await failing.fillStorage(page);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByText(full).first()).toBeVisible();
    expect(page.url()).toBe(form);
    refused += 1;
    await failing.freeStorage();
    await page.getByRole('button', { name: button }).click();
    await expect(page).toHaveURL(/\/homes\/[0-9a-f-]{36}$/);
  };

  await page.getByRole('link', { name: 'Ghi nhà mới' }).click();
  await page.getByRole('radio', { name: village }).check();
  await page.getByLabel('Họ tên chủ hộ').fill('Đèo Thị Chật');
  await page.getByLabel('Địa chỉ hoặc ngõ').fill('Ngõ kho, nhà đầu');
  await refusedOnce('Lưu hộ này');
  const household = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByRole('link', { name: 'Ghi lượt thăm' }).click();
  await page.getByRole('radio', { name: 'Đã gặp' }).check();
  await refusedOnce('Lưu lượt thăm');
  const saved = await savedOn(tablet);

  await failing.fillStorage(page);
  await tablet.kill();
  await tablet.page.goto(`${world.server.origin}/outbox`);
  await tablet.unlock();
  await expect(tablet.page.getByText(full).first()).toBeVisible();
  refused += 1;
  await failing.freeStorage();
  await tablet.unlock();
  await expect(tablet.page.getByText(`Máy chủ đã nhận 0 trên ${saved}`)).toBeVisible();

  await failing.fillStorage(tablet.page);
  await tablet.context.setOffline(false);
  await tablet.page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(tablet.page.getByText(full).first()).toBeVisible();
  refused += 1;
  await failing.freeStorage();
  await tablet.send();

  await expectAtDesk(browser, world, { tablet: 'Máy đầy bộ nhớ', saved, household, visits: 1 });
  await tablet.close();
  const shown =
    'the built app in Chromium: quota taken away while a home, a visit, a PIN and an answer are written; told, and done when given back';
  writeRow({ id: 'browser-quota', fault: 'the browser’s own quota is used up', shown }, { injected: refused, saved, lost: 0, twice: 0 }, 4);
});

test('killed while sending: the service worker with the page closed, then the tab; all that was saved arrives once', async ({
  browser,
  world,
}) => {
  const { tablet, failing } = await offlineTablet(browser, world, 'Máy hay chết');
  const household = await tablet.registerHousehold(village, 'Đèo Văn Dứt', 'Ngõ kho, nhà cuối');
  await tablet.visit('Đã gặp');
  let killed = 0;

  /* Only the service worker is left. It dies before the server has the parcel, then before it has the answer. */
  await tablet.page.close();
  await failing.watchParcels();
  const dies = (whenAnswered: boolean) =>
    failing.atNextParcel(async (route) => {
      expect(route.request().serviceWorker()).not.toBeNull();
      if (whenAnswered) await answered(route);
      await failing.killServiceWorker();
      killed += 1;
    });
  const first = dies(false);
  await tablet.context.setOffline(false);
  await first;
  const second = dies(true);
  await failing.tryAgain('ship-again');
  await second;

  /* The tab: after its word that something is saved, then while it sends, unlocked and locked. */
  tablet.page = await tablet.context.newPage();
  await tablet.open(`/homes/${household}`);
  await tablet.context.setOffline(true);
  await tablet.visit('Vắng nhà');
  await tablet.kill();
  killed += 1;
  await tablet.open('/outbox');
  const saved = await savedOn(tablet);
  const bothDie = (whenAnswered: boolean) =>
    failing.atNextParcel(async (route) => {
      if (whenAnswered) await answered(route);
      await failing.killServiceWorker();
      await tablet.kill();
      killed += 1;
    });
  const third = bothDie(false);
  await tablet.context.setOffline(false);
  await third;
  const fourth = bothDie(true);
  /* Dies while it is opened. */
  await tablet.page.goto(world.server.origin).catch(() => undefined);
  await fourth;
  await tablet.open('/outbox');
  await tablet.send();

  await expectAtDesk(browser, world, { tablet: 'Máy hay chết', saved, household, visits: 2 });
  await tablet.close();
  const shown =
    'the built app in Chromium: the service worker stopped, the tab crashed, before the server has a parcel and before they have its answer';
  writeRow(
    { id: 'browser-killed', fault: 'the same in a real browser, while sending', shown },
    { injected: killed, saved, lost: 0, twice: 0 },
    5,
  );
});

/** The server has it, and has answered; nobody has read that. */
async function answered(route: Route): Promise<void> {
  expect((await route.fetch()).ok()).toBe(true);
}

/** How many pieces of work the tablet says it has saved, by its outbox. */
async function savedOn(tablet: Tablet): Promise<number> {
  await tablet.tapAnywhere('Sổ gửi');
  const told = tablet.page.getByText(/Máy chủ đã nhận (đủ )?\d+ trên \d+/).first();
  await expect(told).toBeVisible();
  return Number(/trên (\d+)/.exec(await told.innerText())?.[1]);
}

async function expectAtDesk(
  browser: Browser,
  world: World,
  {
    tablet,
    saved,
    household,
    visits,
  }: { readonly tablet: string; readonly saved: number; readonly household: string; readonly visits: number },
): Promise<void> {
  const desk = await Desk.open(browser, world.server.origin);
  await desk.signIn(world.desk);
  expect(saved).toBe(1 + visits);
  expect(await desk.received(tablet)).toEqual({ authored: saved, through: saved, missing: [] });
  const found = await desk.page.evaluate(async (id) => (await (await fetch(`/api/desk/households/${id}`)).json()).visits.length, household);
  expect(found).toBe(visits);
  await desk.close();
}
