import { expect, type Page } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * What holds the look of a screen on any machine. Pixels do not: another version of the browser or another way to smooth letters, and all of them differ,
 * so people learn to wave them through. Compared is the shape: the parts a screen is built of, in reading order and as they lie in one another, each
 * with the columns of the window that it fills (of twelve). Words, numbers and heights are left out, and so is how wide a heading, a table or a button
 * is that goes by its words, and where a button of one picture stands beside words: they follow the data and the day. A line that has come before is not said again, so a longer list is the same shape.
 * Whether anything is cut or wraps where it must not is no matter of comparing: `cut-off.ts` knows. `SHAPES=new` writes what is seen instead.
 */
const windows = { phone: [390, 844], upright: [800, 1280], lying: [1280, 800] } as const;
const folder = 'tests/e2e/shapes';
const writes = process.env['SHAPES'] === 'new';

/** Compares, or writes; what differs is a line each. Leaves the window upright. */
export async function shapeFaults(page: Page, name: string): Promise<string[]> {
  const file = `${folder}/${name}.txt`;
  const held = existsSync(file) && !writes ? readFileSync(file, 'utf8').trimEnd().split('\n') : ['nothing is written down yet'];
  const seen: string[] = [];
  for (const [window, [width, height]] of Object.entries(windows)) {
    await page.setViewportSize({ width, height });
    const title = `# ${window}`;
    const start = held.indexOf(title);
    const next = held.findIndex((line, at) => at > start && line.startsWith('# '));
    const expected = start < 0 ? undefined : held.slice(start + 1, next < 0 ? undefined : next);
    seen.push(title, ...(await shapeAtRest(page, expected)));
  }
  const [width, height] = windows.upright;
  await page.setViewportSize({ width, height });
  expect(seen.length, `${name} has parts`).toBeGreaterThan(6);
  if (writes) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${seen.join('\n')}\n`);
    return [];
  }
  return differences(held, seen).map((line) => `${name}: ${line}`);
}

/** A screen takes some frames to fit itself into another window: it is given them, until it has the shape it is expected to have. */
async function shapeAtRest(page: Page, expected: readonly string[] | undefined): Promise<string[]> {
  const most = expected ? 180 : 30;
  let seen: string[] = [];
  for (let frames = 0; frames < most; frames += 1) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    seen = await page.evaluate(shapeOf);
    if (expected && differences(expected, seen).length === 0) break;
  }
  return seen;
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
    if (part.matches('h1, h2, table')) return ` ${columnOf(left)}`;
    if (part.closest('td, th') || part.matches('.icon-button, .desk-head .button')) return '';
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
  // What is only told comes and goes with the data.
  return [...new Set(said)].filter((line) => !line.includes('notice/note'));
}
