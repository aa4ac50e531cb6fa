import type { BrowserContext, CDPSession, Page, Route } from '@playwright/test';

/** Room for the app and a day's work, and little enough to be filled in a moment. */
const roomy = 12_000_000;

const carriesWork = /\/api\/(parcels|sync)\b/;

/** What a browser does to an app unasked, asked for by the developer tools. */
export class FailingBrowser {
  private readonly context: BrowserContext;
  private readonly origin: string;
  private readonly devtools: CDPSession;
  private registration = '';
  private meeting: ((route: Route) => Promise<void>) | undefined;

  private constructor(context: BrowserContext, origin: string, devtools: CDPSession) {
    this.context = context;
    this.origin = origin;
    this.devtools = devtools;
  }

  /** From a blank page of its own, which keeps the profile open, as a phone's home screen would. Before the app is opened. */
  static async of(context: BrowserContext, origin: string): Promise<FailingBrowser> {
    const devtools = await context.newCDPSession(await context.newPage());
    const browser = new FailingBrowser(context, origin, devtools);
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      browser.registration = registrations.at(-1)?.registrationId ?? '';
    });
    await devtools.send('ServiceWorker.enable');
    /* A page behind another one is drawn once a second. */
    await context.pages()[0]?.bringToFront();
    await browser.allow(roomy);
    return browser;
  }

  /**
   * From now on every write is refused. The browser remembers for some seconds how much room it has seen, so that is asked for at once, by other data of the
   * same origin; those are refused too.
   */
  async fillStorage(page: Page): Promise<void> {
    await this.allow(1);
    const refusal = await page.evaluate(putMuch, roomy);
    if (refusal !== 'QuotaExceededError') throw new Error(`the storage is not full: ${refusal}`);
  }

  async freeStorage(): Promise<void> {
    await this.allow(roomy);
  }

  private async allow(quotaSize: number): Promise<void> {
    await this.devtools.send('Storage.overrideQuotaForOrigin', { origin: this.origin, quotaSize });
  }

  async killServiceWorker(): Promise<void> {
    await this.devtools.send('ServiceWorker.stopAllWorkers');
  }

  /** What the browser does some minutes after a service worker has failed. */
  async tryAgain(tag: string): Promise<void> {
    await this.devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin: this.origin,
      registrationId: this.registration,
      tag,
      lastChance: false,
    });
  }

  /** Before the first parcel is to be met, and after the first page is through: nothing of it comes from the browser's own cache any more. */
  async watchParcels(): Promise<void> {
    await this.context.route(carriesWork, (route) => this.met(route));
  }

  /** Meets the next request that carries work, the page's or the service worker's, and no other: waits until it was met. */
  atNextParcel(meet: (route: Route) => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.meeting = (route) => meet(route).then(resolve, reject);
    });
  }

  private async met(route: Route): Promise<void> {
    const { meeting } = this;
    if (!meeting || route.request().method() !== 'POST') return route.fallback();
    this.meeting = undefined;
    return meeting(route);
  }
}

/** Runs in the page. Returns the name of what was answered, or `done`. */
function putMuch(bytes: number): Promise<string> {
  return new Promise((resolve) => {
    const open = indexedDB.open('other-data');
    open.onupgradeneeded = () => open.result.createObjectStore('boxes');
    open.onerror = () => resolve(open.error?.name ?? 'unknown');
    open.onsuccess = () => {
      const writing = open.result.transaction('boxes', 'readwrite');
      writing.objectStore('boxes').put(new Uint8Array(bytes), 1);
      writing.oncomplete = () => resolve('done');
      writing.onabort = () => resolve(writing.error?.name ?? 'unknown');
    };
  });
}
