import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { PublicFigures } from '#protocol/report-answers.ts';
import { readCsv } from './report-files.ts';

/** The newest frozen figures without any sign-in, as JSON and as CSV, small cells held back. */
export async function seenByAnybody(page: Page): Promise<void> {
  const { json, csv } = await page.evaluate(async () => {
    const { home } = (await (await fetch('/api/desk/session')).json()) as { home: string };
    const read = (path: string) => fetch(`/api/public/areas/${home}/${path}`, { credentials: 'omit' });
    return { json: (await (await read('figures')).json()) as PublicFigures, csv: await (await read('figures.csv')).text() };
  });
  const counts = json.indicators.flatMap((indicator) => [...indicator.counts, indicator.total]);
  expect(counts.length).toBeGreaterThan(100);
  expect(counts).toContain(null);
  expect(counts.filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
  expect(csv.trim().split('\n')).toHaveLength(1 + json.indicators.length * (json.units.length + 1));
}

/** How many people are in a file of this format. */
export async function taken(page: Page, format: string | RegExp, ending: string): Promise<number> {
  await page.getByRole('button', { name: 'Xuất hồ sơ' }).press('Enter');
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: 'Người' }).check();
  await form.getByRole('radio', { name: format }).check();
  const download = page.waitForEvent('download');
  await form.getByRole('button', { name: 'Xuất tệp' }).press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
  const text = readFileSync(await file.path(), 'utf8');
  await expect(form).toHaveCount(0);
  if (ending === 'csv') return readCsv(await file.path()).length - 1;
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return lines.filter((line) => 'name' in line).length;
}
