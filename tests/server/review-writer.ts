import type { ReviewPage, ReviewRow } from '#protocol/desk-review.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId } from './field-server.ts';
import type { PeerMutation, PeerTablet } from './peer-client.ts';

/** Writes as a volunteer's app does, one number after the other, and ships at once. */
export class Writer {
  readonly tablet: PeerTablet;
  private readonly server: FieldServer;
  private n = 0;
  /** How far this tablet's clock is ahead; below five minutes nobody corrects it. */
  aheadMs = 0;

  private constructor(server: FieldServer, tablet: PeerTablet) {
    this.server = server;
    this.tablet = tablet;
  }

  static async in(server: FieldServer, ...areas: readonly string[]): Promise<Writer> {
    return new Writer(server, await server.tablet(...areas.map((area) => ({ area, role: 'volunteer' as const }))));
  }

  write(kind: string, id: string, area: string, set: PeerMutation['set'], ms = this.server.clock.ms + this.aheadMs): PeerMutation {
    this.n += 1;
    return this.tablet.mutation(this.n, ms, { kind, id, area, set });
  }

  async ship(...mutations: readonly PeerMutation[]): Promise<void> {
    const answer = await this.tablet.ship(mutations, { authored: this.n });
    const refused = answer.verdicts.filter(({ verdict }) => verdict !== 'accepted');
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
  }

  /** Somebody with consent, in a home of their own unless told; born 1960, a woman, as `001160…` says. */
  person(area: string, set: PeerMutation['set'], consent = true): { readonly id: string; readonly mutations: readonly PeerMutation[] } {
    const id = someId();
    const mutations = [
      this.write('person', id, area, { name: 'Người Được Ghi', birth: '1960', sex: 'female', household: someId(), ...set }),
    ];
    if (consent)
      mutations.push(
        this.write('consent', someId(), area, { person: id, purposes: ['registration'], givenAt: '2027-01-15T08:00:00.000Z' }),
      );
    return { id, mutations };
  }
}

export async function queue(desk: DeskVisitor, node: string, more = ''): Promise<ReviewPage> {
  const answer = await desk.get(`review?node=${node}${more}`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as ReviewPage;
}

/** What is found about each record, without the samples: id → kinds. */
export async function found(desk: DeskVisitor, node: string, more = '&limit=200'): Promise<Record<string, readonly string[]>> {
  const { rows } = await queue(desk, node, more);
  const kinds = (row: ReviewRow) => row.problems.map(({ kind }) => kind).filter((kind) => kind !== 'sample');
  return Object.fromEntries(rows.map((row) => [row.id, kinds(row)] as const).filter(([, problems]) => problems.length > 0));
}
