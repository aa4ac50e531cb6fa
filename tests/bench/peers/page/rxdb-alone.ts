import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/** The least that keeps and replicates. */
const database = await createRxDatabase({ name: 'kept', storage: getRxStorageDexie() });
Object.assign(globalThis, { database, replicateRxCollection });
