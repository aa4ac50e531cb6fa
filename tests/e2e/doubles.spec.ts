import { expect, type Page } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

const team = 'Khu Bến Cát';
const person = { name: 'Lường Thị Tám', birth: '08/08/1958', personalId: '025158000808' };
/** What the other volunteer wrote of the same person. */
const heard = { ...person, name: 'Lường Thị Tấm', device: 'Dùng chung trong nhà' };
const latePhone = '0987 000 888';

async function registers(tablet: Tablet, door: string, who: typeof heard): Promise<{ readonly home: string; readonly page: string }> {
  const home = await tablet.registerHousehold(undefined, who.name, door);
  await tablet.registerPerson(who);
  const page = new URL(tablet.page.url()).pathname;
  await tablet.send();
  return { home, page };
}

/** Two records of one person become one at the desk while a tablet is offline with unsent edits on the losing one. */
test('a person is merged at the desk while a tablet holds an unsent edit of the losing record: everybody ends with one person and the edit; undone, with two', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const alice = await Tablet.unpack(browser, origin);
  const bob = await Tablet.unpack(browser, origin, '482615');
  await alice.enrol(await world.takeCode(team), 'Máy của Tám');
  await bob.enrol(await world.takeCode(team), 'Máy đi sau');
  const kept = await registers(alice, 'Bến trên', { ...person, device: 'Điện thoại phím bấm' });
  const other = await registers(bob, 'Bến dưới', heard);

  await bob.installed();
  await bob.context.setOffline(true);
  await bob.changePhone(other.page, latePhone);

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await desk.go('Trùng nhau?');
  const pair = desk.page
    .getByRole('list', { name: 'Các cặp có thể trùng' })
    .getByRole('link', { name: /Lường Thị Tám.*Cùng số định danh/ });
  await expect(pair).toBeVisible();
  expect(await axeViolations(desk.page)).toEqual([]);
  await pair.focus();
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('heading', { name: 'Hai bản ghi này là một người?' })).toBeVisible();
  const keep = kept.page.split('/').at(-1) ?? '';
  const first = new URL(desk.page.url()).pathname.split('/').at(-2);
  const [stays, goes] = first === keep ? ['bản ghi 1', 'bản ghi 2'] : ['bản ghi 2', 'bản ghi 1'];
  await desk.page.getByRole('radio', { name: new RegExp(`^${stays}: `, 'i') }).check();
  await desk.page.getByRole('radio', { name: new RegExp(`lấy của ${goes}: ${heard.name}`, 'i') }).check();
  await desk.page.getByRole('radio', { name: new RegExp(`lấy của ${stays}: Điện thoại phím bấm`, 'i') }).check();
  expect(await desk.page.locator('main').innerText()).not.toContain(person.personalId);
  expect(await axeViolations(desk.page)).toEqual([]);
  await desk.page.getByRole('button', { name: 'Gộp thành một' }).press('Enter');
  await expect(desk.page.getByText('Đã gộp thành một: Lường Thị Tấm.')).toBeVisible();
  await expect(pair).toHaveCount(0);

  await bob.context.setOffline(false);
  await bob.send();
  await alice.send();
  for (const tablet of [alice, bob]) {
    await tablet.openInside(other.page);
    await expect(visible(tablet.page, latePhone)).toBeVisible();
    await expect(tablet.page.locator(`a[href="/homes/${kept.home}"]`).first()).toBeVisible();
    await tablet.openInside(kept.page);
    await expect(tablet.page.getByRole('heading', { name: heard.name })).toBeVisible();
    await expect(visible(tablet.page, 'Điện thoại phím bấm')).toBeVisible();
    await tablet.openInside(`/homes/${other.home}`);
    await expect(visible(tablet.page, 'Bến dưới')).toBeVisible();
    await expect(tablet.page.locator(`a[href="${other.page}"]`)).toHaveCount(0);
  }
  await desk.page.goto(`${origin}/desk${kept.page}`);
  await expect(desk.page.getByText(new RegExp(`•${latePhone.slice(-3)}`)).first()).toBeVisible();

  await desk.page.getByRole('button', { name: 'Hoàn tác gộp' }).click();
  await expect(desk.page.getByText('Đã hoàn tác. Hai bản ghi lại như trước.')).toBeVisible();
  await bob.send();
  await alice.send();
  for (const tablet of [alice, bob]) {
    await tablet.openInside(other.page);
    await expect(tablet.page.locator(`a[href="/homes/${other.home}"]`).first()).toBeVisible();
    await expect(visible(tablet.page, latePhone)).toBeVisible();
    await expect(visible(tablet.page, heard.device)).toBeVisible();
    await tablet.openInside(kept.page);
    await expect(tablet.page.locator(`a[href="/homes/${kept.home}"]`).first()).toBeVisible();
    await expect(tablet.page.getByRole('heading', { name: person.name })).toBeVisible();
    await expect(visible(tablet.page, latePhone)).toHaveCount(0);
  }
  for (const each of [desk, alice, bob]) await each.close();
});

/** The screen one came from stays in the page, hidden. */
const visible = (page: Page, text: string) => page.getByText(text).filter({ visible: true }).first();
