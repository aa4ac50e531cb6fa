import { type Kysely, type Migration, Migrator } from 'kysely';
import * as schema0001 from './schema-0001.ts';
import * as schema0002 from './schema-0002.ts';
import * as schema0003 from './schema-0003.ts';
import * as schema0004 from './schema-0004.ts';
import * as schema0005 from './schema-0005.ts';
import * as schema0006 from './schema-0006.ts';
import * as schema0007 from './schema-0007.ts';
import { ensureFigures } from '../rollups/rebuild-figures.ts';
import * as schema0008 from './schema-0008.ts';
import * as schema0009 from './schema-0009.ts';
import * as schema0010 from './schema-0010.ts';
import * as schema0011 from './schema-0011.ts';
import * as schema0012 from './schema-0012.ts';
import * as schema0013 from './schema-0013.ts';
import * as schema0014 from './schema-0014.ts';
import * as schema0015 from './schema-0015.ts';
import * as schema0018 from './schema-0018.ts';
import type { Tables } from './tables.ts';

/** Every version of the database in order. Forward only: a version that has been released is never edited again. */
const versions: Readonly<Record<string, Migration>> = {
  '0001': { up: schema0001.up },
  '0002': { up: schema0002.up },
  '0003': { up: schema0003.up },
  '0004': { up: schema0004.up },
  '0005': { up: schema0005.up },
  '0006': { up: schema0006.up },
  '0007': { up: schema0007.up },
  '0008': { up: schema0008.up },
  '0009': { up: schema0009.up },
  '0010': { up: schema0010.up },
  '0011': { up: schema0011.up },
  '0012': { up: schema0012.up },
  '0013': { up: schema0013.up },
  '0014': { up: schema0014.up },
  '0015': { up: schema0015.up },
  '0018': { up: schema0018.up },
};

/** Brings the database to the newest version, figures counted; nodes that start together wait for each other on the migrator's lock. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...versions }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  await ensureFigures(db);
}

/** Whether every version this program knows has been applied. */
export async function isMigrated(db: Kysely<Tables>): Promise<boolean> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...versions }) } });
  const known = await migrator.getMigrations();
  return known.every((version) => version.executedAt !== undefined);
}
