import { expect, type Page } from '@playwright/test';
import { settled } from './settled.ts';

export interface DeskScreen {
  readonly name: string;
  /** As the desk's router has it. */
  readonly route: string;
  /** With `:node` for the unit of who is signed in; or a way to get there. */
  readonly path: string;
  /** A link of the screen at `path` that leads to this one. */
  readonly through?: string;
}

const node = '/desk/areas/:node';

export const deskScreens: readonly DeskScreen[] = [
  { name: 'desk-overview', route: node, path: node },
  { name: 'desk-morning', route: `${node}/morning`, path: `${node}/morning` },
  { name: 'desk-listed', route: `${node}/listed`, path: `${node}/listed?figure=person` },
  { name: 'desk-households', route: `${node}/households`, path: `${node}/households` },
  {
    name: 'desk-household',
    route: '/desk/households/:id',
    path: `${node}/households`,
    through: 'main a[href^="/desk/households/"]',
  },
  {
    name: 'desk-person',
    route: '/desk/people/:id',
    path: `${node}/listed?figure=person`,
    through: 'main a[href^="/desk/people/"]',
  },
  { name: 'desk-plan', route: `${node}/plan`, path: `${node}/plan` },
  { name: 'desk-reports', route: `${node}/reports`, path: `${node}/reports` },
  { name: 'desk-review', route: `${node}/review`, path: `${node}/review` },
  { name: 'desk-doubles', route: `${node}/doubles`, path: `${node}/doubles` },
  { name: 'desk-pair', route: '/desk/doubles/:kind/:a/:b', path: '/desk/doubles/person/:one/:other' },
  { name: 'desk-refused', route: `${node}/refused`, path: `${node}/refused` },
  { name: 'desk-rights', route: `${node}/rights`, path: `${node}/rights` },
  { name: 'desk-retention', route: `${node}/retention`, path: `${node}/retention` },
  { name: 'desk-breaches', route: `${node}/breaches`, path: `${node}/breaches` },
  { name: 'desk-members', route: `${node}/members`, path: `${node}/members` },
  { name: 'desk-tablets', route: `${node}/tablets`, path: `${node}/tablets` },
  { name: 'desk-hand-in', route: '/desk/hand-in', path: '/desk/hand-in' },
  { name: 'desk-places', route: `${node}/places`, path: `${node}/places` },
  { name: 'desk-guides', route: `${node}/guides`, path: `${node}/guides` },
  { name: 'desk-guide-editor', route: `${node}/guides/:guide`, path: `${node}/guides/vssid` },
  { name: 'desk-import', route: `${node}/import`, path: `${node}/import` },
  { name: 'desk-audit', route: `${node}/audit`, path: `${node}/audit` },
  { name: 'desk-account', route: '/desk/account', path: '/desk/account' },
  { name: 'desk-not-found', route: 'default', path: '/desk/nowhere' },
];

/** Runs in the page: the unit of who is signed in, and any two people of it. */
async function ownPlaces(): Promise<{ readonly node: string; readonly people: readonly string[] }> {
  const { home } = (await (await fetch('/api/desk/session')).json()) as { home: string };
  const seen = document.querySelectorAll<HTMLAnchorElement>('main a[href^="/desk/people/"]');
  return { node: home, people: [...new Set(Array.from(seen, ({ pathname }) => pathname.split('/').at(-1) ?? ''))] };
}

async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 }).or(page.locator('.empty')).first()).toBeVisible();
}

/** Inside the open desk. */
export async function openDeskScreen(page: Page, { path, through }: DeskScreen): Promise<void> {
  const { node: own } = await page.evaluate(ownPlaces);
  if (path.includes(':one')) await follow(page, `/desk/areas/${own}/listed?figure=person`);
  const [one = '', other = ''] = (await page.evaluate(ownPlaces)).people;
  await follow(page, path.replace(':node', own).replace(':one', one).replace(':other', other));
  if (through === undefined) return;
  await page.locator(through).first().click();
  await expect(page.locator(through)).toHaveCount(0);
  await settled(page);
}
