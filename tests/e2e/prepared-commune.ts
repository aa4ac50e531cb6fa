import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../contract/postgres-server.ts';
import { type RunningServer, runServer } from './running-server.ts';

export type DatabaseKind = 'PGlite' | 'PostgreSQL';

/** The invented commune at rest: what a server printed when it made it, and the files it lies in. */
export interface PreparedCommune {
  readonly told: { readonly text: string; readonly origin: string };
  /** PGlite's data directory, or the files of a whole PostgreSQL server. */
  readonly files: string;
  /** Of that PostgreSQL server; empty for PGlite. */
  readonly database: string;
}

const place = 'E2E_PREPARED';
const patience = 170_000;

/** Once before a run. To invent a commune takes a server some twenty seconds of the processor, to copy one a moment. */
export default function prepareRun(): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-prepared-'));
  // PostgreSQL runs as a user of its own and has to get at its files.
  chmodSync(directory, 0o711);
  process.env[place] = directory;
  return () => rmSync(directory, { recursive: true, force: true });
}

/** The commune of this run on such a database: made by whichever worker asks first, while the others wait. */
export async function preparedCommune(on: DatabaseKind): Promise<PreparedCommune> {
  const run = process.env[place];
  if (!run) throw new Error('The run was not prepared: see globalSetup.');
  const [card, failed] = [join(run, `${on}.json`), join(run, `${on}.failed`)];
  if (tookOn(join(run, `${on}.maker`))) {
    try {
      const made = on === 'PGlite' ? await onPglite(join(run, 'pglite')) : await onPostgres(join(run, 'postgres'));
      writeFileSync(`${card}.half`, JSON.stringify(made));
      renameSync(`${card}.half`, card);
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  }
  for (const until = Date.now() + patience; Date.now() < until;) {
    if (existsSync(card)) return JSON.parse(readFileSync(card, 'utf8')) as PreparedCommune;
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The commune was not prepared in time.');
}

/** True for the first who asks. */
function tookOn(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch {
    return false;
  }
}

async function onPglite(files: string): Promise<PreparedCommune> {
  const server = await runServer('demo');
  const told = await ended(server);
  cpSync(join(server.appDirectory, '../data'), files, { recursive: true });
  rmSync(join(server.appDirectory, '..'), { recursive: true, force: true });
  return { told, files, database: '' };
}

async function onPostgres(files: string): Promise<PreparedCommune> {
  const postgres: PostgresServer = await startPostgres({ keptIn: files });
  const databaseUrl = await postgres.createDatabase();
  const server = await runServer('demo', { databaseUrl });
  const told = await ended(server);
  await postgres.stop();
  rmSync(join(server.appDirectory, '..'), { recursive: true, force: true });
  return { told, files, database: new URL(databaseUrl).pathname.slice(1) };
}

async function ended(server: RunningServer): Promise<PreparedCommune['told']> {
  const told = { text: server.printed(), origin: server.origin };
  await server.stop();
  return told;
}
