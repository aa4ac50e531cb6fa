import type { Choices } from '#domain/merge-decisions.ts';
import type { MergeableKind } from '#domain/merged-records.ts';
import { valueOrFail } from '#domain/result.ts';
import { mergeRecords } from '#server/merges/merge-records.ts';
import { undoMerge } from '#server/merges/undo-merge.ts';
import { type FieldServer, someId } from '../../server/field-server.ts';
import type { PeerMutation } from '../../server/peer-client.ts';
import type { Writer } from './unit-world.ts';

export interface Desk {
  readonly merge: (loser: string, winner: string, choices?: Choices, kind?: MergeableKind) => Promise<string>;
  /** Why it was not done. */
  readonly refusedMerge: (loser: string, winner: string) => Promise<string>;
  readonly undo: (merge: string) => Promise<string>;
  readonly member: string;
}

/** A coordinator who merges. */
export async function aMergingDesk(server: FieldServer): Promise<Desk> {
  const member = await server.member({ area: 'tinh', role: 'coordinator' });
  const merging = (loser: string, winner: string, choices: Choices, kind: MergeableKind) => {
    server.clock.ms += 60_000;
    return mergeRecords(server.services, member, { kind, loser, winner, choices });
  };
  return {
    member,
    merge: async (loser, winner, choices = {}, kind = 'person') => {
      const merged = await merging(loser, winner, choices, kind);
      return valueOrFail(merged.ok ? merged.value.merge : undefined, `merged, not ${merged.ok || merged.failure.kind}`);
    },
    refusedMerge: async (loser, winner) => {
      const merged = await merging(loser, winner, {}, 'person');
      return merged.ok ? 'merged' : merged.failure.kind;
    },
    undo: async (merge) => {
      server.clock.ms += 60_000;
      const undone = await undoMerge(server.services, member, merge);
      return undone.ok ? 'undone' : undone.failure.kind;
    },
  };
}

export interface APerson {
  readonly home: string;
  readonly person: string;
  readonly consent: string;
  readonly visit: string;
  readonly task: string;
  readonly mutations: readonly PeerMutation[];
}

/** Somebody with a home of their own and one of everything that can name them. */
export function aPersonWithAll(writer: Writer, area: string, set: PeerMutation['set'], milestone: string): APerson {
  const [home, person, consent, visit, task] = [someId(), someId(), someId(), someId(), someId()];
  const mutations = [
    writer.write('household', home, area, { head: String(set['name']) }),
    writer.write('person', person, area, { household: home, ...set }),
    writer.write('consent', consent, area, { person, givenAt: '2027-01-15T08:00:00Z' }),
    writer.write('visit', visit, area, { household: home, outcome: 'met', present: [person] }),
    writer.write('progress', `${person}/vneid-level-1`, area, { milestone, step: `${area}-step` }),
    writer.write('task', task, area, { person, household: home, what: 'Thăm lại' }),
    writer.write('review', `person/${person}`, area, { state: 'returned', comment: `${area} hỏi lại` }),
  ];
  return { home, person, consent, visit, task, mutations };
}
