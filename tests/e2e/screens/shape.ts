import { expect, type Page } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * What holds the look of a screen on any machine. Pixels do not: another version of the browser or another way to smooth letters, and all of them differ,
 * so people learn to wave them through. Compared is the shape: the parts a screen is built of, in reading order and as they lie in one another, each
 * with the columns of the window that it fills (of twelve). Words, numbers and heights are left out, and so is how wide a heading or a button is that
 * goes by its words: they follow the data and the day. A line that has come before is not said again, so a longer list is the same shape.
 * Whether anything is cut or wraps where it must not is no matter of comparing: `cut-off.ts` knows. `SHAPES=new` writes what is seen instead.
 */
const windows = { phone: [390, 844], upright: [800, 1280], lying: [1280, 800] } as const;
const folder = 'tests/e2e/shapes';
const writes = process.env['SHAPES'] === 'new';

/** Compares, or writes; what differs is a line each. Leaves the window upright. */
export async function shapeFaults(page: Page, name: string): Promise<string[]> {
  const seen: string[] = [];
  for (const [window, [width, height]] of Object.entries(windows)) {
    await page.setViewportSize({ width, height });
    seen.push(`# ${window}`, ...(await page.evaluate(shapeOf)));
  }
  const [width, height] = windows.upright;
  await page.setViewportSize({ width, height });
  expect(seen.length, `${name} has parts`).toBeGreaterThan(6);
  const file = `${folder}/${name}.txt`;
  if (writes) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${seen.join('\n')}\n`);
    return [];
  }
  const held = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : ['nothing is written down yet'];
  return differences(held, seen).map((line) => `${name}: ${line}`);
}

/** The first line that differs says enough: all that follows is moved by it. */
export function differences(held: readonly string[], seen: readonly string[]): string[] {
  const at = Array.from({ length: Math.max(held.length, seen.length) }, (_, index) => index).find((index) => held[index] !== seen[index]);
  return at === undefined ? [] : [`line ${at + 1} was “${held[at] ?? 'the end'}”, is “${seen[at] ?? 'the end'}”`];
}

/** Runs in the page. */
export function shapeOf(): string[] {
  const parts =
    'h1, h2, .top-bar, .bottom-nav, .screen-body, .screen-action, .card, .notice, .button, .icon-button, .field, .choice, .rows, .empty, .progress, .input, .desk-nav, .desk-main, .desk-head, table, dialog[open], .toast';
  const byTheirWords = '.button, .choice';
  const columns = 12;
  const columnOf = (x: number) => Math.round((x / document.documentElement.clientWidth) * columns);
  const nameOf = (part: Element) => {
    const look = part.getAttribute('data-look') ?? part.getAttribute('data-shape') ?? part.getAttribute('data-tone') ?? '';
    return (part.classList[0] ?? part.tagName.toLowerCase()) + (look && `/${look}`);
  };
  const placeOf = (part: Element) => {
    const { left, right, width } = part.getBoundingClientRect();
    const room = part.parentElement?.getBoundingClientRect().width ?? width;
    if (part.matches('h1, h2')) return ` ${columnOf(left)}`;
    return part.matches(byTheirWords) && width < room * 0.9 ? '' : ` ${columnOf(left)}–${columnOf(right)}`;
  };
  const depthOf = (part: Element) => {
    let depth = 0;
    for (let above = part.parentElement?.closest(parts); above; above = above.parentElement?.closest(parts)) depth += 1;
    return depth;
  };
  const isSeen = (part: Element) =>
    part.checkVisibility({ checkVisibilityCSS: true }) && part.getBoundingClientRect().width > 2 && !part.closest('.unseen');
  const said = Array.from(document.body.querySelectorAll(parts))
    .filter(isSeen)
    .map((part) => `${'  '.repeat(depthOf(part))}${nameOf(part)}${placeOf(part)}`);
  return [...new Set(said)];
}
