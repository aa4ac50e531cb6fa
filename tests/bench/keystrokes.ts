import type { Page } from '@playwright/test';

interface Watching {
  /** Resolves with the milliseconds from the next letter to the end of the first frame that shows the list for all that is typed. */
  armed?: Promise<number>;
  /** Resolves when the page is at rest, as it is when a person types the next letter. */
  arm(): Promise<void>;
}

/** Runs in the page before the app. The list says for how many letters it is; the clock starts before the letter is in the box. */
function watch(): void {
  /** Its callbacks, layout and painting are over when the message is heard. */
  const frameEnded = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve());
        port1.start();
        port2.postMessage(0);
      });
    });
  const keystroke = async () => {
    const { timeStamp } = await new Promise<Event>((resolve) => addEventListener('beforeinput', resolve, { once: true, capture: true }));
    const typed = await new Promise<string>((resolve) =>
      addEventListener('input', ({ target }) => resolve((target as HTMLInputElement).value), { once: true, capture: true }),
    );
    do await frameEnded();
    while (!document.querySelector(`[data-letters="${typed.length}"]`));
    return performance.now() - timeStamp;
  };
  const scope = globalThis as unknown as { watching: Watching };
  scope.watching = {
    async arm() {
      for (let rests = 0; rests < 3; rests += 1) await new Promise((resolve) => requestIdleCallback(resolve));
      this.armed = keystroke();
    },
  };
}

export async function watchKeystrokes(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

/** Types `query` letter by letter into the field that has the focus; milliseconds of each. */
export async function typeMeasured(page: Page, query: string): Promise<readonly number[]> {
  const took: number[] = [];
  for (const letter of query) {
    await page.evaluate(() => (globalThis as unknown as { watching: Watching }).watching.arm());
    await page.keyboard.insertText(letter);
    took.push(await page.evaluate(() => (globalThis as unknown as { watching: Watching }).watching.armed ?? Number.NaN));
  }
  return took;
}
