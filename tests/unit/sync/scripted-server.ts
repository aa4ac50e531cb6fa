import type { Received, RecordChange, Verdict } from '#protocol/answers.ts';
import type { Mutation } from '#domain/mutation.ts';
import type { ParcelContent } from '#protocol/mutation-schema.ts';
import type { TabletWord } from '#protocol/tablet-word.ts';
import { newServerKey, openingKey, openParcel, type NewServerKey } from '#protocol/parcel.ts';
import type { FetchInit, FetchPort } from '#sync/parcel-request.ts';
import { enrolOnly, type TestClock } from '../background/a-tablet.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Record<string, string>;
  readonly bytes: number;
  readonly content?: ParcelContent | undefined;
  readonly body?: string | undefined;
}

type Answer = (asked: Asked) => Response | undefined | Promise<Response | undefined>;

/** The contract's other side, small enough to be told what to answer: opens parcels, acknowledges, and pulls what it is given. */
export class ScriptedServer {
  readonly asked: Asked[] = [];
  readonly key: NewServerKey;
  readonly clock: TestClock;
  /** Numbers held, per device. */
  readonly held = new Map<string, Set<number>>();
  readonly mutations: (Mutation & { device: string })[] = [];
  /** What the next pull brings. */
  changes: RecordChange[] = [];
  more = false;
  cursors = 0;
  private readonly enrolment: FetchPort;
  private answers: Answer[] = [];
  verdict: (mutation: Mutation, device: string) => Omit<Verdict, 'n'> = () => ({ verdict: 'accepted' });
  /** What a tablet is told of itself beside every answer; absent: an older server. */
  tablet: TabletWord | undefined;
  /** What tablets told they have done. */
  readonly told: string[] = [];
  /** The pull's snapshot is taken before the parcel is accepted, as when both run side by side. */
  snapshotLags = false;

  private constructor(key: NewServerKey, clock: TestClock, enrolment: FetchPort) {
    this.key = key;
    this.clock = clock;
    this.enrolment = enrolment;
  }

  static async begin(clock: TestClock): Promise<ScriptedServer> {
    const key = await newServerKey('k1');
    return new ScriptedServer(key, clock, await enrolOnly(clock, key));
  }

  /** Answers the next requests, one each, in place of the usual answer; undefined lets it through, a rejected promise is a lost network. */
  next(...answers: Answer[]): void {
    this.answers.push(...answers);
  }

  readonly fetch: FetchPort = async (path, init) => {
    if (path === '/api/enrol' || path === '/api/renew') {
      if (path === '/api/renew') this.asked.push(await this.read(path, init));
      const enrolled = (await (await this.enrolment('/api/enrol', init)).json()) as object;
      return Response.json({ ...enrolled, tablet: this.tablet });
    }
    const asked = await this.read(path, init);
    this.asked.push(asked);
    const scripted = await this.answers.shift()?.(asked);
    return scripted ?? this.usual(asked);
  };

  received(device: string): Received {
    const numbers = this.held.get(device) ?? new Set<number>();
    let through = 0;
    while (numbers.has(through + 1)) through += 1;
    const greatest = Math.max(0, ...numbers);
    const missing: [number, number][] = [];
    for (let n = through + 1; n <= greatest; n += 1) if (!numbers.has(n)) missing.push([n, n]);
    return { through, missing };
  }

  private async read(path: string, { method, headers, body }: FetchInit): Promise<Asked> {
    const url = new URL(path, 'http://server.test');
    const bytes = body instanceof Uint8Array ? body : new Uint8Array();
    return {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      bytes: bytes.byteLength,
      content: await this.opened(bytes),
      body: typeof body === 'string' ? body : undefined,
    };
  }

  private async opened(bytes: Uint8Array<ArrayBuffer>): Promise<ParcelContent | undefined> {
    if (bytes.byteLength === 0) return undefined;
    const key = await openingKey(this.key.id, this.key.privateKey);
    /* The device id stands in the sealed content and seals it too: try those that were enrolled. */
    for (const device of ['1', '2', '3']) {
      const content = (await openParcel(key, `0190a000-0000-7000-8000-00000000000${device}`, bytes)) as ParcelContent | undefined;
      if (content) return content;
    }
    return undefined;
  }

  private usual({ path, content, body }: Asked): Response {
    if (path === '/api/tablet') return this.checkIn(body);
    const device = content?.device ?? '0190a000-0000-7000-8000-000000000001';
    const before = this.received(device);
    const verdicts = content?.mutations.map((mutation) => this.judge(content.device, mutation)) ?? [];
    const received = this.snapshotLags ? before : this.received(device);
    const serverTime = new Date(this.clock.ms).toISOString();
    if (path === '/api/parcels') return Response.json({ verdicts, received: this.received(device), serverTime, tablet: this.tablet });
    this.cursors += 1;
    const page = {
      changes: this.changes.splice(0),
      cursor: `c${this.cursors}`,
      more: this.more,
      received,
      serverTime,
      tablet: this.tablet,
    };
    return Response.json(path === '/api/sync' ? { verdicts, ...page } : page);
  }

  private checkIn(body: string | undefined): Response {
    if (!this.tablet) return errorAnswer(404, 'not-found');
    const { done } = JSON.parse(body ?? '{}') as { done?: string };
    if (done) this.told.push(done);
    return Response.json({ serverTime: new Date(this.clock.ms).toISOString(), tablet: this.tablet });
  }

  private judge(device: string, mutation: Mutation): Verdict {
    const judged = this.verdict(mutation, device);
    if (judged.reason !== 'sequence-conflict') {
      const numbers = this.held.get(device) ?? new Set<number>();
      this.held.set(device, numbers.add(mutation.n));
    }
    if (judged.verdict === 'accepted') this.mutations.push({ ...mutation, device });
    return { n: mutation.n, ...judged };
  }
}

export const errorAnswer = (status: number, kind: string, more: object = {}): Response =>
  Response.json({ error: { kind, message: kind, ...more } }, { status });
export const lost = (): Promise<never> => Promise.reject(new TypeError('network down'));
