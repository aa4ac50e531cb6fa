import { test as base, type Page } from '@playwright/test';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { Desk } from '../e2e/pages/desk.ts';
import { deskScreens, openDeskScreen } from '../e2e/screens/desk-screens.ts';
import { deskStates, openDeskState } from '../e2e/screens/desk-states.ts';
import { fieldScreens } from '../e2e/screens/field-screens.ts';
import { fieldStates, openState } from '../e2e/screens/field-states.ts';
import { ownWorld } from '../e2e/world.ts';
import { sheetPage } from './sheet-page.ts';
import { languages, openFieldWalk, speak } from './walks.ts';

/** `npm run contact-sheet`: every screen and state in three windows, three schemes and both languages, side by side in `test-results/contact-sheet`. */
const folder = 'test-results/contact-sheet';
const windows = { '390×844': [390, 844], '800×1280': [800, 1280], '1280×800': [1280, 800] } as const;
const schemes = ['light', 'dark', 'outdoor'] as const;

const test = ownWorld();

async function takeAll(page: Page, language: string, name: string): Promise<void> {
  mkdirSync(`${folder}/${language}`, { recursive: true });
  await page.mouse.move(0, 0);
  for (const [window, [width, height]] of Object.entries(windows)) {
    await page.setViewportSize({ width, height });
    for (const scheme of schemes) {
      await page.evaluate((one) => (document.documentElement.dataset['scheme'] = one), scheme);
      await page.screenshot({ path: `${folder}/${language}/${name} ${window} ${scheme}.jpg`, quality: 60, animations: 'disabled' });
    }
  }
  await page.setViewportSize({ width: 800, height: 1280 });
}

for (const language of languages) {
  test(`the tablet, ${language}`, async ({ browser, world }) => {
    test.setTimeout(600_000);
    const walk = await openFieldWalk(browser, world, language);
    const { page, tablet } = walk;
    for (const screen of fieldScreens) {
      await screen.open(walk);
      await takeAll(page, language, screen.name);
    }
    for (const state of fieldStates) {
      await openState(walk, state);
      await takeAll(page, language, state.name);
    }
    await tablet.close();
  });

  test(`the desk, ${language}`, async ({ browser, world }) => {
    test.setTimeout(600_000);
    const desk = await Desk.open(browser, world.server.origin);
    const { page } = desk;
    await page.goto(`${desk.origin}/desk`);
    await desk.signIn(world.desk);
    await speak(page, language);
    await page.reload();
    for (const screen of deskScreens) {
      await openDeskScreen(page, screen);
      await takeAll(page, language, screen.name);
    }
    for (const state of deskStates) {
      await openDeskState(page, state);
      await takeAll(page, language, state.name);
    }
    await desk.close();
  });
}

base.afterAll(() => {
  for (const language of languages) {
    const pictures = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.startsWith(`${language}/`));
    writeFileSync(`${folder}/${language}.html`, sheetPage(language, pictures));
  }
});
