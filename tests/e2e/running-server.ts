import { freePort } from '../contract/free-port.ts';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabasePlace } from '#server/database/open-database.ts';

export interface RunningServer {
  readonly origin: string;
  /** What the server keeps its data in; PGlite's files may be opened by others only while it is stopped. */
  readonly database: DatabasePlace;
  /** Everything printed so far. */
  printed(): string;
  /** Where the built app is served from: a copy, so that a test may publish a new version. */
  readonly appDirectory: string;
  stop(): Promise<void>;
  /** The same port and data again, after `stop`. */
  start(): Promise<void>;
}

export interface ServerOptions {
  /** Puts something into the data directory before the server starts. */
  readonly fill?: (dataDirectory: string) => Promise<void>;
  /** An empty database of a PostgreSQL server; PGlite in a throw-away directory without. */
  readonly databaseUrl?: string | undefined;
  /** What another server has printed at another address about the data this one begins with. */
  readonly told?: { readonly text: string; readonly origin: string } | undefined;
}

/** The built server as a real process: `demo` is filled with the invented commune, `start` is empty or holds what `fill` has put into it. */
export async function runServer(command: 'demo' | 'start', { fill, databaseUrl, told }: ServerOptions = {}): Promise<RunningServer> {
  const directory = mkdtempSync(join(tmpdir(), 'tung-ngo-e2e-'));
  const appDirectory = join(directory, 'app');
  cpSync('dist/app', appDirectory, { recursive: true });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let printed = told?.text.replaceAll(told.origin, origin) ?? '';
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(directory, 'data'),
      APP_DIR: appDirectory,
      PUBLIC_URL: origin,
      DATABASE_URL: databaseUrl ?? '',
    };
    child = spawn(process.execPath, ['dist/server/main.js', command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await untilReady(origin, child, () => printed);
  }

  async function stop(): Promise<void> {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGTERM');
    await ended;
  }

  await fill?.(join(directory, 'data'));
  await start();
  return {
    origin,
    database: databaseUrl === undefined ? { directory: join(directory, 'data') } : { url: databaseUrl },
    printed: () => printed,
    appDirectory,
    start,
    stop,
  };
}

export async function endServer(server: RunningServer): Promise<void> {
  await server.stop();
  rmSync(join(server.appDirectory, '..'), { recursive: true, force: true });
}

async function untilReady(origin: string, child: ChildProcess, printed: () => string): Promise<void> {
  const tries = 300;
  for (let i = 0; i < tries; i += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended before it was ready:\n${printed()}`);
    const ready = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The server was not ready in time:\n${printed()}`);
}
