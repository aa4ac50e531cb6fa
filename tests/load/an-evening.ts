import { usualPage } from '#protocol/limits.ts';
import { composeServices } from '#server/compose-server.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { readChanges } from '#server/records/changes.ts';
import type { Services } from '#server/services.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type EveningParcel, eveningParcel, parcelMutationCount } from './evening-parcel.ts';
import { type LoadTablet, plantTablets } from './many-tablets.ts';

const setting = (name: string, usual: number) => Number(process.env[`LOAD_${name}`] ?? usual);
export const evening = {
  count: setting('TABLETS', 10_000),
  seconds: setting('SECONDS', 300),
  nodes: setting('NODES', 1),
  seed: setting('SEED', 7),
} as const;

/** Folding the whole log again takes longer than the rush where there is much of it. */
const verifiedUpTo = 3000;
/** Who writes the server's own tasks. */
const ownDevice = '00000000-0000-8000-8000-000000000002';

export interface Evening {
  readonly tablets: readonly LoadTablet[];
  readonly parcels: readonly EveningParcel[];
  /** Where each tablet stood when it pulled that morning. */
  readonly cursors: readonly string[];
}

/** Tablets in the database, and what each of them has written by the evening. */
export async function anEvening(url: string, count: number): Promise<Evening> {
  const database = await openDatabase({ url });
  const services = await composeServices({ database, now: Date.now, random: (bytes) => crypto.getRandomValues(bytes) });
  const tablets = await plantTablets(database.db, count);
  const key = services.keys.current();
  const parcels: EveningParcel[] = [];
  for (const [i, tablet] of tablets.entries()) parcels.push(await eveningParcel(key, tablet, i, Date.now()));
  const cursors = await pulledThisMorning(services, tablets);
  await database.close();
  return { tablets, parcels, cursors };
}

/** A tablet that sends in the evening was opened in the morning: it knows its village, and asks for what is new. */
async function pulledThisMorning(services: Services, tablets: readonly LoadTablet[]): Promise<readonly string[]> {
  const stood: string[] = [];
  for (const { id, member } of tablets) {
    const page = await readChanges(services, { device: id, member }, { cursor: undefined, limit: usualPage });
    if (!page.ok) throw new Error('a tablet did not pull');
    stood.push(page.value.cursor);
  }
  return stood;
}

/** Every mutation of so many parcels is in the log, once; where there are not too many, the whole database is folded again too. */
export async function expectAllThere(url: string, parcels: number): Promise<void> {
  const database = await openDatabase({ url });
  try {
    const { rows } = await sql<{ logged: number }>`select count(*) as logged from mutations where device <> ${ownDevice}`.execute(
      database.db,
    );
    expect(rows[0]?.logged).toBe(parcels * parcelMutationCount);
    const faults = parcels <= verifiedUpTo ? (await verifyDatabase(database.db)).faults : [];
    expect(faults).toEqual([]);
  } finally {
    await database.close();
  }
}
