import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { expectOnlyOurs, type Watched, watchOnlyOurs } from '../only-ours.ts';

/** A volunteer's tablet: one browser profile. Everything is done by visible words and roles, as a person would. */
export class Tablet {
  readonly context: BrowserContext;
  readonly origin: string;
  readonly pin: string;
  readonly watched: Watched;
  page: Page;

  private constructor(context: BrowserContext, watched: Watched, page: Page, origin: string, pin: string) {
    this.context = context;
    this.watched = watched;
    this.page = page;
    this.origin = origin;
    this.pin = pin;
  }

  static async unpack(browser: Browser, origin: string, pin = '739104', hasTouch = false): Promise<Tablet> {
    const viewport = { width: 800, height: 1280 };
    const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport, hasTouch });
    const watched = await watchOnlyOurs(context, origin);
    return new Tablet(context, watched, await context.newPage(), origin, pin);
  }

  /** A profile that stays on the disk. */
  static async over(context: BrowserContext, origin: string, pin = '739104'): Promise<Tablet> {
    const watched = await watchOnlyOurs(context, origin);
    return new Tablet(context, watched, context.pages()[0] ?? (await context.newPage()), origin, pin);
  }

  async enrol(code: string, name: string): Promise<void> {
    await this.fillEnrolment(code, name);
    await this.finishEnrolment();
  }

  async fillEnrolment(code: string, name: string): Promise<void> {
    await this.page.goto(`${this.origin}/#enrol=${code}`);
    await this.page.getByLabel('Tên máy').fill(name);
    await this.page.getByLabel('Đặt mã PIN').fill(this.pin);
    await this.page.getByLabel('Nhập lại mã PIN').fill(this.pin);
  }

  async finishEnrolment(): Promise<void> {
    await this.page.getByRole('button', { name: 'Ghi danh' }).click();
    await this.page.getByRole('button', { name: 'Bắt đầu' }).click();
    await expect(this.page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
  }

  /** The service worker is in charge and everything it precaches is there: from now on the app works offline. */
  async installed(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), { timeout: 30_000 })
      .toBe('activated');
  }

  async unlock(pin = this.pin): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Nhập mã PIN' });
    await field.fill(pin);
    await this.page.getByRole('button', { name: 'Mở khóa' }).click();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
    await this.unlock();
    await expect(this.page.getByRole('button', { name: 'Mở khóa' })).toBeHidden();
  }

  /** Inside the open app, without a reload. */
  async tap(place: 'Hôm nay' | 'Nhà' | 'Sổ gửi'): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: place }).first().click();
  }

  /** Also from a form, where the places are not shown: by its address, inside the open app. */
  async tapAnywhere(place: 'Sổ gửi'): Promise<void> {
    await this.openInside('/outbox');
    await expect(this.page.getByRole('heading', { name: place })).toBeVisible();
  }

  async registerHousehold(village: string | undefined, head: string, address: string): Promise<string> {
    await this.tap('Hôm nay');
    await this.page.getByRole('link', { name: 'Ghi nhà mới' }).click();
    if (village) await this.page.getByRole('radio', { name: village }).check();
    await this.page.getByLabel('Họ tên chủ hộ').fill(head);
    await this.page.getByLabel('Địa chỉ hoặc ngõ').fill(address);
    await this.page.getByRole('button', { name: 'Lưu hộ này' }).click();
    await expect(this.page).toHaveURL(/\/homes\/[0-9a-f-]{36}$/);
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  /** From the home's screen: consent first, then the person. */
  async registerPerson(person: { name: string; personalId?: string; birth?: string; phone?: string; device?: string }): Promise<void> {
    await this.page.getByRole('link', { name: 'Thêm người' }).click();
    await this.consent();
    if (person.personalId) await this.page.getByLabel('Số định danh').fill(person.personalId);
    await this.page.getByLabel('Họ và tên').fill(person.name);
    if (person.birth) await this.page.getByLabel('Ngày sinh').fill(person.birth);
    if (person.phone) await this.page.getByLabel('Số điện thoại').fill(person.phone);
    if (person.device) await this.page.getByRole('radio', { name: person.device }).check();
    await this.page.getByRole('button', { name: 'Lưu người này' }).click();
    await expect(this.page).toHaveURL(/\/people\/[0-9a-f-]{36}$/);
    await expect(this.page.getByRole('heading', { name: person.name })).toBeVisible();
  }

  /** From a person's page back to their home, by its link. */
  async toHome(household: string): Promise<void> {
    await this.page.locator(`a[href="/homes/${household}"]`).first().click();
    await expect(this.page).toHaveURL(new RegExp(`/homes/${household}$`));
  }

  /** Follows a path inside the open app, without a reload. */
  async openInside(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await expect(this.page).toHaveURL(`${this.origin}${path}`);
  }

  /** Ships and pulls by the button, until the server has confirmed everything. */
  async send(): Promise<void> {
    await this.tap('Sổ gửi');
    await this.page.getByRole('button', { name: 'Gửi ngay' }).click();
    await expect(this.page.getByText(/Máy chủ đã nhận đủ|Chưa ghi gì trên máy này/).first()).toBeVisible();
    await expect(this.page.getByRole('button', { name: 'Gửi ngay' })).toBeEnabled();
  }

  /** The tablet's clock goes wrong: that of its workers, which write and send. Until the page is loaded anew. */
  async setClockAhead(ms: number): Promise<void> {
    const ahead = (by: number) => {
      const right = Date.now.bind(Date);
      Date.now = () => right() + by;
    };
    for (const worker of this.page.workers()) await worker.evaluate(ahead, ms);
  }

  async changePhone(person: string, phone: string): Promise<void> {
    await this.openInside(person);
    await this.page.getByRole('link', { name: 'Sửa' }).first().click();
    await this.page.getByLabel('Số điện thoại').fill(phone);
    await this.page.getByRole('button', { name: /^Lưu/ }).click();
    await expect(this.page).toHaveURL(new RegExp(`${person}$`));
  }

  async consent(): Promise<void> {
    await expect(this.page.getByRole('checkbox').first()).toBeVisible();
    for (const purpose of await this.page.getByRole('checkbox').all()) await purpose.check();
    await this.page.getByRole('radio', { name: /Chính người đó/ }).check();
    await this.page.getByRole('button', { name: 'Đã nói đồng ý' }).click();
  }

  async visit(outcome: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Ghi lượt thăm' }).click();
    await this.page.getByRole('radio', { name: outcome }).check();
    await this.page.getByRole('button', { name: 'Lưu lượt thăm' }).click();
    await expect(this.page).toHaveURL(/\/homes\/[0-9a-f-]{36}$/);
  }

  /** Types as a person does, then waits until the last letter is on the disk: the draft's ciphertext has changed since. */
  async typeSlowly(label: string, text: string): Promise<void> {
    const field = this.page.getByLabel(label);
    await field.pressSequentially(text.slice(0, -1), { delay: 120 });
    const before = await this.page.evaluate(draftBytes);
    await field.pressSequentially(text.slice(-1));
    await expect.poll(() => this.page.evaluate(draftBytes)).not.toBe(before);
  }

  /** The tab dies without a word, as when the battery ends; the profile stays. */
  async kill(): Promise<void> {
    const killed = this.page;
    this.page = await this.context.newPage();
    const session = await this.context.newCDPSession(killed);
    const gone = killed.waitForEvent('crash');
    void session.send('Page.crash').catch(() => undefined);
    await gone;
    await killed.close();
  }

  async close(): Promise<void> {
    await this.context.close();
    expectOnlyOurs(this.watched);
  }
}

/** Runs in the page: all drafts as they lie, in hex. */
function draftBytes(): Promise<string> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('tung-ngo');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const all = open.result.transaction('drafts').objectStore('drafts').getAll();
      all.onsuccess = () => {
        open.result.close();
        resolve(
          JSON.stringify(all.result, (_, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Uint8Array).join() : value)),
        );
      };
    };
  });
}
