import { afterEach, describe, expect, test, vi } from 'vitest';
import type * as readKnown from '#server/records/already-known.ts';
import type * as accepting from '#server/records/accept-content.ts';
import type * as transactions from '#server/database/transaction.ts';
import type * as comparing from '#sync/compare-areas.ts';
import type * as offering from '#sync/offer-again.ts';
import type * as renewing from '#sync/renew-identity.ts';
import type * as startingOver from '#sync/start-over.ts';
import type * as wire from '#sync/wire-client.ts';
import type { Changes, Synchronised } from '#protocol/answers.ts';
import type { StoredParcel, StoreChange } from '#storage/tablet-store.ts';
import type * as memoryStore from '#storage/memory-tablet-store.ts';
import type { Counted, Row } from './fault-table.ts';
import { identityRows } from './rows-identity.ts';
import { networkRows } from './rows-network.ts';
import { serverRows } from './rows-server.ts';
import { storageRows } from './rows-storage.ts';

/**
 * Does the table see? Each test takes one protection away and expects its row to go red. `broken` is read by the stand-ins below, which otherwise pass through.
 */
const { broken, isBroken, lost } = vi.hoisted(() => {
  const broken = { protection: 'none' };
  return {
    broken,
    isBroken: (protection: string) => broken.protection === protection,
    lost: { ok: false, failure: { kind: 'not-done' } } as const,
  };
});

/** Everything in the parcel, taken for acknowledged. */
function believed(parcel: StoredParcel, page: Partial<Changes> = {}): Synchronised {
  const numbers = Array.from({ length: parcel.to - parcel.from + 1 }, (_, index) => parcel.from + index);
  return {
    verdicts: numbers.map((n) => ({ n, verdict: 'accepted' })),
    received: { through: parcel.to, missing: [] },
    serverTime: new Date(Date.UTC(2026, 10, 3)).toISOString(),
    changes: [],
    cursor: '',
    more: false,
    ...page,
  };
}

vi.mock('#sync/wire-client.ts', async (original) => {
  const real = await original<typeof wire>();
  return {
    ...real,
    shipAndPull: async (...args: Parameters<typeof real.shipAndPull>) => {
      const answer = await real.shipAndPull(...args);
      const parcel = args[2];
      const isBelieved =
        !answer.ok &&
        ((isBroken('a stranger’s answer is checked') && answer.failure.kind === 'captive-portal') ||
          (isBroken('a lost answer acknowledges nothing') && answer.failure.kind === 'offline'));
      return isBelieved && parcel ? { ok: true as const, value: believed(parcel, { cursor: args[1].cursor ?? '' }) } : answer;
    },
  };
});
vi.mock('#sync/offer-again.ts', async (original) => {
  const real = await original<typeof offering>();
  return {
    ...real,
    offeredAgain: async (...args: Parameters<typeof real.offeredAgain>) =>
      isBroken('what was forgotten is offered again') ? { entries: [], dropKept: [], doubt: false } : real.offeredAgain(...args),
  };
});
vi.mock('#sync/compare-areas.ts', async (original) => {
  const real = await original<typeof comparing>();
  return {
    differingAreas: async (...args: Parameters<typeof real.differingAreas>) =>
      isBroken('areas are compared') ? [] : real.differingAreas(...args),
  };
});
vi.mock('#sync/renew-identity.ts', async (original) => {
  const real = await original<typeof renewing>();
  return {
    ...real,
    renewIdentity: async (...args: Parameters<typeof real.renewIdentity>) =>
      isBroken('a cloned storage takes a new identity') ? lost : real.renewIdentity(...args),
  };
});
vi.mock('#sync/start-over.ts', async (original) => {
  const real = await original<typeof startingOver>();
  return {
    startOver: async (...args: Parameters<typeof real.startOver>) =>
      isBroken('damaged records are pulled anew') ? { ok: true as const, value: true as const } : real.startOver(...args),
  };
});
vi.mock('#storage/memory-tablet-store.ts', async (original) => {
  const real = await original<typeof memoryStore>();
  class Broken extends real.MemoryTabletStore {
    override async commit(change: StoreChange, expects: number | undefined): ReturnType<memoryStore.MemoryTabletStore['commit']> {
      if (isBroken('what came back is kept a while')) return super.commit({ ...change, putKept: [] }, expects);
      if (!isBroken('a save is one transaction')) return super.commit(change, expects);
      const { meta, putRecords, dropRecords, ...rest } = change;
      const first = await super.commit({ meta, putRecords, dropRecords }, expects);
      return first.ok ? super.commit({ meta, ...rest }, meta.revision) : first;
    }
  }
  return { ...real, MemoryTabletStore: Broken };
});
vi.mock('#domain/result.ts', async (original) => {
  const real = await original<{ readonly failed: (failure: { readonly kind: string }) => unknown }>();
  return {
    ...real,
    failed: (failure: { readonly kind: string }) =>
      isBroken('a refused write is told') && failure.kind === 'storage-full' ? { ok: true, value: true } : real.failed(failure),
  };
});
vi.mock('#server/records/already-known.ts', async (original) => {
  const real = await original<typeof readKnown>();
  return {
    ...real,
    verdictFromKnown: (...args: Parameters<typeof real.verdictFromKnown>) => {
      if (isBroken('what arrives again is known again')) return undefined;
      const verdict = real.verdictFromKnown(...args);
      const isTaken = isBroken('a number with other content is a conflict') && verdict?.reason === 'sequence-conflict';
      return isTaken ? { n: args[0].n, verdict: 'duplicate' as const } : verdict;
    },
  };
});
vi.mock('#server/database/transaction.ts', async (original) => {
  const real = await original<typeof transactions>();
  return {
    ...real,
    inTransaction: async <Value>(db: transactions.Database, work: (tx: transactions.Work) => Promise<Value>): Promise<Value> =>
      isBroken('a parcel is one transaction') ? work(db as transactions.Work) : real.inTransaction(db, work),
  };
});
vi.mock('#server/records/accept-content.ts', async (original) => {
  const real = await original<typeof accepting>();
  return {
    ...real,
    acceptContent: async (...args: Parameters<typeof real.acceptContent>) => {
      try {
        return await real.acceptContent(...args);
      } catch (error) {
        if (!isBroken('only what is on disk is acknowledged')) throw error;
        const mutations = args[2].mutations as readonly { readonly n: number }[];
        const verdicts = mutations.map(({ n }) => ({ n, verdict: 'accepted' as const }));
        const received = { through: args[2].authored, missing: [] };
        return { shipped: { verdicts, received, serverTime: new Date(args[0].now()).toISOString() }, written: [], unstorable: false };
      }
    },
  };
});

const rows = new Map<string, Row>([...storageRows, ...networkRows, ...serverRows, ...identityRows].map((row) => [row.id, row]));

const protections: readonly (readonly [row: string, protection: string])[] = [
  ['killed', 'a save is one transaction'],
  ['quota', 'a refused write is told'],
  ['evicted', 'areas are compared'],
  ['corrupt', 'damaged records are pulled anew'],
  ['cut', 'a lost answer acknowledges nothing'],
  ['lossy', 'a lost answer acknowledges nothing'],
  ['portal', 'a stranger’s answer is checked'],
  ['server-disk-full', 'a parcel is one transaction'],
  ['database-restarted', 'a parcel is one transaction'],
  ['pool-exhausted', 'only what is on disk is acknowledged'],
  ['put-back', 'what was forgotten is offered again'],
  ['put-back', 'what came back is kept a while'],
  ['cloned', 'a cloned storage takes a new identity'],
  ['cloned', 'a number with other content is a conflict'],
];

afterEach(() => {
  broken.protection = 'none';
});

async function playedWithout(protection: string, row: Row | undefined): Promise<Counted | 'red'> {
  broken.protection = protection;
  try {
    return (await row?.play(1, 4711)) ?? 'red';
  } catch {
    return 'red';
  }
}

describe('a row goes red when its protection is taken away', { timeout: 120_000 }, () => {
  for (const [id, protection] of protections) {
    test(`${id}: without “${protection}”`, async () => {
      const row = rows.get(id);
      expect(row).toBeDefined();
      const counted = await playedWithout(protection, row);
      expect(counted === 'red' || counted.lost + counted.twice > 0, JSON.stringify(counted)).toBe(true);
    });
  }

  test('and is green with all of them', async () => {
    for (const id of ['quota', 'evicted', 'put-back', 'cloned'])
      expect(await playedWithout('none', rows.get(id))).toMatchObject({ lost: 0, twice: 0 });
  });
});
