import { readFileSync } from 'node:fs';
import { helpAt as deskHelpAt, helpByRoute as deskHelpByRoute } from '#ui/desk/help/help-pages.ts';
import { helpAt, helpByRoute } from '#ui/field/help/help-pages.ts';
import { deskHelp as enDesk } from '#ui/text/en-desk-help.ts';
import { help as enField } from '#ui/text/en-help.ts';
import { deskHelp as viDesk } from '#ui/text/vi-desk-help.ts';
import { help as viField, type HelpPage } from '#ui/text/vi-help.ts';
import { expect, test } from 'vitest';

/** Every way to a screen, as the routers have them; an optional end is two screens. */
function routesOf(file: string): readonly string[] {
  const routes = Array.from(readFileSync(file, 'utf8').matchAll(/<Route path="([^"]+)"/g), ([, path = '']) => path);
  return routes.flatMap((path) => (path.endsWith('/:id?') ? [path.replace('/:id?', ''), path.replace('?', '')] : [path]));
}

const sides = [
  {
    name: 'field',
    routes: routesOf('src/ui/field/field-app.tsx'),
    byRoute: helpByRoute,
    at: helpAt,
    fewest: 18,
    texts: [viField, enField],
  },
  {
    name: 'desk',
    routes: routesOf('src/ui/desk/desk-rooms.tsx'),
    byRoute: deskHelpByRoute,
    at: deskHelpAt,
    fewest: 24,
    texts: [viDesk, enDesk],
  },
] as const;

/** What is missing for somebody to be helped by it. */
function faults({ title, about, steps, troubles }: HelpPage): string[] {
  return [
    ...(title.length < 3 ? ['no title'] : []),
    ...(about.length < 20 ? ['does not say what it is for'] : []),
    ...(steps.length < 1 || steps.some((step) => step.length < 8) ? ['no steps'] : []),
    ...(troubles.length < 1 ? ['no way out of a trouble'] : []),
    ...([about, ...steps, ...troubles].some((text) => !/[.!?]$/.test(text)) ? ['half a sentence'] : []),
  ];
}

for (const { name, routes, byRoute, at, fewest, texts } of sides) {
  test(`every screen of the ${name} side has help of its own, in both languages`, () => {
    expect(routes.length).toBeGreaterThanOrEqual(fewest);
    const invented = (route: string) => route.replaceAll(/:\w+/g, 'x1');
    expect(routes.filter((route) => at(invented(route)) === 'notFound')).toEqual([]);
    expect(routes.filter((route) => at(invented(route)) !== byRoute[route])).toEqual([]);
    const pages = texts.flatMap(({ pages: all }) => Object.entries(all as Readonly<Record<string, HelpPage>>));
    expect(pages.flatMap(([key, page]) => faults(page).map((fault) => `${key}: ${fault}`))).toEqual([]);
  });
}

test('nobody comes to help that no screen asks for', () => {
  const asked = new Set<string>([...Object.values(helpByRoute), 'enrol', 'unlock', 'notFound']);
  expect(Object.keys(viField.pages).filter((key) => !asked.has(key))).toEqual([]);
  const askedAtDesk = new Set<string>([...Object.values(deskHelpByRoute), 'notFound']);
  expect(Object.keys(viDesk.pages).filter((key) => !askedAtDesk.has(key))).toEqual([]);
});

test('the readers of routes and pages see what is missing', () => {
  expect(helpAt('/something/else')).toBe('notFound');
  expect(faults({ title: 'Nhà', about: 'Danh sách', steps: [], troubles: [] }).length).toBe(4);
});
