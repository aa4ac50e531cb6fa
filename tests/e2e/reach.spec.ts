import { type Browser, type BrowserContext, expect } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { Tablet } from './pages/tablet.ts';
import { fieldScreens, fieldWalk } from './screens/field-screens.ts';
import { fieldStates, openState } from './screens/field-states.ts';
import { serveLongWords } from './screens/long-words.ts';
import { lookLong, lookWell } from './screens/looks.ts';
import { letAnswersBePatched, patchAnswers } from './screens/patched-answers.ts';
import { unopened } from './screens/settled.ts';
import { ownWorld } from './world.ts';

/** What stands on the screens is held, so nobody else may write into the commune. */
const test = ownWorld();

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

test('axe speaks up when something is wrong', async ({ page }) => {
  await page.setContent(`<html><body><main><h1>x</h1><p>a</p><p>b</p><ul><li>c</li></ul><a href="#m" id="m">m</a>
    <img src="x.png"><input><button style="width:8px;height:8px;padding:0"></button><button style="width:8px;height:8px;padding:0"></button>
    <p style="color:#ccc;background:#fff">pale</p></main></body></html>`);
  const said = (await axeViolations(page)).join(' ');
  for (const id of ['image-alt', 'label', 'button-name', 'color-contrast', 'target-size', 'html-has-lang']) expect(said).toContain(id);
});
