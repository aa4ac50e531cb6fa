import type { Page } from '@playwright/test';

interface FirstRows {
  /** From the last letter typed before `selector` was there to the end of the first frame that shows it. */
  until(selector: string): Promise<number>;
}
interface Watched {
  readonly firstRows: FirstRows;
}

/** Runs in the page before the app. */
function watch(): void {
  let typedAt = Number.NaN;
  addEventListener('input', ({ timeStamp }) => (typedAt = timeStamp), { capture: true });
  const framed = (done: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', done);
      port1.start();
      port2.postMessage(0);
    });
  const firstRows: FirstRows = {
    until: (selector) =>
      new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          framed(() => resolve(performance.now() - typedAt));
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
      }),
  };
  Object.assign(globalThis, { firstRows });
  const door = new MutationObserver(() => {
    if (!document.querySelector('form.unlock input:enabled')) return;
    door.disconnect();
    framed(() => console.debug(`door ${performance.now()}`));
  });
  door.observe(document, { subtree: true, childList: true });
}

/**
 * Goes there; milliseconds from the beginning of the navigation to the end of the first frame in which a PIN can be typed. The page tells it by itself:
 * whoever asks a page again and again whether it is ready makes a slow one slower.
 */
export async function doorMeasured(page: Page, address: string): Promise<number> {
  const said = page.waitForEvent('console', (message) => message.text().startsWith('door '));
  await page.goto(address, { waitUntil: 'commit' });
  return Number((await said).text().slice('door '.length));
}

export async function watchFirstRows(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

/** Types the PIN and sends it off at once; milliseconds from its last digit until each of `selectors` is painted. */
export async function unlockMeasured(page: Page, pin: string, ...selectors: readonly string[]): Promise<readonly number[]> {
  await page.getByRole('textbox', { name: 'Nhập mã PIN' }).focus();
  await page.keyboard.insertText(pin.slice(0, -1));
  const shown = page.evaluate((all) => {
    const { firstRows } = globalThis as unknown as Watched;
    return Promise.all(all.map((wanted) => firstRows.until(wanted)));
  }, selectors);
  await page.keyboard.insertText(pin.slice(-1));
  await page.keyboard.press('Enter');
  return shown;
}
