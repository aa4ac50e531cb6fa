import { expect, type Locator, type Page } from '@playwright/test';

/** One answer of the app to a person: a tap with all its events, or a letter. */
export interface Interaction {
  readonly kind: string;
  /** From the touch to the next frame that is painted, in the browser's steps of 8 ms; what it does not report took less than 16. */
  readonly ms: number;
}

interface Timed {
  readonly start: number;
  readonly ms: number;
}
interface Watched {
  readonly begun: { readonly kind: string; readonly at: number }[];
  /** Of all events of one interaction the slowest counts, as in Interaction to Next Paint. */
  readonly slowest: Map<number, Timed>;
  flush(): void;
}
type Scope = typeof globalThis & { readonly watched: Watched };

/** Runs in the page before the app. */
function watch(): void {
  const slowest = new Map<number, Timed>();
  const seen = (entries: PerformanceEntryList) => {
    for (const { interactionId, startTime, duration } of entries as PerformanceEventTiming[]) {
      if (!interactionId || duration <= (slowest.get(interactionId)?.ms ?? 0)) continue;
      slowest.set(interactionId, { start: startTime, ms: duration });
    }
  };
  const observer = new PerformanceObserver((list) => seen(list.getEntries()));
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  const watched: Watched = { begun: [], slowest, flush: () => seen(observer.takeRecords()) };
  Object.assign(globalThis, { watched });
}

export async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

/** A person's finger on a tablet: real touches and keys, the next when the one before is answered. */
export class Thumb {
  readonly page: Page;
  private readonly kept: Interaction[] = [];
  private reported = 0;
  private side = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Now on one side of it, now on the other: the app takes two quick taps on one point for one. */
  async tap(kind: string, target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    await this.atRest();
    const box = await target.boundingBox();
    this.side += 1;
    await this.begin(kind);
    await target.tap(box ? { position: { x: box.width * (this.side % 2 ? 0.35 : 0.65), y: box.height / 2 } } : {});
    await this.atRest();
  }

  /** Letters that have a key: an interaction each. */
  async type(kind: string, letters: string): Promise<void> {
    for (const letter of letters) {
      await this.begin(kind);
      await this.page.keyboard.press(letter);
      await this.atRest();
    }
  }

  /** To be called before the page is loaded anew: it forgets. */
  async keep(): Promise<void> {
    await this.atRest();
    const { begun, timed } = await this.page.evaluate(() => {
      const { watched } = globalThis as Scope;
      watched.flush();
      return { begun: watched.begun, timed: [...watched.slowest.values()] };
    });
    this.reported += timed.length;
    this.kept.push(...begun.map((one, at) => ({ kind: one.kind, ms: slowestBetween(timed, one.at, begun[at + 1]?.at ?? Infinity) })));
  }

  async all(): Promise<readonly Interaction[]> {
    await this.keep();
    expect(this.reported, 'the browser saw what was done').toBeGreaterThan(this.kept.length * 0.5);
    return this.kept;
  }

  private async begin(kind: string): Promise<void> {
    await this.page.evaluate((now) => (globalThis as Scope).watched.begun.push({ kind: now, at: performance.now() }), kind);
  }

  /** Painted and done, as it is when a person does the next thing. */
  private async atRest(): Promise<void> {
    await this.page.evaluate(async () => {
      for (let frames = 0; frames < 3; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestIdleCallback(resolve));
    });
  }
}

function slowestBetween(timed: readonly Timed[], from: number, to: number): number {
  return Math.max(16, ...timed.filter(({ start }) => start >= from && start < to).map(({ ms }) => ms));
}
