import { newSetupToken } from '../accounts/first-coordinator.ts';
import { importOfficialAreas } from '../areas/import-admin.ts';
import { openDatabase } from '../database/open-database.ts';
import { jsonLog } from '../log.ts';
import type { Services } from '../services.ts';
import { databasePlace, type Environment } from './environment.ts';
import { publicUrl, serveApp } from './serve-app.ts';

/** `npm start`: serves app and API until it is told to stop. */
export async function start(environment: Environment): Promise<void> {
  const log = jsonLog((line) => console.log(line), Date.now, { debug: environment.debug });
  const database = await openDatabase(databasePlace(environment));
  await serveApp({ environment, database, log, prepare: (services) => welcome(services, publicUrl(environment)) });
}

/** An empty database gets the official list of areas, and a link for whoever sets it up; the link works once and only until then. */
async function welcome(services: Services, address: string): Promise<void> {
  const anyArea = await services.db.selectFrom('areas').select('id').limit(1).executeTakeFirst();
  if (!anyArea) await importOfficialAreas(services.db);
  const token = await newSetupToken(services);
  console.log(`\nTừng Ngõ: ${address}`);
  if (token === undefined) return;
  console.log(`\nChưa có người điều phối nào. Mở liên kết sau (chỉ dùng được một lần) để tạo tài khoản đầu tiên:`);
  console.log(`No coordinator yet. Open this one-time link to create the first account:\n\n  ${address}/desk/setup#${token}\n`);
}
