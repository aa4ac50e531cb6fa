/** What the benches use of the peers: the types hold where none of them is installed. */
declare module '@getodk/web-forms' {
  export const OdkWebForm: object;
  export const webFormsPlugin: object;
}

declare module 'vue' {
  interface App {
    use(plugin: object): App;
    mount(selector: string): void;
  }
  export function createApp(root: { readonly render: () => object }): App;
  export function h(component: object, props: object): object;
}

declare module 'pouchdb-browser' {
  interface Replication {
    readonly docs_read: number;
    readonly docs_written: number;
    readonly doc_write_failures: number;
    readonly ok: boolean;
  }
  interface Options {
    readonly live: false;
    readonly batch_size?: number;
    readonly batches_limit?: number;
  }
  export default class PouchDB {
    constructor(name: string, options?: { readonly skip_setup?: boolean; readonly auto_compaction?: boolean });
    put(document: object): Promise<{ readonly ok: boolean }>;
    bulkDocs(documents: readonly object[]): Promise<readonly object[]>;
    info(): Promise<{ readonly doc_count: number }>;
    sync(remote: PouchDB | string, options: Options): Promise<object>;
    destroy(): Promise<void>;
    readonly replicate: {
      to(remote: PouchDB | string, options: Options): Promise<Replication>;
      from(remote: PouchDB | string, options: Options): Promise<Replication>;
    };
  }
}

declare module 'rxdb/plugins/core' {
  export interface Collection {
    insert(document: object): Promise<object>;
    bulkInsert(documents: readonly object[]): Promise<{ readonly error: readonly object[] }>;
    count(): { exec(): Promise<number> };
  }
  export interface Database {
    addCollections(schemas: Readonly<Record<string, { readonly schema: object }>>): Promise<Readonly<Record<string, Collection>>>;
    remove(): Promise<unknown>;
  }
  export function createRxDatabase(options: { readonly name: string; readonly storage: object }): Promise<Database>;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): object;
}

declare module 'rxdb/plugins/replication' {
  import type { Collection } from 'rxdb/plugins/core';

  interface Pulled {
    readonly documents: readonly object[];
    readonly checkpoint: object | undefined;
  }
  export interface Replication {
    awaitInitialReplication(): Promise<void>;
    awaitInSync(): Promise<boolean>;
    cancel(): Promise<unknown>;
    readonly error$: { subscribe(hear: (error: unknown) => void): unknown };
  }
  export function replicateRxCollection(options: {
    readonly replicationIdentifier: string;
    readonly collection: Collection;
    readonly live: boolean;
    readonly retryTime?: number;
    readonly waitForLeadership?: boolean;
    readonly push?: { readonly batchSize?: number; readonly handler: (rows: readonly object[]) => Promise<readonly object[]> };
    readonly pull?: {
      readonly batchSize?: number;
      readonly handler: (checkpoint: object | undefined, batchSize: number) => Promise<Pulled>;
    };
  }): Replication;
}
