import { expect, type Page } from '@playwright/test';
import { guide as enGuide } from '#ui/text/en-guide.ts';
import { guide as viGuide } from '#ui/text/vi-guide.ts';
import type { Tablet } from '../pages/tablet.ts';
import { lengthened } from './long-words.ts';
import { settled } from './settled.ts';

export type Spoken = 'vi' | 'en' | 'long';

/** The words by which screens are reached. `long` is English with every word lengthened. */
const guideTexts: Readonly<Record<Spoken, typeof viGuide>> = { vi: viGuide, en: enGuide, long: lengthened(enGuide) };

/** An open tablet with a home of its own, to go through all screens in one language. */
export interface FieldWalk {
  readonly tablet: Tablet;
  readonly page: Page;
  readonly guide: typeof viGuide;
  /** Paths. The person is new to guides: a guide walked in one language stands elsewhere in the next. */
  readonly home: string;
  readonly person: string;
  readonly visit: string;
}

export interface FieldScreen {
  /** Also the name of its picture and of the file of its shape. */
  readonly name: string;
  /** As the router has it; screens of one route share their help. */
  readonly route: string;
  readonly open: (walk: FieldWalk) => Promise<void>;
}

/** Registers what the screens show. To be called once for every language that is walked. */
export async function fieldWalk(tablet: Tablet, spoken: Spoken): Promise<FieldWalk> {
  const { page } = tablet;
  const household = await tablet.registerHousehold('Thôn Gò Mận', 'Quàng Thị Lụa', `Ngõ giếng, nhà cuối ${spoken}`);
  const home = `/homes/${household}`;
  await tablet.registerPerson({ name: 'Quàng Thị Lụa', birth: '12031957', phone: '0912 000 201', device: 'Điện thoại thông minh' });
  const person = new URL(page.url()).pathname;
  await tablet.openInside(home);
  await tablet.visit('Đã gặp');
  const visit = await page.locator('a[href^="/visits/"]').first().getAttribute('href');
  await expect(page.locator('.toast')).toHaveCount(0, { timeout: 20_000 });
  return { tablet, page, guide: guideTexts[spoken], home, person, visit: visit ?? '' };
}

const at =
  (path: string | ((walk: FieldWalk) => string)): FieldScreen['open'] =>
  async (walk) => {
    await walk.tablet.openInside(typeof path === 'string' ? path : path(walk));
    await settled(walk.page);
  };

const firstGuide = (walk: FieldWalk) => `${walk.person}/guides/vneid-level-1`;

async function press({ page }: FieldWalk, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** In the order in which one comes to them: a guide begun stays begun. */
export const fieldScreens: readonly FieldScreen[] = [
  { name: 'today', route: '/', open: at('/') },
  { name: 'homes', route: '/homes/:id?', open: at('/homes') },
  { name: 'home', route: '/homes/:id?', open: at(({ home }) => home) },
  { name: 'household-form', route: '/homes/new', open: at('/homes/new') },
  { name: 'household-edit', route: '/homes/:id/edit', open: at(({ home }) => `${home}/edit`) },
  { name: 'visit-form', route: '/homes/:id/visit', open: at(({ home }) => `${home}/visit`) },
  { name: 'visit-edit', route: '/visits/:id/edit', open: at(({ visit }) => visit) },
  { name: 'consent', route: '/homes/:id/people/new', open: at(({ home }) => `${home}/people/new`) },
  { name: 'person', route: '/people/:id', open: at(({ person }) => person) },
  { name: 'person-form', route: '/people/:id/edit', open: at(({ person }) => `${person}/edit`) },
  { name: 'guide-safety', route: '/people/:id/guides/:guide', open: at(firstGuide) },
  {
    name: 'guide-prepare',
    route: '/people/:id/guides/:guide',
    async open(walk) {
      await at(firstGuide)(walk);
      await press(walk, walk.guide.safetyFirst.alreadySaid);
      await expect(walk.page.getByRole('button', { name: walk.guide.prepare.begin })).toBeVisible();
    },
  },
  {
    name: 'guide-step',
    route: '/people/:id/guides/:guide',
    async open(walk) {
      await press(walk, walk.guide.prepare.begin);
      await expect(walk.page.getByRole('button', { name: walk.guide.stepDone })).toBeVisible();
    },
  },
  {
    name: 'guide-stop',
    route: '/people/:id/guides/:guide',
    async open(walk) {
      await press(walk, walk.guide.stop.open);
      await expect(walk.page.getByRole('heading', { name: walk.guide.stop.why })).toBeVisible();
    },
  },
  { name: 'home-guide', route: '/homes/:id/guides/:guide', open: at(({ home }) => `${home}/guides/evn-bill`) },
  { name: 'leaflet', route: '/people/:id/guides/:guide/leaflet', open: at(({ person }) => `${person}/guides/vssid/leaflet`) },
  { name: 'home-leaflet', route: '/homes/:id/guides/:guide/leaflet', open: at(({ home }) => `${home}/guides/evn-bill/leaflet`) },
  { name: 'group', route: '/group', open: at('/group') },
  { name: 'scan', route: '/scan', open: at('/scan') },
  { name: 'police-day', route: '/police-day', open: at('/police-day') },
  { name: 'outbox', route: '/outbox', open: at('/outbox') },
  { name: 'settings', route: '/settings', open: at('/settings') },
  { name: 'not-found', route: 'default', open: at('/nowhere') },
];
