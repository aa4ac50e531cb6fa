import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { findChromium } from '../e2e/find-chromium.ts';
import { Tablet } from '../e2e/pages/tablet.ts';
import { endServer, type RunningServer, runServer } from '../e2e/running-server.ts';
import { watchKeystrokes } from './keystrokes.ts';
import { makeWorkerSlowable } from './slow-worker.ts';
import { type BigCommune, communeSize, seedBigCommune } from './big-commune.ts';
import { watchCrypto } from './crypto-watch.ts';

export interface BigTablet {
  readonly tablet: Tablet;
  readonly commune: BigCommune;
  readonly browserVersion: string;
  close(): Promise<void>;
}

/** A tablet in real Chromium that has pulled ten thousand people from a real server, or a commune of another size, as any tablet does. */
export async function bigTablet(size = communeSize, watch: (page: Page) => Promise<void> = watchKeystrokes): Promise<BigTablet> {
  let commune: BigCommune | undefined;
  const fill = async (directory: string) => {
    makeWorkerSlowable(join(directory, '../app'));
    watchCrypto(join(directory, '../app'));
    commune = await seedBigCommune(directory, size);
  };
  const server = await runServer('start', { fill });
  const browser = await chromium.launch({ ...launch(), args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
  if (!commune) throw new Error('nothing was seeded');
  const tablet = await enrolled(browser, server, commune, watch);
  return {
    tablet,
    commune,
    browserVersion: browser.version(),
    close: async () => {
      await browser.close();
      await endServer(server);
    },
  };
}

function launch(): { readonly executablePath?: string } {
  const executablePath = findChromium();
  return executablePath ? { executablePath } : {};
}

async function enrolled(
  browser: Browser,
  server: RunningServer,
  { code, records }: BigCommune,
  watch: (page: Page) => Promise<void>,
): Promise<Tablet> {
  const tablet = await Tablet.unpack(browser, server.origin, undefined, true);
  await watch(tablet.page);
  await tablet.enrol(code, 'Máy đo');
  await tablet.tap('Nhà');
  const homes = new Intl.NumberFormat('vi').format(records['household'] ?? 0);
  await expect(tablet.page.getByText(`${homes} nhà`)).toBeVisible({ timeout: 180_000 });
  await tablet.send();
  return tablet;
}
