import type { Page } from '@playwright/test';

interface Watching {
  /** Resolves with the milliseconds from the next input event to the end of the first frame that shows the worker's answer to it. */
  armed?: Promise<number>;
  arm(): void;
}

/** Runs in the page before the app: hears what is asked of the worker and what it answers. Nothing of the app knows of it. */
function watch(): void {
  const answered = new Map<unknown, () => void>();
  let asked: ((id: unknown, search: string) => void) | undefined;
  const Real = globalThis.Worker;
  globalThis.Worker = class extends Real {
    constructor(...given: ConstructorParameters<typeof Real>) {
      super(...given);
      this.addEventListener('message', ({ data }: MessageEvent<{ id?: unknown }>) => answered.get(data.id)?.());
    }
    override postMessage(
      message: { id?: unknown; path?: string[]; argumentList?: { value?: { search?: string } }[] },
      ...rest: never[]
    ): void {
      if (message.path?.[0] === 'find') asked?.(message.id, message.argumentList?.[0]?.value?.search ?? '');
      super.postMessage(message, ...rest);
    }
  };
  const framed = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve());
        port1.start();
        port2.postMessage(0);
      });
    });
  const keystroke = async () => {
    const input = await new Promise<Event>((resolve) => addEventListener('input', resolve, { once: true, capture: true }));
    const typed = (input.target as HTMLInputElement).value;
    await new Promise<void>((resolve) => {
      asked = (id, search) => {
        if (search === typed) answered.set(id, resolve);
      };
    });
    asked = undefined;
    await framed();
    return performance.now() - input.timeStamp;
  };
  const scope = globalThis as unknown as { watching: Watching };
  scope.watching = {
    arm() {
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
