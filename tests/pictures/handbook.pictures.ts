import { expect, type Browser, type Page } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deskHelp as enDesk } from '#ui/text/en-desk-help.ts';
import { help as enField } from '#ui/text/en-help.ts';
import { type DeskHelpKey, deskHelp as viDesk } from '#ui/text/vi-desk-help.ts';
import { type HelpKey, type HelpPage, help as viField } from '#ui/text/vi-help.ts';
import { openPdf } from '../e2e/open-pdf.ts';
import { Desk } from '../e2e/pages/desk.ts';
import { deskScreens, openDeskScreen } from '../e2e/screens/desk-screens.ts';
import { fieldScreens } from '../e2e/screens/field-screens.ts';
import { fieldStates, openState } from '../e2e/screens/field-states.ts';
import { ownWorld } from '../e2e/world.ts';
import { type Chapter, handbookPage } from './handbook-page.ts';
import { languages, openFieldWalk, speak, type Language } from './walks.ts';

/** `npm run handbook`: a book for volunteers and one for coordinators, of the help that the app gives and its own screens, in `test-results/handbook`. */
const folder = 'test-results/handbook';

const titles = {
  vi: {
    field: {
      file: 'so-tay-tinh-nguyen-vien',
      title: 'Từng Ngõ: sổ tay tình nguyện viên',
      lead: 'Đi từng ngõ, gõ từng nhà, hướng dẫn từng người.',
    },
    desk: {
      file: 'so-tay-dieu-phoi-vien',
      title: 'Từng Ngõ: sổ tay điều phối viên',
      lead: 'Bàn điều phối: đến đâu, vướng ở đâu, làm gì tiếp.',
    },
    contents: 'Mục lục',
  },
  en: {
    field: {
      file: 'handbook-volunteers',
      title: 'Từng Ngõ: the volunteer’s handbook',
      lead: 'Down every lane, to every door, beside every person.',
    },
    desk: {
      file: 'handbook-coordinators',
      title: 'Từng Ngõ: the coordinator’s handbook',
      lead: 'The desk: how far we are, where it is stuck, what to do next.',
    },
    contents: 'Contents',
  },
} as const;

const help = { vi: { field: viField, desk: viDesk }, en: { field: enField, desk: enDesk } } as const;

/** In the order in which one learns it: which help stands beside which screen or state. */
const fieldChapters: readonly (readonly [HelpKey, string])[] = [
  ['today', 'today'],
  ['homes', 'homes'],
  ['home', 'home'],
  ['household', 'household-form'],
  ['visit', 'visit-form'],
  ['personForm', 'consent'],
  ['person', 'person'],
  ['guide', 'guide-safety'],
  ['leaflet', 'leaflet'],
  ['group', 'group'],
  ['policeDay', 'police-day'],
  ['outbox', 'outbox'],
  ['settings', 'settings'],
  ['notFound', 'not-found'],
  ['enrol', 'state-new'],
  ['unlock', 'state-locked'],
];

const deskHelpKeys = Object.keys(viDesk.pages) as readonly DeskHelpKey[];

const deskChapters: readonly (readonly [DeskHelpKey, string])[] = deskScreens.flatMap(({ name }) => {
  const key = name.replace('desk-', '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const known = deskHelpKeys.find((one) => one === key);
  return known ? [[known, name] as const] : [];
});

const test = ownWorld();

async function picture(page: Page): Promise<string> {
  await expect(page.locator('.toast')).toHaveCount(0, { timeout: 20_000 });
  return (await page.screenshot({ type: 'jpeg', quality: 70, animations: 'disabled' })).toString('base64');
}

/** The letters of the app, so that the book looks like it wherever it is made. */
function letters(): string {
  const require = createRequire(import.meta.url);
  return [400, 700]
    .flatMap((weight) => ['vietnamese', 'latin'].map((subset) => ({ weight, subset })))
    .map(({ weight, subset }) => {
      const file = readFileSync(require.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`));
      const range =
        subset === 'latin'
          ? 'U+0000-00FF,U+2013-2026'
          : 'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01B0,U+0300-0309,U+1EA0-1EF9,U+20AB';
      return `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};unicode-range:${range};src:url(data:font/woff2;base64,${file.toString('base64')})}`;
    })
    .join('\n');
}

async function print(browser: Browser, side: 'field' | 'desk', language: Language, chapters: readonly Chapter[]): Promise<void> {
  const { contents, [side]: book } = titles[language];
  const page = await browser.newPage();
  await page.setContent(
    handbookPage(
      { language, contents, troubles: help[language][side].troubles, chapters, sign: readFileSync('public/icon.svg', 'utf8'), ...book },
      letters(),
      side === 'desk',
    ),
  );
  await page.evaluate(() => document.fonts.ready);
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${book.file}.pdf`, bytes);
  const read = await openPdf(bytes);
  expect(read.pages, 'a page for every chapter').toBeGreaterThanOrEqual(chapters.length + 2);
  const said = chapters.map(({ page: { title } }) => title.replaceAll(' ', ''));
  expect(said.filter((title) => !read.spaceless.includes(title))).toEqual([]);
  await page.close();
}

for (const language of languages) {
  test(`the volunteer’s handbook, ${language}`, async ({ browser, world }) => {
    const walk = await openFieldWalk(browser, world, language);
    const pages: Readonly<Record<HelpKey, HelpPage>> = help[language].field.pages;
    const seen = new Map<string, string>();
    const wanted = new Set(fieldChapters.map(([, name]) => name));
    for (const screen of fieldScreens.filter(({ name }) => wanted.has(name))) {
      await screen.open(walk);
      seen.set(screen.name, await picture(walk.page));
    }
    for (const state of fieldStates.filter(({ name }) => wanted.has(name))) {
      await openState(walk, state);
      seen.set(state.name, await picture(walk.page));
    }
    expect(new Set(fieldChapters.map(([key]) => key)), 'every page of help has a chapter').toEqual(new Set(Object.keys(pages)));
    await print(
      browser,
      'field',
      language,
      fieldChapters.map(([key, name]) => ({ page: pages[key], picture: seen.get(name) ?? '' })),
    );
    await walk.tablet.close();
  });

  test(`the coordinator’s handbook, ${language}`, async ({ browser, world }) => {
    const desk = await Desk.open(browser, world.server.origin);
    await desk.signIn(world.desk);
    await speak(desk.page, language);
    await desk.page.reload();
    const pages: Readonly<Record<DeskHelpKey, HelpPage>> = help[language].desk.pages;
    const chapters: Chapter[] = [];
    for (const [key, name] of deskChapters) {
      const screen = deskScreens.find((one) => one.name === name);
      if (screen) await openDeskScreen(desk.page, screen);
      chapters.push({ page: pages[key], picture: await picture(desk.page) });
    }
    expect(chapters.length).toBeGreaterThan(20);
    await print(browser, 'desk', language, chapters);
    await desk.close();
  });
}
