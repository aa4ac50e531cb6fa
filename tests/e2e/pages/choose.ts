import { expect, type Page } from '@playwright/test';

/** Taps an answer that shows as chosen only when it is on the disk. */
export async function choose(page: Page, answer: string): Promise<void> {
  const radio = page.getByRole('radio', { name: answer });
  await radio.click();
  await expect(radio).toBeChecked();
}
