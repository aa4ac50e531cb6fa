import type { DeskHelpKey } from '#ui/text/vi-desk-help.ts';

/** By the routes of the desk. */
export const helpByRoute: Readonly<Record<string, DeskHelpKey>> = {
  '/desk/areas/:node': 'overview',
  '/desk/areas/:node/morning': 'morning',
  '/desk/areas/:node/listed': 'listed',
  '/desk/areas/:node/households': 'households',
  '/desk/areas/:node/tablets': 'tablets',
  '/desk/areas/:node/refused': 'refused',
  '/desk/areas/:node/members': 'members',
  '/desk/areas/:node/review': 'review',
  '/desk/areas/:node/places': 'places',
  '/desk/areas/:node/guides': 'guides',
  '/desk/areas/:node/guides/:guide': 'guideEditor',
  '/desk/areas/:node/doubles': 'doubles',
  '/desk/areas/:node/plan': 'plan',
  '/desk/areas/:node/rights': 'rights',
  '/desk/areas/:node/retention': 'retention',
  '/desk/areas/:node/breaches': 'breaches',
  '/desk/areas/:node/import': 'import',
  '/desk/areas/:node/reports': 'reports',
  '/desk/areas/:node/audit': 'audit',
  '/desk/doubles/:kind/:a/:b': 'pair',
  '/desk/households/:id': 'household',
  '/desk/people/:id': 'person',
  '/desk/account': 'account',
  '/desk/hand-in': 'handIn',
  '/desk': 'signIn',
  '/desk/reset': 'signIn',
  '/desk/setup': 'setup',
};

const patterns = Object.entries(helpByRoute).map(([route, key]) => [new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`), key] as const);

/** The help of the screen at a path without its query. */
export function helpAt(path: string): DeskHelpKey {
  return patterns.find(([pattern]) => pattern.test(path))?.[1] ?? 'notFound';
}
