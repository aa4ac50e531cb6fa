import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { axeViolations, colourViolations } from './axe-violations.ts';
import { cutAnywhere } from './cut-off.ts';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { deskScreens, openDeskScreen } from './screens/desk-screens.ts';
import { fieldScreens, fieldWalk } from './screens/field-screens.ts';
import { fieldStates, openState } from './screens/field-states.ts';
import { serveLongWords } from './screens/long-words.ts';
import { letAnswersBePatched, patchAnswers } from './screens/patched-answers.ts';
import { unopened } from './screens/settled.ts';
import { shapeFaults } from './screens/shape.ts';
import { ownWorld } from './world.ts';

/** What stands on the screens is held, so nobody else may write into the commune. */
const test = ownWorld();

type Look = (page: Page, screen: string) => Promise<string[]>;

const otherColours = ['dark', 'outdoor'] as const;
let looked = 0;

/**
 * Nobody is shut out, and the screen has the shape it had. Every pair of colours is counted in every scheme by a unit test; that screens pair them as
 * they should is seen in the light, and in one of the other schemes in turn.
 */
const lookWell: Look = async (page, screen) => {
  const found = await axeViolations(page);
  looked += 1;
  const scheme = otherColours[looked % 2] ?? 'dark';
  await page.evaluate((one) => (document.documentElement.dataset['scheme'] = one), scheme);
  found.push(...(await colourViolations(page)).map((line) => `${scheme} ${line}`));
  await page.evaluate(() => (document.documentElement.dataset['scheme'] = 'light'));
  return [...found.map((line) => `${screen} ${line}`), ...(await shapeFaults(page, screen))];
};

/** Every word is 40 % longer, and nothing is cut. */
const lookLong: Look = async (page, screen) => (await cutAnywhere(page, { ordinary: '' })).map((line) => `long words: ${screen} ${line}`);

async function withoutShell(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 800, height: 1280 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
}

/** Locked as the last state has left it; the words of the lock are long ones by now. */
async function openInEnglish({ page, origin, pin }: Tablet): Promise<void> {
  await patchAnswers(page, {});
  await page.evaluate(() => localStorage.setItem('language', 'en'));
  await page.goto(origin);
  await page.getByRole('textbox').fill(pin);
  await page.locator('form button[type=submit]').click();
  await expect(page.locator('.bottom-nav')).toBeVisible();
}

test('every screen and state of the tablet: nobody is shut out in any colours, its shape is as it was, and words half as long again fit', async ({
  browser,
  world,
}) => {
  test.setTimeout(400_000);
  const context = await withoutShell(browser);
  await serveLongWords(context);
  const tablet = await Tablet.over(context, world.server.origin);
  const { page } = tablet;
  await letAnswersBePatched(page);
  await tablet.enrol(await world.takeCode('Xóm Giếng Đá, Thôn Gò Mận'), 'Máy nhìn rõ');
  const walks = { vi: await fieldWalk(tablet, 'vi'), long: await fieldWalk(tablet, 'long') };
  const found: string[] = [];
  for (const [spoken, look] of [
    ['vi', lookWell],
    ['long', lookLong],
  ] as const) {
    const walk = walks[spoken];
    if (spoken === 'long') await openInEnglish(tablet);
    for (const screen of fieldScreens) {
      const fault = await unopened(() => screen.open(walk));
      found.push(...(fault.length > 0 ? fault.map((line) => `${screen.name} ${line}`) : await look(page, screen.name)));
    }
    for (const state of fieldStates) {
      const fault = await unopened(() => openState(walk, state));
      found.push(...(fault.length > 0 ? fault.map((line) => `${state.name} ${line}`) : await look(page, state.name)));
    }
  }
  expect(found).toEqual([]);
  await tablet.close();
});

for (const [what, look] of [
  ['nobody is shut out in any colours, and its shape is as it was', lookWell],
  ['words half as long again fit', lookLong],
] as const) {
  test(`every screen of the desk: ${what}`, async ({ browser, world }) => {
    test.setTimeout(300_000);
    const found: string[] = [];
    const desk = await Desk.open(browser, world.server.origin);
    const { page } = desk;
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await serveLongWords(desk.context);
    await page.goto(`${world.server.origin}/desk`);
    await expect(page.getByRole('button', { name: 'Đăng nhập' })).toBeVisible();
    if (look === lookWell) found.push(...(await look(page, 'desk-sign-in')));
    await desk.signIn(world.desk);
    if (look === lookLong) {
      await page.evaluate(() => localStorage.setItem('language', 'en'));
      await page.reload();
    }
    for (const screen of deskScreens) {
      const fault = await unopened(() => openDeskScreen(page, screen));
      found.push(...(fault.length > 0 ? fault.map((line) => `${screen.name} ${line}`) : await look(page, screen.name)));
    }
    expect(found).toEqual([]);
    await desk.close();
  });
}

test('axe speaks up when something is wrong', async ({ page }) => {
  await page.setContent(`<html><body><main><h1>x</h1><p>a</p><p>b</p><ul><li>c</li></ul><a href="#m" id="m">m</a>
    <img src="x.png"><input><button style="width:8px;height:8px;padding:0"></button><button style="width:8px;height:8px;padding:0"></button>
    <p style="color:#ccc;background:#fff">pale</p></main></body></html>`);
  const said = (await axeViolations(page)).join(' ');
  for (const id of ['image-alt', 'label', 'button-name', 'color-contrast', 'target-size', 'html-has-lang']) expect(said).toContain(id);
});
