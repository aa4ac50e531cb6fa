import type { HelpKey } from '#ui/text/vi-help.ts';

/** By the routes of the field side, first match first as in its router; the screens before the book is open are asked for by name. */
export const helpByRoute: Readonly<Record<string, HelpKey>> = {
  '/': 'today',
  '/homes/new': 'household',
  '/homes/:id/edit': 'household',
  '/homes/:id/visit': 'visit',
  '/homes/:id/people/new': 'personForm',
  '/homes/:id/guides/:guide/leaflet': 'leaflet',
  '/homes/:id/guides/:guide': 'guide',
  '/homes': 'homes',
  '/homes/:id': 'home',
  '/visits/:id/edit': 'visit',
  '/people/:id/edit': 'personForm',
  '/people/:id/guides/:guide/leaflet': 'leaflet',
  '/people/:id/guides/:guide': 'guide',
  '/people/:id': 'person',
  '/scan': 'household',
  '/group': 'group',
  '/police-day': 'policeDay',
  '/outbox': 'outbox',
  '/settings': 'settings',
};

const patterns = Object.entries(helpByRoute).map(([route, key]) => [new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`), key] as const);

/** The help of the screen at a path without its query. */
export function helpAt(path: string): HelpKey {
  return patterns.find(([pattern]) => pattern.test(path))?.[1] ?? 'notFound';
}
