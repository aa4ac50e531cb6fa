import { type Browser, expect, type Page } from '@playwright/test';
import { Tablet } from '../e2e/pages/tablet.ts';
import { fieldWalk, type FieldWalk } from '../e2e/screens/field-screens.ts';
import { letAnswersBePatched } from '../e2e/screens/patched-answers.ts';
import type { World } from '../e2e/world.ts';

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** From the next loading of the page. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((one) => localStorage.setItem('language', one), language);
}

/** An open tablet of the demo in one language, with a home to go through all screens; without a service worker, so that states can be shown. */
export async function openFieldWalk(browser: Browser, world: World, language: Language): Promise<FieldWalk> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 800, height: 1280 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  const tablet = await Tablet.over(context, world.server.origin);
  const { page } = tablet;
  await letAnswersBePatched(page);
  await tablet.enrol(await world.takeCode('Xóm Giếng Đá, Thôn Gò Mận'), 'Máy tính bảng Gò Mận 2');
  const walk = await fieldWalk(tablet, language);
  await speak(page, language);
  await page.goto(tablet.origin);
  await page.getByRole('textbox').fill(tablet.pin);
  await page.locator('form button[type=submit]').click();
  await expect(page.locator('.bottom-nav')).toBeVisible();
  return walk;
}
