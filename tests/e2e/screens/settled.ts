import { expect, type Page } from '@playwright/test';

/** The screen has all it asked for, its letters too, and nothing passing lies over it. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main').first()).toBeVisible();
  await expect(page.locator('.skeleton, [aria-busy=true]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** In a line what kept a screen from opening, or nothing: a list of screens is long, and one of them does not stop the others. */
export async function unopened(open: () => Promise<void>): Promise<string[]> {
  try {
    await open();
    return [];
  } catch (cause) {
    return [`did not open: ${String(cause).replaceAll(/\s+/g, ' ').slice(0, 400)}`];
  }
}
