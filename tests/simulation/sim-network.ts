import { protocolHeader } from '#protocol/version.ts';
import type { FetchInit, FetchPort } from '#sync/parcel-request.ts';
import { noteMove, quiet } from './quiet.ts';

export type Fate = 'deliver' | 'slow-answer' | 'lose-request' | 'lose-response' | 'twice' | 'late-copy' | Meddling;

/** What somebody on the way makes of a request. */
export type Meddling =
  /** Answered by a stranger; our server never hears of it. */
  | { readonly instead: () => Response }
  /** Only so much of the body, or of the answer's text, comes through; a share from 0 to 1. */
  | { readonly cutBody: number }
  | { readonly cutAnswer: number };

/** How the server is reached: an app's `fetch`. */
export type Handle = (request: Request) => Promise<Response>;

interface Waiting {
  readonly path: string;
  readonly init: FetchInit;
  readonly line: Line;
  readonly resolve: (response: Response) => void;
  /** The server has answered already, and its answer is still on the way. */
  answer?: Response | undefined;
  readonly reject: (error: Error) => void;
}

/** One tablet's connection in one life; what is still under way when the tablet dies is answered to nobody. */
export interface Line {
  readonly fetch: FetchPort;
  cut: boolean;
}

/** A network flushed by hand: every request waits until the simulation decides its fate. */
export class SimNetwork {
  readonly waiting: Waiting[] = [];
  /** Copies that will arrive some time later. */
  readonly late: Request[] = [];
  /** The page size the next pulls ask for. */
  pageLimit = 2000;
  requests = 0;
  /** The protocol every tablet speaks, its own unless told. */
  protocol: number | undefined;
  /** Requests that spoke another protocol than their own. */
  outdated = 0;
  readonly paths: string[] = [];
  watch: (path: string, bytes: number) => void = () => undefined;
  private readonly handle: Handle;
  private readonly tamper: (response: Response, path: string) => Promise<Response>;

  constructor(handle: Handle, tamper: (response: Response, path: string) => Promise<Response> = async (response) => response) {
    this.handle = handle;
    this.tamper = tamper;
  }

  line(): Line {
    const line: Line = {
      cut: false,
      fetch: (path, init) =>
        new Promise((resolve, reject) => {
          noteMove();
          this.waiting.push({ path, init, line, resolve, reject });
        }),
    };
    return line;
  }

  /** Decides the fate of one waiting request and waits until everybody has gone on as far as they can. */
  async flush(index: number, fate: Fate): Promise<void> {
    const [request] = this.waiting.splice(index % Math.max(1, this.waiting.length), 1);
    if (!request) return;
    await this.decide(request, fate);
    await quiet();
  }

  /** A copy of an earlier request arrives at last; its answer interests nobody. */
  async deliverLate(index: number): Promise<void> {
    const [request] = this.late.splice(index % Math.max(1, this.late.length), 1);
    if (request) await this.handle(request);
  }

  private async decide(waiting: Waiting, fate: Fate): Promise<void> {
    const { path, init, line, resolve, reject } = waiting;
    const lost = () => !line.cut && reject(new TypeError('network down'));
    if (waiting.answer) {
      if (fate === 'lose-response') lost();
      else if (!line.cut) resolve(waiting.answer);
      return;
    }
    if (fate === 'lose-request') return void lost();
    if (typeof fate === 'object') return this.meddle(waiting, fate);
    this.requests += 1;
    this.paths.push(path.replace(/\?.*/, ''));
    this.watch(path, init.body?.length ?? 0);
    if (fate === 'late-copy') this.late.push(this.request(path, init));
    const first = await this.handle(this.request(path, init));
    if (fate === 'lose-response') return void lost();
    const response = fate === 'twice' ? await this.handle(this.request(path, init)) : first;
    const answer = await this.tamper(response, path);
    if (fate === 'slow-answer') this.waiting.push({ ...waiting, answer });
    else if (!line.cut) resolve(answer);
  }

  private async meddle({ path, init, line, resolve, reject }: Waiting, fate: Meddling): Promise<void> {
    if ('instead' in fate) {
      if (!line.cut) resolve(fate.instead());
      return;
    }
    this.requests += 1;
    if ('cutBody' in fate) {
      const { body } = init;
      const part = body && (body.slice(0, Math.floor(body.length * fate.cutBody)) as typeof body);
      await this.handle(this.request(path, { ...init, ...(part !== undefined && { body: part }) }));
      if (!line.cut) reject(new TypeError('network down'));
      return;
    }
    const answer = await this.handle(this.request(path, init));
    const text = await answer.text();
    if (!line.cut) resolve(new Response(text.slice(0, Math.floor(text.length * fate.cutAnswer)), { status: answer.status }));
  }

  private request(path: string, { method, headers, body }: FetchInit): Request {
    const url = new URL(path, 'http://server.test');
    if (url.searchParams.has('limit')) url.searchParams.set('limit', String(this.pageLimit));
    const spoken = this.protocol === undefined ? headers : { ...headers, [protocolHeader]: String(this.protocol) };
    if (this.protocol !== undefined) this.outdated += 1;
    return new Request(url, { method, headers: spoken, ...(body !== undefined && { body }) });
  }
}
