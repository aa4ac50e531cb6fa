import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe has against the screen as it stands, a line each; empty when nothing. */
export async function axeViolations(page: Page): Promise<string[]> {
  return linesOf(new AxeBuilder({ page }).withTags(rules), 5);
}

/** For a screen that was looked at whole in other colours. */
export async function colourViolations(page: Page): Promise<string[]> {
  return linesOf(new AxeBuilder({ page }).withRules(['color-contrast']), 0);
}

async function linesOf(axe: AxeBuilder, fewestPasses: number): Promise<string[]> {
  const found = await axe.analyze();
  expect(found.passes.length, 'axe looked at something').toBeGreaterThan(fewestPasses);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
