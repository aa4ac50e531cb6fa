import { newUuid } from '#domain/ids.ts';
import type { Role } from '#domain/area.ts';
import { insertAreas, type NewArea } from '#server/areas/area-tree.ts';
import { composeServer, type ComposedServer } from '#server/compose-server.ts';
import { archivedTables, derivedTables } from '#server/database/archive.ts';
import type { OpenedDatabase } from '#server/database/open-database.ts';
import { createEnrolmentCode } from '#server/devices/enrolment-codes.ts';
import { sql } from 'kysely';
import { PeerTablet } from './peer-client.ts';
import { inMemory } from './in-memory.ts';

/** 2027-01-15T08:00:00Z: every test starts here and moves the clock itself. */
export const startTime = Date.UTC(2027, 0, 15, 8);

export interface FieldServer extends ComposedServer {
  readonly database: OpenedDatabase;
  readonly clock: { ms: number };
  /** A member with roles; volunteer of the first village unless told. */
  readonly member: (...roles: readonly { readonly area: string; readonly role: Role }[]) => Promise<string>;
  readonly tablet: (...roles: readonly { readonly area: string; readonly role: Role }[]) => Promise<PeerTablet>;
  readonly code: (member: string) => Promise<string>;
}

/** An invented province with two communes, each with three villages: `a1 a2 a3` in `xa-a`, `b1 b2 b3` in `xa-b`. */
export const villages = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'] as const;

/** A random source that is the same in every run. */
export function seededRandom(seed: number): (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> {
  let state = seed >>> 0 || 1;
  return (bytes) => {
    for (let i = 0; i < bytes.length; i += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[i] = (state >>> 8) & 0xff;
    }
    return bytes;
  };
}

/** `isPlanted`: the given database has the units already. */
export async function aFieldServer(given?: OpenedDatabase, isPlanted = false): Promise<FieldServer> {
  const database = given ?? (await inMemory());
  const clock = { ms: startTime };
  const random = seededRandom(7);
  const server = await composeServer({ database, now: () => clock.ms, random });
  if (!isPlanted) await plantAreas(database);
  const member: FieldServer['member'] = async (...roles) => {
    const id = newUuid(clock.ms, random);
    await database.db
      .insertInto('members')
      .values({ id, name: 'Người Thử', created_at: new Date(clock.ms) })
      .execute();
    const held = roles.length > 0 ? roles : [{ area: 'a1', role: 'volunteer' as const }];
    await database.db
      .insertInto('member_roles')
      .values(held.map(({ area, role }) => ({ member: id, area, role })))
      .execute();
    return id;
  };
  const code: FieldServer['code'] = async (of) => (await createEnrolmentCode(server.services, { member: of })).code;
  return {
    ...server,
    database,
    clock,
    member,
    code,
    tablet: async (...roles) => PeerTablet.enrol((path, init) => server.app.request(path, init), await code(await member(...roles))),
  };
}

export async function emptyDatabase({ db }: OpenedDatabase): Promise<void> {
  const tables = sql.join([...archivedTables, ...derivedTables, 'sessions'].map((name) => sql.table(name)));
  await sql`truncate ${tables} restart identity cascade`.execute(db);
}

async function plantAreas({ db }: OpenedDatabase): Promise<void> {
  const since = { validFrom: '2025-07-01' };
  const planted = await insertAreas(db, [
    { id: 'tinh', parent: null, kind: 'province', name: 'Tỉnh Thử', ...since },
    { id: 'xa-a', parent: 'tinh', kind: 'commune', name: 'Xã A', ...since },
    { id: 'xa-b', parent: 'tinh', kind: 'commune', name: 'Xã B', ...since },
    ...villages.map((id) => aVillage(id, since.validFrom)),
  ]);
  if (!planted.ok) throw new Error(planted.failure.kind);
}

function aVillage(id: string, validFrom: string): NewArea {
  return { id, parent: id.startsWith('a') ? 'xa-a' : 'xa-b', kind: 'village', name: `Thôn ${id}`, validFrom };
}

let made = 0;
/** A fresh uuid, the same in every run. */
export function someId(): string {
  made += 1;
  return `01990000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
}
