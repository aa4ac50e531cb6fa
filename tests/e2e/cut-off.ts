import type { Page } from '@playwright/test';

/** A cheap tablet upright and lying, a telephone. */
const windows = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 800, height: 1280 },
] as const;

/** Of the ordinary size, which is 112.5 % (18 px): the whole page is laid out anew, as with the browser's own text size. */
const textSizes = { ordinary: '', 'twice as large': '225%' } as const;

/** Everything that is cut on the screen as it stands, in every window and text size (or in `sizes`). Leaves the window upright. */
export async function cutAnywhere(page: Page, sizes: Readonly<Record<string, string>> = textSizes): Promise<string[]> {
  const found: string[] = [];
  for (const window of windows) {
    await page.setViewportSize(window);
    for (const [size, cut] of Object.entries(await page.evaluate(cutOffAt, sizes))) {
      found.push(...cut.map((line) => `${window.width}×${window.height} ${size}: ${line}`));
    }
  }
  return found;
}

/**
 * Runs in the page, at each of the text sizes: what is cut by its own box, spills out of it, lies beyond the sides of the window, or scrolls sideways;
 * and bars that leave too little of the window to read in.
 */
export function cutOffAt(sizes: Readonly<Record<string, string>>): Record<string, string[]> {
  const root = document.documentElement;
  const paper = document.createElement('canvas').getContext('2d');
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}${[...element.classList].map((one) => `.${one}`).join('')} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
  const isShown = (element: Element) => element.checkVisibility({ checkVisibilityCSS: true }) && !element.closest('.unseen');

  const boxFault = (element: Element): string | undefined => {
    const { left, right } = element.getBoundingClientRect();
    if (left < -0.5 || right > root.clientWidth + 0.5) return 'beyond the window';
    // What is typed scrolls within its field.
    if (element instanceof SVGElement || element instanceof HTMLInputElement) return undefined;
    const { overflowX, overflowY, display } = getComputedStyle(element);
    if (display === 'inline') return undefined;
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) return 'cut or scrolled sideways';
    if (['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1) return 'cut below';
    return element instanceof HTMLSelectElement ? selectFault(element) : undefined;
  };

  /** The chosen words of a select are drawn by the browser, which cuts them without a trace in the page. */
  const selectFault = (select: HTMLSelectElement): string | undefined => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(select);
    if (!paper) return 'cannot be measured';
    paper.font = font;
    const room = select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return paper.measureText(select.selectedOptions[0]?.text ?? '').width > room + 1 ? 'chosen words cut' : undefined;
  };

  /** Letters reach a little beyond their line, never a third of a letter. */
  const textFault = (text: Text): string | undefined => {
    let box = text.parentElement;
    while (box && getComputedStyle(box).display === 'inline') box = box.parentElement;
    if (!box || box instanceof HTMLSelectElement || box instanceof HTMLOptionElement) return undefined;
    const range = document.createRange();
    range.selectNodeContents(text);
    const [words, around] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
    if (words.width === 0) return undefined;
    const little = parseFloat(getComputedStyle(box).fontSize) / 3;
    if (words.left < around.left - 1 || words.right > around.right + 1) return 'words spill sideways';
    return words.top < around.top - little || words.bottom > around.bottom + little ? 'words spill below' : undefined;
  };

  const roomFault = (): string | undefined => {
    const heldOf = (bar: Element | null) => (bar && getComputedStyle(bar).position !== 'static' ? bar.getBoundingClientRect().height : 0);
    const [top, bottom] = [heldOf(document.querySelector('.top-bar')), heldOf(document.querySelector('.screen-action'))];
    return top + bottom > innerHeight * 0.6 ? `bars of ${Math.round(top)} and ${Math.round(bottom)} px leave no room to read` : undefined;
  };

  const look = (): string[] => {
    const found = new Set<string>();
    const note = (fault: string | undefined, where: Element) => fault && found.add(`${fault}: ${nameOf(where)}`);
    if (root.scrollWidth > root.clientWidth) found.add('the page scrolls sideways');
    const room = roomFault();
    if (room) found.add(room);
    for (const element of document.body.querySelectorAll('*')) if (isShown(element)) note(boxFault(element), element);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      if (text.data.trim() !== '' && text.parentElement && isShown(text.parentElement)) note(textFault(text), text.parentElement);
    }
    return [...found];
  };

  const results: Record<string, string[]> = {};
  for (const [size, fontSize] of Object.entries(sizes)) {
    root.style.fontSize = fontSize;
    results[size] = look();
  }
  root.style.fontSize = '';
  return results;
}
