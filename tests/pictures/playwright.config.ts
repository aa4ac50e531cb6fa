import { defineConfig } from '@playwright/test';
import e2e from '../e2e/playwright.config.ts';

/** `npm run pictures`: the README's pictures, made anew from the real app over the demo. */
export default defineConfig({
  ...e2e,
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results/pictures',
  reporter: 'list',
});
