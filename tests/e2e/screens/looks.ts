import type { Page } from '@playwright/test';
import { axeViolations, colourViolations } from '../axe-violations.ts';
import { cutAnywhere } from '../cut-off.ts';
import { shapeFaults } from './shape.ts';

/** What is wrong with a screen that is open, a line each. */
export type Look = (page: Page, screen: string) => Promise<string[]>;

const otherColours = ['dark', 'outdoor'] as const;
let looked = 0;

/**
 * Nobody is shut out, and the screen has the shape it had. Every pair of colours is counted in every scheme by a unit test; that screens pair them as
 * they should is seen in the light, and in one of the other schemes in turn.
 */
export const lookWell: Look = async (page, screen) => {
  const found = await axeViolations(page);
  looked += 1;
  const scheme = otherColours[looked % 2] ?? 'dark';
  await page.evaluate((one) => (document.documentElement.dataset['scheme'] = one), scheme);
  found.push(...(await colourViolations(page)).map((line) => `${scheme} ${line}`));
  await page.evaluate(() => (document.documentElement.dataset['scheme'] = 'light'));
  return [...found.map((line) => `${screen} ${line}`), ...(await shapeFaults(page, screen))];
};

/** Every word is 40 % longer, and nothing is cut. */
export const lookLong: Look = async (page, screen) =>
  (await cutAnywhere(page, { ordinary: '' })).map((line) => `long words: ${screen} ${line}`);
