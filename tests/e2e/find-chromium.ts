import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'];

/** Where Chromium is: the CHROMIUM variable, the system's, Playwright's own (undefined: let Playwright find it), or newly installed where we may. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  const system = systemBrowsers.find(existsSync);
  if (system) return system;
  if (existsSync(chromium.executablePath())) return undefined;
  installChromium();
  return systemBrowsers.find(existsSync);
}

function installChromium(): void {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) {
    throw new Error(
      'Chromium was not found. Install it (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or name it in CHROMIUM.',
    );
  }
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  execFileSync('apt-get', ['update'], options);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
}
