import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { expectOnlyOurs, type Watched, watchOnlyOurs } from '../only-ours.ts';

/** The places of the desk, by the words of its navigation. */
type DeskPlace =
  | 'Tổng quan'
  | 'Danh sách hộ'
  | 'Cần xem lại'
  | 'Trùng nhau?'
  | 'Kế hoạch'
  | 'Báo cáo'
  | 'Thôn, xóm'
  | 'Hướng dẫn'
  | 'Máy tính bảng'
  | 'Bị từ chối'
  | 'Thành viên'
  | 'Quyền của người dân'
  | 'Nộp tệp';

/** A coordinator's browser at the desk. */
export class Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly origin: string;

  readonly watched: Watched;

  private constructor(context: BrowserContext, watched: Watched, page: Page, origin: string) {
    this.context = context;
    this.watched = watched;
    this.page = page;
    this.origin = origin;
  }

  static async open(browser: Browser, origin: string): Promise<Desk> {
    const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 1280, height: 800 } });
    const watched = await watchOnlyOurs(context, origin);
    return new Desk(context, watched, await context.newPage(), origin);
  }

  async signIn({ signIn, password }: { signIn: string; password: string }): Promise<void> {
    await this.page.goto(`${this.origin}/desk`);
    await this.page.getByLabel('Tên đăng nhập').fill(signIn);
    await this.page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(this.page.getByRole('navigation').first()).toBeVisible();
  }

  async go(place: DeskPlace): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: place }).first().click();
  }

  /** What the server says it has of a tablet, by the desk's own route; undefined while it cannot be asked. */
  async received(tablet: string): Promise<unknown> {
    const asked = this.page.evaluate(async (name) => {
      const read = async (path: string) => (await fetch(`/api/desk/${path}`)).json();
      const { home } = await read('session');
      const answer = await read(`tablets?node=${home}`);
      const rows: { name: string; authored: number; received: { through: number; missing: unknown } }[] = Array.isArray(answer)
        ? answer
        : answer.tablets;
      const row = rows.find((one) => one.name === name);
      return row && { authored: row.authored, through: row.received.through, missing: row.received.missing };
    }, tablet);
    return asked.catch(() => undefined);
  }

  /** Publishes words for a guide at the node of who is signed in, over the version they were written on. */
  async publishGuide(content: { readonly id: string }, basedOn: number): Promise<unknown> {
    const ask = { content, basedOn };
    return this.page.evaluate(async ({ content: guide, basedOn: version }) => {
      const { home } = await (await fetch('/api/desk/session')).json();
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ content: guide, basedOn: version });
      return (await fetch(`/api/desk/areas/${home}/guides/${guide.id}/publish`, { method: 'POST', headers, body })).json();
    }, ask);
  }

  /** What was said of a guide at the node of who is signed in holds no longer: other tests share the commune. */
  async takeBackGuide(guide: string): Promise<void> {
    await this.page.evaluate(async (id) => {
      const { home } = await (await fetch('/api/desk/session')).json();
      await fetch(`/api/desk/areas/${home}/guides/${id}/reset`, { method: 'POST' });
    }, guide);
  }

  async close(): Promise<void> {
    await this.context.close();
    expectOnlyOurs(this.watched);
  }
}
