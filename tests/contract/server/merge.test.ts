import { foldMutations, type MergedRecord } from '#domain/merge.ts';
import type { Mutation } from '#domain/mutation.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startTime } from '../../server/field-server.ts';
import type { PeerTablet } from '../../server/peer-client.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { onEveryDatabase } from './every-database.ts';

/** Few records, few fields, few moments: so that writes really meet, also in the same millisecond. */
const writing = fc.record({
  device: fc.nat({ max: 2 }),
  ms: fc.integer({ min: startTime - 30, max: startTime }),
  record: fc.constantFrom(['household', 'h-1'], ['household', 'h-2'], ['widget', 'w/1']),
  area: fc.constantFrom('a1', 'a2', 'b1'),
  set: fc.dictionary(
    fc.constantFrom('note', 'head', 'later', 'constructor'),
    fc.oneof(fc.constant(null), fc.string({ maxLength: 4 }).map(storable)),
    {
      maxKeys: 3,
    },
  ),
});
const writings = fc.array(writing, { minLength: 1, maxLength: 40 });

function storable(text: string): string {
  return text.replaceAll('\0', '');
}

onEveryDatabase(({ kind, fieldServer }) => {
  test('[MERGE] whatever the order and the parcels, SQL merges to the record that domain/merge.ts folds', async () => {
    const server = await fieldServer();
    const everywhere = { area: 'tinh', role: 'lead' } as const;
    const tablets = [await server.tablet(everywhere), await server.tablet(everywhere), await server.tablet(everywhere)];
    const sent = new Map<PeerTablet, number>();
    let run = 0;
    const property = fc.asyncProperty(writings, fc.infiniteStream(fc.nat({ max: 5 })), async (written, dice) => {
      run += 1;
      const parcels = shuffledParcels(tablets, sent, written, dice, `run${run}`);
      const expected = foldAll(parcels.flatMap(({ mutations }) => mutations));
      for (const { tablet, mutations } of parcels) {
        const { verdicts } = await tablet.ship(mutations, { authored: sent.get(tablet) ?? 0 });
        expect(verdicts.every(({ verdict }) => verdict === 'accepted')).toBe(true);
      }
      const { rows } = await sql<MergedRecord>`select kind, id, area, area_stamp as "areaStamp", fields, stamps from records
        where id like ${`%run${run}`}`.execute(server.database.db);
      expect(new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))).toEqual(expected);
    });
    await fc.assert(property, { seed: 20_270_115, numRuns: kind === 'PGlite' ? 25 : 40 });
    expect(run).toBeGreaterThanOrEqual(25);
    const { faults, records } = await verifyDatabase(server.database.db);
    expect(faults).toEqual([]);
    expect(records).toBeGreaterThan(25);
  });
});

interface Parcel {
  readonly tablet: PeerTablet;
  readonly mutations: readonly Mutation[];
}

/** Numbers the writings per tablet, cuts them into parcels and mixes the parcels. `suffix` keeps the records of one run apart. */
function shuffledParcels(
  tablets: readonly PeerTablet[],
  sent: Map<PeerTablet, number>,
  written: readonly (typeof writing extends fc.Arbitrary<infer W> ? W : never)[],
  dice: fc.Stream<number>,
  suffix: string,
): readonly Parcel[] {
  const parcels: { tablet: PeerTablet; mutations: Mutation[] }[] = [];
  for (const { device, ms, record, area, set } of written) {
    const tablet = tablets[device];
    if (!tablet) throw new Error('every writing has a tablet');
    const n = (sent.get(tablet) ?? 0) + 1;
    sent.set(tablet, n);
    const [kind = '', id = ''] = record;
    const mutation = tablet.mutation(n, ms, { kind, id: `${id}-${suffix}`, area, set }) as Mutation;
    const open = dice.next().value > 1 ? parcels.findLast((parcel) => parcel.tablet === tablet) : undefined;
    if (open) open.mutations.push(mutation);
    else parcels.push({ tablet, mutations: [mutation] });
  }
  for (let i = parcels.length - 1; i > 0; i -= 1) {
    const j = (dice.next().value * 7 + dice.next().value) % (i + 1);
    [parcels[i], parcels[j]] = [parcels[j] as Parcel & { mutations: Mutation[] }, parcels[i] as Parcel & { mutations: Mutation[] }];
  }
  return parcels;
}

function foldAll(mutations: readonly Mutation[]): ReadonlyMap<string, MergedRecord> {
  const groups = new Map<string, Mutation[]>();
  for (const mutation of mutations) {
    const key = `${mutation.kind} ${mutation.id}`;
    groups.set(key, [...(groups.get(key) ?? []), mutation]);
  }
  return new Map(
    [...groups].flatMap(([key, group]) => {
      const record = foldMutations(undefined, group);
      return record ? [[key, record] as const] : [];
    }),
  );
}
