import { openDatabase, type OpenedDatabase } from '#server/database/open-database.ts';
import { afterAll, beforeAll, describe } from 'vitest';
import { type PostgresServer, startPostgres } from '../postgres-server.ts';
import { aFieldServer, emptyDatabase, type FieldServer } from '../../server/field-server.ts';
import { inMemory } from '../../server/in-memory.ts';

export interface DatabaseUnderTest {
  readonly kind: 'PGlite' | 'PostgreSQL';
  /** An emptied database with the field server's areas. */
  readonly fieldServer: () => Promise<FieldServer>;
  readonly opened: () => OpenedDatabase;
}

/** Runs the same promises on the embedded database and on a real server; every test starts from an empty one. */
export function onEveryDatabase(promises: (database: DatabaseUnderTest) => void): void {
  describe('PGlite', () => onDatabase('PGlite', () => inMemory(), promises));
  onPostgres(promises);
}

export function onPostgres(promises: (database: DatabaseUnderTest) => void): void {
  describe('PostgreSQL', () => {
    let server: PostgresServer | undefined;
    const open = async () => {
      server = await startPostgres();
      return openDatabase({ url: await server.createDatabase(), connections: 20 });
    };
    onDatabase('PostgreSQL', open, promises, async () => server?.stop());
  });
}

function onDatabase(
  kind: DatabaseUnderTest['kind'],
  open: () => Promise<OpenedDatabase>,
  promises: (database: DatabaseUnderTest) => void,
  after: () => Promise<void> = () => Promise.resolve(),
): void {
  let opened: OpenedDatabase | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => {
    await opened?.close();
    await after();
  });
  const current = () => {
    if (!opened) throw new Error('the database is open while tests run');
    return opened;
  };
  promises({
    kind,
    opened: current,
    fieldServer: async () => {
      await emptyDatabase(current());
      return aFieldServer(current());
    },
  });
}
