import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { gzipSync } from 'node:zlib';

/**
 * A tablet as somebody else would write it, from the protocol's text alone: it imports nothing of this project and seals its parcels itself. `ask` is
 * `fetch` against a real server, or a composed app's `request`.
 */
export type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>;

export interface PeerMutation {
  readonly n: number;
  readonly at: string;
  readonly kind: string;
  readonly id: string;
  readonly area: string;
  readonly set: Readonly<Record<string, unknown>>;
}

export interface PeerVerdict {
  readonly n: number;
  readonly verdict: string;
  readonly reason?: string;
}

export interface PeerChange {
  readonly kind: string;
  readonly id: string;
  readonly area: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stamps: Readonly<Record<string, string>>;
  readonly areaStamp: string;
  readonly removed?: boolean;
  readonly gone?: boolean;
}

export interface PeerAnswer {
  readonly verdicts: readonly PeerVerdict[];
  readonly received: { readonly through: number; readonly missing: readonly (readonly [number, number])[] };
  readonly changes: readonly PeerChange[];
  readonly cursor: string;
  readonly more: boolean;
  readonly serverTime: string;
  readonly clockAhead?: number;
  readonly areas?: readonly { readonly id: string; readonly name: string }[];
  readonly guides?: { readonly version: string; readonly entries: readonly { readonly guide: string; readonly on: boolean }[] };
  readonly error?: {
    readonly kind: string;
    readonly message: string;
    readonly serverKey?: { readonly id: string };
    readonly retryAfterMs?: number;
  };
}

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const ownBytes = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
const utf8 = (text: string) => ownBytes(Buffer.from(text));

export interface SealTo {
  readonly keyId: string;
  readonly publicKey: string;
  readonly device: string;
}

/** `enc` ‖ ciphertext of the given bytes, which the server expects to be gzip. */
export async function sealRaw(to: SealTo, folded: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(ownBytes(Buffer.from(to.publicKey, 'base64url')));
  const sealed = await suite.seal({ recipientPublicKey, info: utf8(`tung-ngo parcel 1 ${to.keyId}`) }, ownBytes(folded), utf8(to.device));
  return Uint8Array.from(Buffer.concat([Buffer.from(sealed.enc), Buffer.from(sealed.ct)]));
}

export function seal(to: SealTo, content: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return sealRaw(to, gzipSync(JSON.stringify(content)));
}

export class PeerTablet {
  readonly id: string;
  readonly member: string;
  readonly token: string;
  readonly shipToken: string;
  readonly to: SealTo;
  private readonly ask: Ask;
  cursor = '';
  /** kind/id → the server's last word. */
  readonly records = new Map<string, PeerChange>();

  private constructor(ask: Ask, enrolled: Enrolment) {
    this.ask = ask;
    this.id = enrolled.deviceId;
    this.member = enrolled.member.id;
    this.token = enrolled.token;
    this.shipToken = enrolled.shipToken;
    this.to = { keyId: enrolled.serverKey.id, publicKey: enrolled.serverKey.publicKey, device: enrolled.deviceId };
  }

  static async enrol(ask: Ask, code: string, deviceName = 'Máy thử'): Promise<PeerTablet> {
    const answer = await ask('/api/enrol', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, deviceName }),
    });
    if (answer.status !== 200) throw new Error(`enrol answered ${answer.status}: ${await answer.text()}`);
    return new PeerTablet(ask, (await answer.json()) as Enrolment);
  }

  async renew(): Promise<PeerTablet> {
    const answer = await this.ask('/api/renew', { method: 'POST', headers: this.bearer() });
    if (answer.status !== 200) throw new Error(`renew answered ${answer.status}`);
    return new PeerTablet(this.ask, (await answer.json()) as Enrolment);
  }

  /** The same tablet, asking another server and holding nothing yet. */
  reaching(ask: Ask): PeerTablet {
    return new PeerTablet(ask, {
      deviceId: this.id,
      token: this.token,
      shipToken: this.shipToken,
      member: { id: this.member },
      serverKey: { id: this.to.keyId, publicKey: this.to.publicKey },
    });
  }

  /** A mutation of this tablet: stamped at `ms`, the counter being its number. */
  mutation(n: number, ms: number, rest: Omit<PeerMutation, 'n' | 'at'>): PeerMutation {
    return { n, at: `${String(ms).padStart(13, '0')}-${(n % 65_536).toString(16).padStart(4, '0')}-${this.id}`, ...rest };
  }

  seal(mutations: readonly unknown[], authored = mutations.length): Promise<Uint8Array<ArrayBuffer>> {
    return seal(this.to, { protocol: 1, device: this.id, authored, mutations });
  }

  async ship(
    mutations: readonly unknown[],
    options: { readonly authored?: number; readonly token?: string } = {},
  ): Promise<PeerAnswer & { readonly status: number }> {
    return this.shipBody(await this.seal(mutations, options.authored), options.token);
  }

  async shipBody(
    body: Uint8Array<ArrayBuffer>,
    token = this.shipToken,
    more: Record<string, string> = {},
  ): Promise<PeerAnswer & { readonly status: number }> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.tung-ngo.parcel', ...more };
    return answerOf(await this.ask('/api/parcels', { method: 'POST', headers, body }));
  }

  /** One page; remembers the cursor and the records. */
  async pullPage(limit = 2000): Promise<PeerAnswer & { readonly status: number }> {
    const answer = await answerOf(await this.ask(`/api/changes?cursor=${this.cursor}&limit=${limit}`, { headers: this.bearer() }));
    if (answer.status === 200) this.take(answer);
    return answer;
  }

  async pullAll(limit = 2000): Promise<PeerAnswer> {
    for (;;) {
      const page = await this.pullPage(limit);
      if (page.status !== 200) throw new Error(`pull answered ${page.status} ${page.error?.kind}`);
      if (!page.more) return page;
    }
  }

  async sync(mutations: readonly unknown[] | undefined, authored?: number): Promise<PeerAnswer & { readonly status: number }> {
    const body = mutations && (await this.seal(mutations, authored));
    const answer = await answerOf(
      await this.ask(`/api/sync?cursor=${this.cursor}`, { method: 'POST', headers: this.bearer(), ...(body && { body }) }),
    );
    if (answer.status === 200) this.take(answer);
    return answer;
  }

  private take(answer: PeerAnswer): void {
    this.cursor = answer.cursor;
    for (const change of answer.changes) {
      if (change.gone) this.records.delete(`${change.kind}/${change.id}`);
      else this.records.set(`${change.kind}/${change.id}`, change);
    }
  }

  bearer(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }
}

interface Enrolment {
  readonly deviceId: string;
  readonly token: string;
  readonly shipToken: string;
  readonly member: { readonly id: string };
  readonly serverKey: { readonly id: string; readonly publicKey: string };
}

async function answerOf(answer: Response): Promise<PeerAnswer & { readonly status: number }> {
  const body: unknown = await answer.json();
  return { status: answer.status, ...(body as PeerAnswer) };
}
