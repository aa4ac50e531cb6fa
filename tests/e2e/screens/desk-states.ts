import { expect, type Page, type Route } from '@playwright/test';
import { settled } from './settled.ts';

type Answer = Readonly<Record<string, unknown>>;

/** What the server is made to say to some of the desk's requests; a function is given the true answer. */
type Told =
  | 'nothing yet'
  | 'no network'
  | { readonly status: number; readonly kind: string; readonly message?: string }
  | ((truth: Answer) => Answer);

/** How the desk may stand apart from being full of work, each with the next thing to do on its screen. */
export interface DeskState {
  readonly name: string;
  readonly path: string;
  /** Addresses behind `/api/desk/`. */
  readonly asked: RegExp;
  readonly told: Told;
  /** Loaded anew: the desk learns it as it starts. */
  readonly fromTheStart?: true;
  readonly printed?: true;
}

const node = '/desk/areas/:node';
const everything = /./;
const empty = (answer: Answer): Answer =>
  Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [
      key,
      typeof value === 'number'
        ? 0
        : Array.isArray(value) && key !== 'path'
          ? []
          : isRecord(value)
            ? empty(value)
            : key === 'next'
              ? undefined
              : value,
    ]),
  );
const emptyList = (): Answer => [] as never;

function isRecord(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const deskStates: readonly DeskState[] = [
  { name: 'desk-state-loading', path: node, asked: /^overview/, told: 'nothing yet' },
  { name: 'desk-state-error', path: node, asked: /^overview/, told: { status: 500, kind: 'unexpected' } },
  {
    name: 'desk-state-refused',
    path: `${node}/audit`,
    asked: /\/audit$/,
    told: { status: 403, kind: 'not-allowed', message: 'Vai trò của bạn không được làm việc này.' },
  },
  { name: 'desk-state-gone', path: '/desk/households/01890000-0000-7000-8000-000000000000', asked: /^never$/, told: 'no network' },
  { name: 'desk-state-offline', path: `${node}/households`, asked: /\/households\/search$/, told: 'no network' },
  { name: 'desk-state-empty', path: node, asked: /^overview/, told: empty },
  { name: 'desk-state-quiet-morning', path: `${node}/morning`, asked: /\/morning$/, told: empty },
  { name: 'desk-state-no-households', path: `${node}/households`, asked: /\/households\/search$/, told: empty },
  { name: 'desk-state-nothing-to-review', path: `${node}/review`, asked: /^review\?/, told: empty },
  { name: 'desk-state-no-doubles', path: `${node}/doubles`, asked: /\/doubles$/, told: (truth) => ({ ...empty(truth), comparing: false }) },
  { name: 'desk-state-no-plan', path: `${node}/plan`, asked: /\/plan$/, told: empty },
  { name: 'desk-state-no-tablets', path: `${node}/tablets`, asked: /^tablets\?/, told: emptyList },
  { name: 'desk-state-morning-printed', path: `${node}/morning`, asked: /^never$/, told: 'no network', printed: true },
  { name: 'desk-state-away', path: node, asked: everything, told: 'no network', fromTheStart: true },
  { name: 'desk-state-away-nothing', path: `${node}/members`, asked: everything, told: 'no network', fromTheStart: true },
  // Nobody is signed in from here on, so it comes last.
  { name: 'desk-state-ended', path: node, asked: /^overview/, told: { status: 401, kind: 'not-signed-in' } },
];

const deskRoutes = '**/api/desk/**';

/** Of a desk where somebody is signed in and has seen the overview; all else that the server says is true. Leaves it so until the next one. */
export async function openDeskState(page: Page, state: DeskState): Promise<void> {
  await endDeskState(page);
  const own = await page.evaluate(async () => ((await (await fetch('/api/desk/session')).json()) as { home: string }).home);
  const path = state.path.replace(':node', own);
  if (state.fromTheStart) {
    for (const to of ['/desk/nowhere', `/desk/areas/${own}`]) await walkTo(page, to);
    await settled(page);
  }
  await page.route(deskRoutes, (route) => answer(route, state));
  if (state.printed) await page.emulateMedia({ media: 'print' });
  if (state.fromTheStart) await page.goto(new URL(path, page.url()).href);
  else for (const to of ['/desk/nowhere', path]) await walkTo(page, to);
  if (state.told === 'nothing yet') await expect(page.locator('.skeleton').first()).toBeVisible();
  else await settled(page);
  await expect(page.locator('h1, .empty, .notice, .skeleton').first()).toBeVisible();
}

/** The server is heard as it speaks. */
export async function endDeskState(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.emulateMedia({ media: null });
  if (await page.locator('.desk-away').isVisible()) await page.reload();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** A screen reads when it opens, so another one comes in between. */
async function walkTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await expect(page.locator('.desk-main')).toBeVisible();
}

async function answer(route: Route, { asked, told }: DeskState): Promise<void> {
  const { pathname, search } = new URL(route.request().url());
  if (!asked.test(`${pathname.replace('/api/desk/', '')}${search}`)) return route.continue();
  if (told === 'nothing yet') return;
  if (told === 'no network') return route.abort('internetdisconnected');
  if (typeof told !== 'function')
    return route.fulfill({ status: told.status, json: { error: { kind: told.kind, message: told.message } } });
  const response = await route.fetch();
  return route.fulfill({ response, json: told((await response.json()) as Answer) });
}
