import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../e2e/find-chromium.ts';

/** Chromium as every bench beside the peers starts it. */
export function benchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}
