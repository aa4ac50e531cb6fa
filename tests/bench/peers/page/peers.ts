import Dexie from 'dexie';
import PouchDB from 'pouchdb-browser';
import { type Collection, createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/** Runs in a page: what the benches ask of the peers, each used as its own documentation says. */
interface Doc {
  readonly id: string;
}
interface Done {
  readonly ms: number;
  /** Records that are where they should be, by the peer's own count. */
  readonly settled: number;
}
interface Rows {
  readonly documents: readonly object[];
  readonly checkpoint: object | undefined;
}

const fields = 'id household name birth sex personalId phone device relation language note'.split(' ');
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field, { type: 'string', ...(field === 'id' && { maxLength: 36 }) }])),
  required: ['id'],
};

let made = 0;
const fresh = () => `bench-${(made += 1)}`;

async function rxCollection(): Promise<Collection> {
  const database = await createRxDatabase({ name: fresh(), storage: getRxStorageDexie() });
  const { people } = await database.addCollections({ people: { schema } });
  if (!people) throw new Error('no collection');
  return people;
}

const asJson = async <Answer>(address: string, body?: object): Promise<Answer> => {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Answer;
};

async function timed(work: () => Promise<number>): Promise<Done> {
  const begun = performance.now();
  const settled = await work().catch((error: unknown) => {
    throw new Error(JSON.stringify(error) ?? String(error));
  });
  return { ms: performance.now() - begun, settled };
}

interface Sync {
  readonly remote: string;
  /** Records in a batch; undefined is the peer's own default. */
  readonly batch?: number;
}

async function pouchDay(docs: readonly Doc[], { remote, batch }: Sync, begin: () => Promise<void>): Promise<Done> {
  const local = new PouchDB(fresh());
  await local.bulkDocs(docs.map((doc) => ({ _id: doc.id, ...doc })));
  await begin();
  return timed(async () => {
    const done = await local.replicate.to(`${location.origin}/pouch/${remote}`, { live: false, ...(batch && { batch_size: batch }) });
    return done.docs_written;
  });
}

async function pouchFirst({ remote, batch }: Sync, begin: () => Promise<void>): Promise<Done> {
  const local = new PouchDB(fresh());
  await local.info();
  await begin();
  return timed(async () => {
    await local.replicate.from(`${location.origin}/pouch/${remote}`, { live: false, ...(batch && { batch_size: batch }) });
    return (await local.info()).doc_count;
  });
}

async function rxDay(docs: readonly Doc[], { remote, batch }: Sync, begin: () => Promise<void>): Promise<Done> {
  const collection = await rxCollection();
  await collection.bulkInsert(docs);
  await begin();
  let settled = 0;
  return timed(async () => {
    const replication = replicateRxCollection({
      replicationIdentifier: remote,
      collection,
      live: false,
      waitForLeadership: false,
      push: {
        ...(batch && { batchSize: batch }),
        handler: async (rows) => {
          const conflicts = await asJson<readonly object[]>(`/rx/${remote}/push`, rows);
          settled += rows.length - conflicts.length;
          return conflicts;
        },
      },
    });
    await replication.awaitInitialReplication();
    return settled;
  });
}

async function rxFirst({ remote, batch }: Sync, begin: () => Promise<void>): Promise<Done> {
  const collection = await rxCollection();
  await begin();
  return timed(async () => {
    const replication = replicateRxCollection({
      replicationIdentifier: remote,
      collection,
      live: false,
      waitForLeadership: false,
      pull: {
        ...(batch && { batchSize: batch }),
        handler: async (checkpoint, limit) =>
          asJson<Rows>(`/rx/${remote}/pull?from=${encodeURIComponent(JSON.stringify(checkpoint ?? null))}&limit=${limit}`),
      },
    });
    await replication.awaitInitialReplication();
    return collection.count().exec();
  });
}

type Save = (doc: Doc) => Promise<unknown>;

function rawSave(database: IDBDatabase, stores: readonly string[]): Save {
  return (doc) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
      for (const store of stores) transaction.objectStore(store).put(doc);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
}

function rawDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(fresh(), 1);
    opening.onupgradeneeded = () => ['records', 'outbox'].forEach((store) => opening.result.createObjectStore(store, { keyPath: 'id' }));
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
}

async function savers(): Promise<Readonly<Record<string, Save>>> {
  const database = await rawDatabase();
  const dexie = async (durability: 'strict' | 'default') => {
    const own = new Dexie(fresh(), { chromeTransactionDurability: durability });
    own.version(1).stores({ people: 'id' });
    await own.open();
    return (doc: Doc) => own.table('people').put(doc);
  };
  const pouch = new PouchDB(fresh());
  await pouch.info();
  const rx = await rxCollection();
  return {
    'raw strict two-row transaction': rawSave(database, ['records', 'outbox']),
    'raw strict put': rawSave(database, ['records']),
    'Dexie put, strict': await dexie('strict'),
    'Dexie put, as it comes (relaxed)': await dexie('default'),
    'PouchDB put, as it comes (relaxed)': (doc) => pouch.put({ _id: doc.id, ...doc }),
    'RxDB insert (Dexie storage), as it comes (relaxed)': (doc) => rx.insert(doc),
  };
}

Object.assign(globalThis, { peers: { pouchDay, pouchFirst, rxDay, rxFirst, savers } });
