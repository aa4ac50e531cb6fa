import { expect, type Locator, type Page } from '@playwright/test';

/** The desk's queue of records to review, by visible words and by keys. */
export class ReviewQueue {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Everything that was there when one came has been looked through. */
  async ready(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Cần xem lại', level: 1 })).toBeVisible();
    await expect(this.page.getByText('Đang soát các hồ sơ mới về')).toBeHidden({ timeout: 30_000 });
  }

  rows(): Locator {
    return this.page.getByRole('list', { name: 'Hồ sơ cần xem' }).getByRole('listitem');
  }

  row(name: string): Locator {
    return this.rows().filter({ hasText: name });
  }

  async filter(by: 'Vấn đề' | 'Người ghi' | 'Thôn, xóm', choice: RegExp): Promise<void> {
    const field = this.page.getByLabel(by);
    const option = field.getByRole('option').filter({ hasText: choice });
    await field.selectOption(await option.evaluate((one: HTMLOptionElement) => one.value));
  }

  async turn(of: 'Chờ bạn xem' | 'Chờ tình nguyện viên sửa'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Lượt của ai' })
      .getByRole('link', { name: new RegExp(`^${of}`) })
      .click();
  }

  async open(name: string): Promise<void> {
    await this.row(name).getByRole('link').click();
    await expect(this.page.getByRole('heading', { name, level: 2 })).toBeVisible();
  }
}
