import { newUuid, type RandomBytes } from '#domain/ids.ts';
import type { Change } from '#domain/mutation.ts';
import type { Enrolled, Shipped } from '#protocol/answers.ts';
import { usualPage } from '#protocol/limits.ts';
import { numberedSchema, parcelContentSchema } from '#protocol/mutation-schema.ts';
import { newServerKey, openingKey, type OpeningKey, openParcel } from '#protocol/parcel.ts';
import { parcelKeyHeader, protocolVersion } from '#protocol/version.ts';
import type { FetchInit, FetchPort } from '#sync/parcel-request.ts';
import * as v from 'valibot';
import { practiceAreas, practiceMember, type PracticeWork, stamped } from './invented-commune.ts';
import { PracticeNumbers } from './practice-numbers.ts';
import { PracticeRecords } from './practice-records.ts';
import { judge } from './practice-rules.ts';

interface PracticePorts {
  readonly now: () => number;
  readonly random: RandomBytes;
}

interface KnownDevice {
  readonly id: string;
  readonly token: string;
  readonly shipToken: string;
  readonly numbers: PracticeNumbers;
}

interface Sealing {
  readonly serverKey: Enrolled['serverKey'];
  readonly opening: OpeningKey;
}

/**
 * The other side of the contract, in this worker's memory: it opens the sealed parcels, judges, merges, and says what it has received.
 * It is given to the device where the network would be, so that sending is practised for real and reaches nobody.
 */
export class PracticeServer {
  private readonly ports: PracticePorts;
  private readonly sealing: Sealing;
  private readonly records = new PracticeRecords();
  private readonly devices: KnownDevice[] = [];
  private readonly later: (readonly Change[])[];

  private constructor(ports: PracticePorts, sealing: Sealing, written: readonly PracticeWork[], later: readonly (readonly Change[])[]) {
    this.ports = ports;
    this.sealing = sealing;
    this.later = [...later];
    for (const mutation of written) this.records.write(mutation);
  }

  /** `written`: what it begins with. `later`: what a colleague writes meanwhile, a piece with each parcel that brings something. */
  static async open(
    ports: PracticePorts,
    written: readonly PracticeWork[],
    later: readonly (readonly Change[])[] = [],
  ): Promise<PracticeServer> {
    const { privateKey, ...serverKey } = await newServerKey('practice');
    return new PracticeServer(ports, { serverKey, opening: await openingKey(serverKey.id, privateKey) }, written, later);
  }

  readonly answer: FetchPort = async (path, init) => {
    const [route = '', query = ''] = path.split('?');
    if (route === '/api/enrol') return Response.json(this.welcome());
    const bearer = init.headers['authorization']?.replace('Bearer ', '');
    const device = this.devices.find(({ token, shipToken }) => bearer === token || bearer === shipToken);
    if (!device) return refusal(401, 'device-unknown');
    if (route === '/api/parcels') return this.ship(device, init);
    if (bearer !== device.token) return refusal(403, 'ship-only');
    if (route === '/api/renew') return Response.json(this.welcome());
    if (route === '/api/changes') return this.pull(device, query);
    if (route === '/api/sync') return this.synchronise(device, query, init);
    return refusal(404, 'not-found');
  };

  private welcome(): Enrolled {
    const [id, token, shipToken] = [this.newId(), this.newId(), this.newId()];
    this.devices.push({ id, token, shipToken, numbers: new PracticeNumbers() });
    const { serverKey } = this.sealing;
    return {
      deviceId: id,
      token,
      shipToken,
      member: practiceMember,
      areas: practiceAreas,
      serverKey,
      protocol: protocolVersion,
      serverTime: this.time(),
    };
  }

  private async ship(device: KnownDevice, init: FetchInit): Promise<Response> {
    const shipped = await this.accept(device, init);
    return shipped instanceof Response ? shipped : Response.json(shipped);
  }

  private async synchronise(device: KnownDevice, query: string, init: FetchInit): Promise<Response> {
    if (!this.page(query)) return refusal(400, 'cursor-unknown');
    const shipped = await this.accept(device, init);
    if (shipped instanceof Response) return shipped;
    return Response.json({ ...shipped, ...this.page(query), ...this.standing(device) });
  }

  private pull(device: KnownDevice, query: string): Response {
    const page = this.page(query);
    return page ? Response.json({ ...page, ...this.standing(device) }) : refusal(400, 'cursor-unknown');
  }

  private page(query: string) {
    const asked = new URLSearchParams(query);
    const page = this.records.page(Number(asked.get('cursor') ?? 0), Number(asked.get('limit') ?? usualPage));
    return page && { changes: page.changes, cursor: String(page.through), more: page.more };
  }

  private async accept(device: KnownDevice, { headers, body }: FetchInit): Promise<Shipped | Response> {
    const { serverKey, opening } = this.sealing;
    if (!(body instanceof Uint8Array) || body.byteLength === 0) return { verdicts: [], ...this.standing(device) };
    if (headers[parcelKeyHeader] !== serverKey.id) return refusal(409, 'key-unknown', { serverKey });
    const content = v.safeParse(parcelContentSchema, await openParcel(opening, device.id, body));
    if (!content.success || content.output.device !== device.id) return refusal(400, 'parcel-unreadable');
    device.numbers.hear(content.output.authored);
    const verdicts = content.output.mutations.flatMap((raw) => this.verdictOn(device, raw));
    if (verdicts.some(({ verdict }) => verdict === 'accepted')) this.colleagueWrites();
    return { verdicts, ...this.standing(device) };
  }

  private colleagueWrites(): void {
    for (const mutation of stamped(this.later.shift() ?? [], this.ports.now(), 'practice-team')) this.records.write(mutation);
  }

  private verdictOn(device: KnownDevice, raw: unknown): Shipped['verdicts'] {
    const numbered = v.safeParse(numberedSchema, raw);
    if (!numbered.success) return [];
    const first = () => {
      const { mutation, refusal: reason } = judge(raw, practiceAreas, (kind, id) => this.records.has(kind, id));
      if (!mutation) return { verdict: 'refused' as const, reason };
      this.records.write(mutation);
      return { verdict: 'accepted' as const };
    };
    return [device.numbers.verdictOn(numbered.output.n, JSON.stringify(raw), first)];
  }

  private standing({ numbers }: KnownDevice) {
    return { received: numbers.received(), serverTime: this.time() };
  }

  private time(): string {
    return new Date(this.ports.now()).toISOString();
  }

  private newId(): string {
    return newUuid(this.ports.now(), this.ports.random);
  }
}

function refusal(status: number, kind: string, more: object = {}): Response {
  return Response.json({ error: { kind, message: kind, ...more } }, { status });
}
