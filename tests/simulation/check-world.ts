import type { MergedRecord } from '#domain/merge.ts';
import { mergedIntoOf, resolveMerged } from '#domain/merged-records.ts';
import type { Change } from '#domain/mutation.ts';
import type { Tablet } from '#sync/tablet.ts';
import { expect } from 'vitest';
import type { SimTablet } from './sim-tablet.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import type { World } from './world.ts';

/**
 * What I saved stays on my screen, whatever the network, the service worker or the power does meanwhile. While the pages of a pull come in one by one, a
 * merge may be known before all that it carried: until then it is enough that the tablet holds it.
 */
export async function checkOwnWritesVisible(world: World, whileItStorms = true): Promise<void> {
  for (const tablet of world.tablets) {
    if (!tablet.wide || tablet.interrupted) continue;
    for (const [index, device] of tablet.tabs.entries()) {
      if ((await device.state()).kind !== 'open') continue;
      const lost = [];
      for (const { mark, change } of tablet.saved)
        if (!(await showsSomewhere(device, change, mark, world)) && !(whileItStorms && holdsMerged(world, device, mark))) lost.push(mark);
      expect(lost, `${tablet.name}, tab ${index}: saved, and gone from the screen`).toEqual([]);
    }
  }
}

/** What was saved for one record may stand in the one it was merged with, also when that was undone since (SY26). */
async function showsSomewhere(device: SimTablet['tabs'][number], { kind, id }: Change, mark: string, world: World): Promise<boolean> {
  if (world.merges.merge === 0) return shows(device, kind, id, mark);
  const last = id.split('/')[0] ?? '';
  for (const digit of '012') if (await shows(device, kind, id.replace(last, last.slice(0, -1) + digit), mark)) return true;
  return false;
}

function holdsMerged(world: World, device: SimTablet['tabs'][number], mark: string): boolean {
  const session = openSession(device);
  return world.merges.merge > 0 && [...(session?.records.values() ?? [])].some(({ record }) => mark in record.fields);
}

async function shows(device: SimTablet['tabs'][number], kind: string, id: string, mark: string): Promise<boolean> {
  if (kind === 'household') return mark in ((await device.home(id))?.household ?? {});
  if (kind === 'person') return mark in ((await device.person(id))?.person ?? {});
  const [person = '', guide = ''] = id.split('/');
  const page = await device.person(person);
  /* Progress of somebody this tablet has never met has no page to stand on. */
  return page === undefined || mark in (page.progress[guide] ?? {});
}

export interface FinalCheck {
  /** Storage was put back to an earlier state: the same work may have gone out under two identities. */
  readonly restored: boolean;
}

export async function checkConverged(world: World, { restored }: FinalCheck): Promise<void> {
  const failures = world.tablets.flatMap((tablet) => tablet.failures.map((failure) => `${tablet.name}: ${String(failure)}`));
  expect(failures.slice(0, 3), 'nothing failed that should not').toEqual([]);
  const server = await world.serverRecords();
  expect((await verifyDatabase(world.database.db)).faults, 'what the server holds is the merge of its log, each in its place').toEqual([]);
  expect(plain(withPlaces(await world.foldedLog(), server)), 'the server holds the merge of its log').toEqual(plain(server));
  await checkNothingLost(world, restored);
  await checkCarried(world, server);
  for (const tablet of world.tablets) {
    const session = sessionOf(tablet);
    const scope = await world.scopeOf(tablet);
    const mine = new Map([...server].filter(([, record]) => scope.has(record.area)));
    const held = new Map([...session.records].map(([key, { record }]) => [key, record]));
    expect(plain(held), `${tablet.name} holds what the server holds of its scope`).toEqual(plain(mine));
    const left = session.entries().filter(({ standing }) => standing !== 'refused');
    expect(left, `${tablet.name} has nothing left to send`).toEqual([]);
    const outbox = await tablet.tab(0).outbox();
    expect([tablet.name, outbox.received]).toEqual([tablet.name, outbox.authored]);
  }
}

/** Where a record is that belongs to a home follows from the home, not from its own log (SY19): the server's own check looks at that. */
function withPlaces(
  folded: ReadonlyMap<string, MergedRecord>,
  server: ReadonlyMap<string, MergedRecord>,
): ReadonlyMap<string, MergedRecord> {
  const placed = ([key, record]: readonly [string, MergedRecord]) =>
    [key, record.kind === 'household' ? record : { ...record, area: server.get(key)?.area ?? record.area }] as const;
  return new Map([...folded].map(placed));
}

async function checkNothingLost(world: World, restored: boolean): Promise<void> {
  const log = await world.tabletLog();
  const quarantine = (await world.quarantine()).filter(({ reason }) => reason !== 'sequence-conflict');
  for (const tablet of world.tablets) {
    for (const { mark } of tablet.saved) {
      const accepted = log.filter(({ set }) => mark in set).length;
      const refused = quarantine.filter(({ set }) => mark in set).length;
      const where = `${tablet.name} saved ${mark}`;
      if (tablet.wide) expect([where, refused], 'nothing is refused to whom the whole commune is entrusted').toEqual([where, 0]);
      if (restored) expect(accepted + refused, `${where}: it reached the server`).toBeGreaterThan(0);
      else expect([where, accepted + refused]).toEqual([where, 1]);
    }
  }
}

/** Whatever was accepted for a record stands in the one it became, through any number of merges and undos (SY25, SY26). */
async function checkCarried(world: World, server: ReadonlyMap<string, MergedRecord>): Promise<void> {
  const lost = (await world.tabletLog()).flatMap(({ kind, id, set }) => {
    const [subject = '', ...rest] = id.split('/');
    const of = kind === 'household' ? 'household' : 'person';
    const end = resolveMerged(subject, (each) => mergedIntoOf(server.get(`${of} ${each}`)?.fields ?? {}));
    const held = server.get(`${kind} ${[end, ...rest].join('/')}`)?.fields ?? {};
    return Object.keys(set)
      .filter((field) => /^m\d+$/.test(field) && held[field] !== true)
      .map((mark) => `${kind} ${id} ${mark}`);
  });
  expect(lost, 'what was written for a record stands in the one it became').toEqual([]);
}

function plain(records: ReadonlyMap<string, MergedRecord>) {
  return Object.fromEntries([...records].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The unlocked tablet behind the interface: the check looks at what it holds, not at what it shows. */
function sessionOf(tablet: SimTablet) {
  const session = openSession(tablet.tab(0));
  if (!session) throw new Error(`${tablet.name} is locked`);
  return session;
}

export function openTablet(tablet: SimTablet): Tablet | undefined {
  return openSession(tablet.tab(0));
}

function openSession(device: SimTablet['tabs'][number]): Tablet | undefined {
  return (device as unknown as { open?: { tablet: Tablet } }).open?.tablet;
}
