import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { bundlePage } from './bundle-peer.ts';
import { peersFolder } from './install-peers.ts';
import { type Carried, ShapedLink, type LinkShape } from './shaped-link.ts';

export interface PeerRun {
  readonly how: 'pouchDay' | 'pouchFirst' | 'rxDay' | 'rxFirst';
  readonly title: string;
  /** Records in a batch; undefined is the peer's own default. */
  readonly batch?: number | undefined;
}

export interface Measured extends Carried {
  readonly seconds: number;
  /** Records that are where they should be. */
  readonly settled: number;
}

type Done = { readonly ms: number; readonly settled: number };
type Begin = () => Promise<void>;
interface Scope {
  readonly begin: Begin;
  readonly peers: Readonly<Record<PeerRun['how'], (...given: readonly unknown[]) => Promise<Done>>>;
}

/** The peers' servers in a process of their own. */
export class PeerServer {
  readonly origin: string;
  private readonly child: ChildProcess;
  private readonly folder: string;

  private constructor(child: ChildProcess, folder: string, port: string) {
    [this.child, this.folder, this.origin] = [child, folder, `http://localhost:${port}`];
  }

  static async start(): Promise<PeerServer> {
    const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-peers-'));
    const child = spawn(process.execPath, [`${peersFolder}/server.mjs`, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const port = await new Promise<string>((resolve, reject) => {
      let printed = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const [, said] = /port (\d+)/.exec(printed) ?? [];
        if (said) resolve(said);
      });
      child.once('exit', () => reject(new Error(`the peers' server ended: ${printed}`)));
    });
    return new PeerServer(child, folder, port);
  }

  async fill(name: string, records: readonly object[]): Promise<void> {
    const headers = { 'content-type': 'application/octet-stream' };
    const answer = await fetch(`${this.origin}/fill/${name}`, { method: 'POST', headers, body: gzipSync(JSON.stringify(records)) });
    if (!answer.ok) throw new Error(`not filled: ${answer.status}`);
  }

  /** Records that arrived, by the servers' own count. */
  async count(name: string): Promise<{ readonly pouch: number; readonly rx: number }> {
    return (await (await fetch(`${this.origin}/count/${name}`)).json()) as { readonly pouch: number; readonly rx: number };
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A page that replicates with the peers' servers over a line of its own. */
export class PeerSite {
  private readonly page: Page;
  private readonly link: ShapedLink;

  private constructor(page: Page, link: ShapedLink) {
    [this.page, this.link] = [page, link];
  }

  static async open(browser: Browser, server: PeerServer, shape: LinkShape): Promise<PeerSite> {
    const link = await ShapedLink.before(server.origin);
    const page = await (await browser.newContext()).newPage();
    await page.exposeFunction('begin', () => link.become(shape));
    await page.goto(link.origin);
    const [chunk] = await bundlePage('peers.ts', 'iife');
    await page.evaluate(chunk?.code ?? '');
    return new PeerSite(page, link);
  }

  /** The link is slow from the beginning of the replication to its end. `records` are on the tablet before a day's sync. */
  async run({ how, batch }: PeerRun, remote: string, records: readonly object[] = []): Promise<Measured> {
    const { ms, settled } = await this.page.evaluate(
      async ([how, sync, records]) => {
        const { begin, peers } = globalThis as unknown as Scope;
        return records.length > 0 ? peers[how](records, sync, () => begin()) : peers[how](sync, () => begin());
      },
      [how, { remote, ...(batch !== undefined && { batch }) }, records] as const,
    );
    const carried = this.link.carried();
    this.link.become(undefined);
    return { ...carried, seconds: ms / 1000, settled };
  }

  async close(): Promise<void> {
    await this.page.context().close();
    await this.link.close();
  }
}
