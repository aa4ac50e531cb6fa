import { expect, type Locator, type Page } from '@playwright/test';
import type { Guide } from '#guides/guide.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import { group as enGroup } from '#ui/text/en-group.ts';
import { leaflet as enLeaflet } from '#ui/text/en-leaflet.ts';
import { policeDay as enPoliceDay } from '#ui/text/en-police-day.ts';
import { group as viGroup } from '#ui/text/vi-group.ts';
import { leaflet as viLeaflet } from '#ui/text/vi-leaflet.ts';
import { policeDay as viPoliceDay } from '#ui/text/vi-police-day.ts';
import { axeViolations, colourViolations } from './axe-violations.ts';
import { cutAnywhere } from './cut-off.ts';
import { type Focus, focusSeen } from './focus-seen.ts';
import { GuideWalk, type Spoken } from './pages/guide-walk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

test.use({ trace: 'off' });

/** A picture of every screen, to be looked at: only when asked for. */
const keepsPictures = process.env['E2E_PICTURES'] === '1';

const texts = {
  vi: { group: viGroup, leaflet: viLeaflet, policeDay: viPoliceDay },
  en: { group: enGroup, leaflet: enLeaflet, policeDay: enPoliceDay },
};

type Look = (screen: string) => Promise<void>;

function shipped(id: string): Guide {
  const guide = findGuide(id);
  if (!guide) throw new Error(`${id} is not shipped`);
  return guide;
}

const level1 = shipped('vneid-level-1');
const level2 = shipped('vneid-level-2');
const insurance = shipped('vssid');
const bill = shipped('evn-bill');

/** The first guide with somebody: the warning before it, its start, steps of each kind, and every way to stop. */
async function lookAtTheRunner(walk: GuideWalk, look: Look): Promise<void> {
  const { page, words, language } = walk;
  await page.locator(`a[href$="/guides/${level1.id}"]`).click();
  await expect(page.getByRole('heading', { name: words.safetyFirst.title })).toBeVisible();
  await look('safety first');
  await walk.button(words.safetyFirst.alreadySaid).click();
  await walk.isReady();
  await look('prepare');
  await walk.begin();
  await walk.isAt(level1, 0);
  await look('step');
  await walk.stepDone();
  await walk.stepDone();
  await walk.isAt(level1, 2);
  await look('step with a caution');
  await openStoreCodes(walk);
  await look('store codes');
  await walk.button(words.stop.open).click();
  await page.getByText(words.stop.others, { exact: true }).click();
  await look('stop');
  await page.getByRole('button', { name: longestAdvice(level1)[language] }).click();
  await expect(page.getByRole('heading', { name: words.stop.now })).toBeVisible();
  await look('advice');
  await walk.button(words.stop.back).click();
  await expect(page.getByText(words.stop.before(longestAdvice(level1)[language]))).toBeVisible();
  await look('stopped here before');
  await walk.button(words.declined).click();
  await expect(page.getByRole('heading', { name: words.declinedTitle })).toBeVisible();
  await look('declined');
}

function longestAdvice({ obstacles }: Guide): Guide['title'] {
  const [longest] = obstacles.toSorted((a, b) => b.advice.vi.length - a.advice.vi.length);
  return longest?.title ?? { vi: '', en: '' };
}

async function openStoreCodes({ page, words }: GuideWalk): Promise<void> {
  await page.getByText(words.store, { exact: true }).click();
  await expect(page.getByRole('img', { name: /^https:/ }).first()).toBeVisible();
}

/** The end of a guide, and what stays behind. */
async function lookAtTheEnd(walk: GuideWalk, look: Look): Promise<void> {
  const { page, words } = walk;
  await walk.open(insurance);
  await walk.begin();
  for (const [at] of insurance.steps.entries()) {
    await walk.isAt(insurance, at);
    await walk.stepDone();
  }
  await walk.isFinished(insurance);
  await look('finish');
  await page.getByRole('link', { name: words.finish.leaflet }).click();
  // The paper's own words are in the language of what stands on it.
  await expect(page.getByRole('heading', { name: texts.vi.leaflet.headings.steps })).toBeVisible();
  await look('leaflet');
}

/** Several apps to choose from, each with whose it is. */
async function lookAtTheBill(walk: GuideWalk, look: Look): Promise<void> {
  const { page } = walk;
  await walk.open(bill);
  await walk.begin();
  await walk.stepDone();
  await walk.stepDone();
  await walk.isAt(bill, 2);
  await openStoreCodes(walk);
  await look('store codes of several apps');
  await page.goBack();
}

/** Many people at once, then the list of those who have to go to the police. */
async function lookAtTheGroup(tablet: Tablet, walk: GuideWalk, look: Look): Promise<void> {
  const { page, language } = walk;
  const { group, policeDay } = texts[language];
  await tablet.openInside('/group');
  await page.getByRole('radio', { name: level2.title[language] }).check();
  await look('group start');
  await walk.button(group.whoIsHere).click();
  const people = page.getByRole('list', { name: group.whoIsHere }).getByRole('checkbox');
  const search = page.getByRole('searchbox');
  await search.fill('Thạch Thị Sen');
  for (const at of [0, 1]) await people.nth(at).check();
  await look('group present');
  await walk.button(group.begin('2')).click();
  const referred = level2.steps.findIndex(({ reaches }) => reaches === 'referred');
  for (let at = 0; at < referred; at += 1) await walk.stepDone();
  await walk.isAt(level2, referred);
  await walk.button(group.everybody).click();
  await page.getByText(group.somebodyStops, { exact: true }).click();
  await page.getByLabel(group.who).selectOption({ index: 1 });
  await look('group walk');
  for (let at = referred; at < level2.steps.length; at += 1) await walk.stepDone();
  await expect(page.getByRole('heading', { name: group.finish })).toBeVisible();
  await page.getByRole('radio').first().check();
  await look('group finish');
  await walk.button(group.save).click();
  await expect(page).toHaveURL(/:\d+\/$/);
  await tablet.openInside('/police-day');
  await expect(page.getByRole('button', { name: policeDay.print })).toBeVisible();
  await expect(page.getByRole('link', { name: /Thạch Thị Sen/ }).first()).toBeVisible();
  await look('police day');
}

async function lookAtAll(tablet: Tablet, language: Spoken, look: Look): Promise<void> {
  const household = `/homes/${await tablet.registerHousehold(undefined, 'Thạch Thị Sen', `Nhà xem ${language}`)}`;
  for (const birth of ['1959', '1982']) {
    await tablet.registerPerson({ name: 'Thạch Thị Sen', birth, device: 'Điện thoại thông minh' });
    if (birth === '1959') await tablet.openInside(household);
  }
  const person = new URL(tablet.page.url()).pathname;
  await tablet.openInside('/settings');
  await tablet.page.getByRole('radio', { name: language === 'vi' ? 'Tiếng Việt' : 'English' }).check();
  const walk = new GuideWalk(tablet.page, language);
  await tablet.openInside(person);
  await lookAtTheRunner(walk, look);
  await tablet.openInside(person);
  await lookAtTheEnd(walk, look);
  await tablet.openInside(household);
  await lookAtTheBill(walk, look);
  await lookAtTheGroup(tablet, walk, look);
  await tablet.openInside('/settings');
  await tablet.page.getByRole('radio', { name: 'Tiếng Việt' }).check();
}

test('no guide screen shuts anybody out, in light and dark, and none is cut in any window, text size or language', async ({
  browser,
  world,
}, info) => {
  // Thirty-four screens, in three windows and two sizes of letters.
  test.slow();
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy nhìn rõ hướng dẫn');
  const found: string[] = [];
  const looked: Record<Spoken, number> = { vi: 0, en: 0 };
  const lookIn =
    (language: Spoken): Look =>
    async (screen) => {
      looked[language] += 1;
      if (keepsPictures) await page.screenshot({ path: info.outputPath(language, `${screen}.jpg`), quality: 70 });
      found.push(...(await cutAnywhere(page)).map((line) => `${language} ${screen} ${line}`));
      if (language === 'en') return;
      found.push(...(await axeViolations(page)).map((line) => `${screen} light ${line}`));
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      found.push(...(await colourViolations(page)).map((line) => `${screen} dark ${line}`));
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    };
  for (const language of ['vi', 'en'] as const) await lookAtAll(tablet, language, lookIn(language));
  expect(looked).toEqual({ vi: 17, en: 17 });
  expect(found).toEqual([]);
  await tablet.close();
});

/** Tab by Tab, as a switch goes from one thing to the next, until `name`; everything on the way is seen to have the focus. */
async function tabTo(page: Page, name: string): Promise<readonly Focus[]> {
  const passed: Focus[] = [];
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(focusSeen);
    if (!focus) continue;
    passed.push(focus);
    expect(focus, focus.name).toMatchObject({ ring: true, covered: false });
    if (focus.name.startsWith(name)) return passed;
  }
  throw new Error(`${name} is not reached by Tab: ${passed.map((focus) => focus.name).join(', ')}`);
}

async function stopAndComeBack(page: Page, walk: GuideWalk, at: Locator): Promise<void> {
  const { words } = walk;
  await tabTo(page, words.stop.open);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: words.stop.why })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, words.stop.rest);
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { name: words.stop.restTitle })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, words.stop.back);
  await page.keyboard.press('Enter');
  await expect(at).toBeFocused();
}

test('a whole guide is walked by keyboard alone, and so by a switch: each step takes the focus, each way on is reached and seen, nothing traps', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy bàn phím');
  await tablet.registerHousehold(undefined, 'Thạch Văn Lâm', 'Nhà bàn phím');
  await tablet.registerPerson({ name: 'Thạch Văn Lâm', birth: '1964', device: 'Điện thoại thông minh' });
  const walk = new GuideWalk(page, 'vi');
  const { words } = walk;
  // What was said in passing lies over the page for a while.
  await expect(page.locator('.toast')).toHaveCount(0, { timeout: 20_000 });
  await tabTo(page, level2.title.vi);
  await page.keyboard.press('Enter');
  // Until the person has been read, a waiting screen holds the focus and hands it on.
  await expect(walk.button(words.safetyFirst.alreadySaid)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, words.safetyFirst.alreadySaid);
  await page.keyboard.press('Enter');
  await expect(walk.button(words.prepare.begin)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, words.prepare.begin);
  await page.keyboard.press('Enter');
  for (const [at, step] of level2.steps.entries()) {
    await walk.isAt(level2, at);
    const heading = page.getByRole('heading', { name: step.title.vi, exact: true });
    if (at === 1) await stopAndComeBack(page, walk, heading);
    if (step.appointment) {
      await tabTo(page, 'Ngày mai');
      await page.keyboard.press('Space');
      await expect(page.getByRole('radio', { name: /Ngày mai/ })).toBeChecked();
    }
    const passed = (await tabTo(page, words.stepDone)).map(({ name }) => name);
    expect(passed).toEqual(expect.arrayContaining([words.stop.open, words.independent, words.declined, words.previous]));
    if (step.drawing === 'store') expect(passed).toContain(words.store);
    await page.keyboard.press(at % 2 === 0 ? 'Enter' : 'Space');
  }
  await walk.isFinished(level2);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, words.finish.yes);
  await page.keyboard.press('Space');
  await tabTo(page, words.finish.leave);
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('link', { name: words.finish.leave })).not.toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: walk.home.guidesDone }).getByRole('link', { name: level2.title.vi })).toContainText(
    walk.home.independent,
  );
  await tablet.close();
});
