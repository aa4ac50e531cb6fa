import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe has against the screen as it stands, a line each; empty when nothing. */
export async function axeViolations(page: Page): Promise<string[]> {
  return linesOf(axeOn(page).withTags(rules), 5);
}

/** For a screen that was looked at whole in other colours. */
export async function colourViolations(page: Page): Promise<string[]> {
  return linesOf(axeOn(page).withRules(['color-contrast']), 0);
}

/** The screen in light and then in dark: whole, and then its colours, which are all that has changed. Leaves it dark and still. */
export async function axeInBothSchemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await axeViolations(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await colourViolations(page);
  return [...light.map((line) => `light ${line}`), ...dark.map((line) => `dark ${line}`)];
}

/** Our pages have no frames: axe then need not open a second page for each look, to put the frames' answers together. */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true);
}

async function linesOf(axe: AxeBuilder, fewestPasses: number): Promise<string[]> {
  const found = await axe.analyze();
  expect(found.passes.length, 'axe looked at something').toBeGreaterThan(fewestPasses);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
