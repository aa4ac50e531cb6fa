import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '../compose-server.ts';
import { openDatabase, type OpenedDatabase } from '../database/open-database.ts';
import { demoWelcome } from '../demo/print-demo.ts';
import { seedDemo, type SeededDemo } from '../demo/seed-demo.ts';
import { jsonLog } from '../log.ts';
import { databasePlace, type Environment, erasureListPath } from './environment.ts';
import { publicUrl, serveApp } from './serve-app.ts';

/** `npm run demo`: the same server over a throw-away directory with an invented commune. With DATA_DIR or DATABASE_URL set, what is there is kept and used again. */
export async function demo(environment: Environment): Promise<void> {
  const isKept = environment.dataDirectory !== undefined || environment.databaseUrl !== undefined;
  const dataDirectory = isKept ? environment.dataDirectory : await mkdtemp(join(tmpdir(), 'tung-ngo-demo-'));
  const place = { ...environment, dataDirectory };
  const log = jsonLog((line) => console.error(line), Date.now, { debug: environment.debug });
  const database = await openDatabase(databasePlace(place));
  const seeded = await seedIfEmpty(database);
  const after = async () => {
    if (isKept || dataDirectory === undefined) return;
    await rm(dataDirectory, { recursive: true, force: true });
    await rm(erasureListPath(place), { force: true });
  };
  await serveApp({ environment: place, database, log: { ...log, info: () => undefined }, after });
  const address = publicUrl(place);
  console.log(seeded ? demoWelcome(seeded, address) : `Từng Ngõ: ${address}`);
}

async function seedIfEmpty(database: OpenedDatabase): Promise<SeededDemo | undefined> {
  const present = await database.db.selectFrom('areas').select('id').limit(1).executeTakeFirst();
  if (present) return undefined;
  const services = await composeServices({ database, now: Date.now, random: (bytes) => crypto.getRandomValues(bytes) });
  return seedDemo(services);
}
