import { sql } from 'kysely';
import { type FieldServer, someId, startTime } from '../../server/field-server.ts';
import type { PeerMutation, PeerTablet } from '../../server/peer-client.ts';

/** Writes with a tablet, numbered and stamped one after the other. */
export class Writer {
  readonly tablet: PeerTablet;
  private n = 0;
  ms = startTime;

  constructor(tablet: PeerTablet) {
    this.tablet = tablet;
  }

  write(kind: string, id: string, area: string, set: PeerMutation['set'] = {}): PeerMutation {
    this.n += 1;
    this.ms += 1;
    return this.tablet.mutation(this.n, this.ms, { kind, id, area, set });
  }

  /** What the server says to each, in order: the reason of a refusal, or the verdict. */
  async ship(...mutations: readonly PeerMutation[]): Promise<readonly string[]> {
    const { verdicts } = await this.tablet.ship(mutations, { authored: this.n });
    return verdicts.map(({ verdict, reason }) => reason ?? verdict);
  }
}

/** A home with one of everything that can belong to it, as (kind, id) pairs. */
export interface Home {
  readonly home: string;
  readonly person: string;
  readonly all: readonly (readonly [kind: string, id: string])[];
}

export function aHome(writer: Writer, area: string): { readonly made: Home; readonly mutations: readonly PeerMutation[] } {
  const [home, person, consent, visit, task] = [someId(), someId(), someId(), someId(), someId()];
  const mutations = [
    writer.write('household', home, area, { head: 'Bà Cả' }),
    writer.write('person', person, area, { household: home, name: 'Lò Thị Cả' }),
    writer.write('consent', consent, area, { person, givenAt: '2027-01-15T08:00:00Z' }),
    writer.write('visit', visit, area, { household: home, outcome: 'met' }),
    writer.write('progress', `${person}/vneid-level-1`, area, { step: 'open' }),
    writer.write('progress', `${home}/evn`, area, { step: 'open' }),
    writer.write('task', task, area, { person, what: 'Thăm lại' }),
    writer.write('review', `household/${home}`, area, { state: 'returned' }),
    writer.write('review', `progress/${person}/vneid-level-1`, area, { state: 'returned' }),
    writer.write('review', `visit/${visit}`, area, { state: 'returned' }),
  ];
  return { made: { home, person, all: mutations.map(({ kind, id }) => [kind, id] as const) }, mutations };
}

/** Area → how many records are there now. */
export async function whereRecordsAre({ database }: FieldServer): Promise<Record<string, number>> {
  const { rows } = await sql<{
    area: string;
    count: number;
  }>`select area, count(*) as count from records group by area order by area`.execute(database.db);
  return Object.fromEntries(rows.map(({ area, count }) => [area, count]));
}

export async function areaOf({ database }: FieldServer, id: string): Promise<string | undefined> {
  return (await database.db.selectFrom('records').select('area').where('id', '=', id).executeTakeFirst())?.area;
}

/** A lead of the whole commune's tablet, as one that writes. */
export async function aWriter(server: FieldServer, area = 'xa-a', role: 'lead' | 'volunteer' = 'lead'): Promise<Writer> {
  return new Writer(await server.tablet({ area, role }));
}
