import { officialApps, platforms, storeAddress, type OfficialApp } from '#guides/official-apps.ts';
import type { Guide, Words } from '#guides/guide.ts';

/** What is left behind on paper: one page about one guide. It names nobody unless the volunteer asks for it. */
export interface Leaflet {
  readonly title: string;
  readonly summary: string;
  readonly steps: readonly string[];
  readonly safety: readonly string[];
  /** What was agreed: "Hẹn lại: thứ bảy, 12/12/2026". */
  readonly agreed: readonly string[];
  /** Codes to the apps' own pages in the stores; nothing else is ever printed as a code. */
  readonly codes: readonly LeafletCode[];
}

export interface LeafletCode {
  readonly address: string;
  /** "VNeID · Android" */
  readonly caption: string;
}

export interface LeafletAsk {
  readonly guide: Guide;
  readonly say: (words: Words) => string;
  readonly platformName: (platform: (typeof platforms)[number]) => string;
  readonly agreed: readonly string[];
}

const mostCodes = 4;

export function leafletOf({ guide, say, platformName, agreed }: LeafletAsk): Leaflet {
  const apps = officialApps.filter(({ id }) => guide.apps.includes(id));
  const cautions = guide.steps.flatMap(({ caution }) => (caution ? [say(caution)] : []));
  return {
    title: say(guide.title),
    summary: say(guide.summary),
    steps: guide.steps.map((step) => say(step.title)),
    safety: [...new Set(cautions)].slice(0, 3),
    agreed,
    codes: apps.flatMap((app) => codesOf(app, say, platformName)).slice(0, mostCodes),
  };
}

function codesOf(app: OfficialApp, say: LeafletAsk['say'], platformName: LeafletAsk['platformName']): readonly LeafletCode[] {
  return platforms.flatMap((platform) => {
    const address = storeAddress(app, platform);
    const name = app.forWhom ? `${app.name} (${say(app.forWhom)})` : app.name;
    return address === undefined ? [] : [{ address, caption: `${name} · ${platformName(platform)}` }];
  });
}
