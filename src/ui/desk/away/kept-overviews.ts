import type { Overview } from '#protocol/desk-answers.ts';

/** The overviews last seen, one a unit, for reading without a network. Sums and names of units only: nothing of a person, nobody's name. */
const cacheName = 'desk-last';
const unitsAtMost = 12;
/** The address of this very file names the version: what another one has written may have another shape. */
const version = import.meta.url;

interface Kept {
  readonly version: string;
  readonly overview: Overview;
}

const addressOf = (node: string) => `/desk-last/${encodeURIComponent(node)}`;

/** Tablets are named after people, and so go no further than the screen. */
function withoutPeople(overview: Overview): Overview {
  return { ...overview, tablets: [] };
}

export async function keepOverview(overview: Overview): Promise<void> {
  const cache = await caches.open(cacheName);
  const kept: Kept = { version, overview: withoutPeople(overview) };
  await cache.put(addressOf(overview.node.id), new Response(JSON.stringify(kept), { headers: { 'content-type': 'application/json' } }));
  const all = await allKept(cache);
  const old = all.toSorted((a, b) => (a.overview.asOf < b.overview.asOf ? 1 : -1)).slice(unitsAtMost);
  for (const { overview: one } of old) await cache.delete(addressOf(one.node.id));
}

/** Of this unit, or the newest there is. */
export async function keptOverview(node?: string): Promise<Overview | undefined> {
  if (!(await caches.has(cacheName))) return undefined;
  const all = await allKept(await caches.open(cacheName));
  const newest = all.map(({ overview }) => overview).toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1));
  return node === undefined ? newest[0] : newest.find((overview) => overview.node.id === node);
}

export async function forgetOverviews(): Promise<void> {
  await caches.delete(cacheName);
}

async function allKept(cache: Cache): Promise<readonly Kept[]> {
  const answers = await cache.matchAll();
  const read = await Promise.all(answers.map(async (answer) => (await answer.json()) as Kept));
  return read.filter((one) => one.version === version);
}
