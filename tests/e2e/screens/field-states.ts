import { expect, type Page } from '@playwright/test';
import type { OutboxRow } from '#background/device-api.ts';
import type { Tablet } from '../pages/tablet.ts';
import type { FieldWalk } from './field-screens.ts';
import { patchAnswers, type Patches } from './patched-answers.ts';
import { settled } from './settled.ts';

/** How the tablet itself may stand, each with the next thing to do on its screen. */
export interface FieldState {
  readonly name: string;
  readonly path: string;
  readonly patches: Patches;
  /** What the tablet is, rather than what it holds: shown from the start, without a PIN. */
  readonly fromTheStart?: true;
  readonly waits?: true;
  readonly update?: true;
  /** The browser as which the page sees itself, or that it offers to install. */
  readonly installs?: 'android' | 'ipad' | 'offered';
}

const browsers = {
  android: 'Mozilla/5.0 (Linux; Android 13; SM-T225) AppleWebKit/537.36 Chrome/120 Safari/537.36',
  ipad: 'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1',
} as const;

const idle = (lastFailure: string) => ({ outbox: { sending: { kind: 'idle', lastFailure } } }) as const;
const allThere = { outbox: { authored: 8, received: 8, refused: 0, waiting: 0, rows: [] } };
const none = { homes: 0, visited: 0, visitedToday: 0, neverVisited: 0 };
const locked = { kind: 'locked', triesLeft: 10, deviceName: 'Máy tính bảng Gò Mận 2', parcels: 0 } as const;

const refusedRow: OutboxRow = {
  n: 7,
  kind: 'person',
  id: '01890000-0000-7000-8000-000000000007',
  title: 'Quàng Thị Lụa',
  fields: ['phone'],
  writtenAt: Date.UTC(2026, 10, 20, 2),
  standing: 'refused',
  reason: 'outside-scope',
};

export const fieldStates: readonly FieldState[] = [
  { name: 'state-loading', path: '/', patches: { today: 'silence' }, waits: true },
  { name: 'state-empty-today', path: '/', patches: { today: { entries: [], drafts: [], counts: none } } },
  { name: 'state-empty-homes', path: '/homes', patches: { homes: { rows: [], total: 0 } } },
  { name: 'state-offline', path: '/outbox', patches: idle('offline') },
  { name: 'state-refused', path: '/outbox', patches: { outbox: { authored: 8, received: 7, refused: 1, waiting: 0, rows: [refusedRow] } } },
  { name: 'state-install-android', path: '/outbox', patches: allThere, installs: 'android' },
  { name: 'state-install-ipad', path: '/outbox', patches: allThere, installs: 'ipad' },
  { name: 'state-install', path: '/outbox', patches: allThere, installs: 'offered' },
  { name: 'state-full-storage', path: '/', patches: idle('storage-full') },
  { name: 'state-revoked', path: '/', patches: idle('device-revoked') },
  { name: 'state-too-old', path: '/', patches: idle('app-too-old') },
  { name: 'state-clock-wrong', path: '/settings', patches: { storage: { clockAheadMs: 5_400_000, persisted: false } } },
  // The page has fallen over and only starting anew helps: nothing but a fresh start may follow.
  { name: 'state-error', path: '/', patches: { today: { entries: null } as never } },
  { name: 'state-update-waiting', path: '/', patches: {}, update: true },
  { name: 'state-new', path: '/', patches: { state: { kind: 'new', erased: false, parcels: 0 } }, fromTheStart: true },
  { name: 'state-wiped', path: '/', patches: { state: { kind: 'new', erased: true, wiped: true, parcels: 3 } }, fromTheStart: true },
  { name: 'state-locked', path: '/', patches: { state: locked }, fromTheStart: true },
  { name: 'state-wrong-pin', path: '/', patches: { state: { ...locked, triesLeft: 4 } }, fromTheStart: true },
  { name: 'state-stale', path: '/', patches: { state: { ...locked, closed: 'lease', parcels: 2 } }, fromTheStart: true },
  { name: 'state-held', path: '/', patches: { state: { ...locked, closed: 'desk' } }, fromTheStart: true },
  { name: 'state-unusable', path: '/', patches: { state: { kind: 'unusable', detail: 'InvalidStateError' } }, fromTheStart: true },
];

/** Of an open tablet; those from the start leave it locked, so they come last. */
export async function openState({ tablet, page }: FieldWalk, state: FieldState): Promise<void> {
  const { path, patches, fromTheStart, waits, update, installs } = state;
  await patchAnswers(page, patches, update);
  if (installs) await page.evaluate(letInstall, installs === 'offered' ? undefined : browsers[installs]);
  if (update) await openAnew(tablet);
  else if (fromTheStart) await page.goto(tablet.origin);
  else await visitAnew(page, path);
  if (waits) await expect(page.locator('.skeleton').first()).toBeVisible();
  else await settled(page);
}

/** Runs in the page. */
function letInstall(browser: string | undefined): void {
  if (browser === undefined) dispatchEvent(new Event('beforeinstallprompt'));
  else Object.defineProperty(navigator, 'userAgent', { value: browser, configurable: true });
}

async function openAnew({ page, origin, pin }: Tablet): Promise<void> {
  await page.goto(origin);
  await page.getByRole('textbox').fill(pin);
  await page.locator('form button[type=submit]').click();
  await expect(page.locator('.toast')).toBeVisible();
}

/** Screens read when they open: another one in between makes them ask again. */
async function visitAnew(page: Page, path: string): Promise<void> {
  for (const to of ['/nowhere', path]) {
    await page.evaluate((next) => {
      history.pushState(null, '', next);
      dispatchEvent(new PopStateEvent('popstate'));
    }, to);
    await expect(page).toHaveURL(new RegExp(`${to}$`));
    await settled(page).catch((cause: unknown) => {
      if (to !== path) throw cause;
    });
  }
}
