import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { OpenedDatabase } from '#server/database/open-database.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { aFieldServer, emptyDatabase, type FieldServer, someId, startTime } from './field-server.ts';
import type { PeerMutation, PeerTablet } from './peer-client.ts';
import { inMemory } from './in-memory.ts';

export interface ServedField {
  readonly server: FieldServer;
  readonly alice: PeerTablet;
  /** A mutation of Alice's that nobody could refuse. */
  readonly good: (n: number) => PeerMutation;
}

/** An emptied server and one tablet for each test of a file; after each, the server must still serve and what it holds must be whole. */
export function servedField(): ServedField {
  let database: OpenedDatabase | undefined;
  let server: FieldServer | undefined;
  let alice: PeerTablet | undefined;
  const good = (n: number) =>
    present(alice).mutation(n, startTime, { kind: 'household', id: someId(), area: 'a1', set: { head: 'Bà Thử' } });
  beforeAll(async () => {
    database = await inMemory();
  });
  afterAll(async () => database?.close());
  beforeEach(async () => {
    await emptyDatabase(present(database));
    server = await aFieldServer(database);
    alice = await server.tablet();
  });
  afterEach(async () => {
    expect((await present(alice).ship([good(900)], { authored: 900 })).verdicts).toEqual([{ n: 900, verdict: 'accepted' }]);
    expect((await verifyDatabase(present(database).db)).faults).toEqual([]);
  });
  return {
    get server() {
      return present(server);
    },
    get alice() {
      return present(alice);
    },
    good,
  };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('only while a test runs');
  return value;
}
