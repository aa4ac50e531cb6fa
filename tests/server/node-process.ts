import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ServerBundle {
  readonly main: string;
  readonly remove: () => void;
}

/** The server as it is shipped, in a place of its own inside the checkout so that it finds its packages. */
export async function buildServer(): Promise<ServerBundle> {
  const outDir = mkdtempSync(join(root, 'node_modules/.cache-node-'));
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { ssr: true, outDir, emptyOutDir: true } });
  const main = join(outDir, 'main.js');
  if (!existsSync(main)) throw new Error('the server was not built');
  return { main, remove: () => rmSync(dirname(main), { recursive: true, force: true }) };
}

export interface NodePlace {
  readonly url?: string;
  readonly directory?: string;
  /** More of what an operator sets. */
  readonly env?: Readonly<Record<string, string>>;
}

/** One server of ours in a process of its own; started and ended as often as wanted, always on the same port. */
export class NodeProcess {
  private child: ChildProcess | undefined;
  private printed = '';
  private readonly main: string;
  private readonly place: NodePlace;
  readonly port: number;

  constructor(bundle: ServerBundle, place: NodePlace, port: number) {
    this.main = bundle.main;
    this.place = place;
    this.port = port;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** What it wrote, all starts together. */
  get log(): string {
    return this.printed;
  }

  async start(): Promise<void> {
    const { url = '', directory = '', env = {} } = this.place;
    const own = { PORT: String(this.port), HOST: '127.0.0.1', DATABASE_URL: url, DATA_DIR: directory, APP_DIR: join(root, 'no-app') };
    const child = spawn(process.execPath, ['--max-semi-space-size=64', this.main, 'start'], {
      env: { ...process.env, ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      const onText = (chunk: Buffer) => {
        this.printed += chunk.toString();
        if (chunk.toString().includes('"listening"')) resolve();
      };
      child.stdout.on('data', onText);
      child.stderr.on('data', onText);
      child.once('exit', () => reject(new Error(`the server ended before it listened:\n${this.printed.slice(-2000)}`)));
    });
  }

  /** Resolves with the exit code once it has ended; null when a signal ended it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.child;
    if (!child) throw new Error('a started server can be ended');
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return ended;
  }
}
