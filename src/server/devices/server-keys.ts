import { newUuid, type RandomBytes } from '#domain/ids.ts';
import { InvariantError } from '#domain/result.ts';
import type { ServerKey } from '#protocol/answers.ts';
import { newServerKey, openingKey, type OpeningKey, openParcel } from '#protocol/parcel.ts';
import type { Database } from '../database/transaction.ts';

export type OpenedParcel =
  | { readonly state: 'opened'; readonly content: unknown }
  | { readonly state: 'unreadable' }
  /** The tablet named a key this server has never had. */
  | { readonly state: 'key-unknown'; readonly current: ServerKey };

/** The keys parcels are sealed to: one current, and every retired one, because a late parcel must still open. */
export interface ServerKeys {
  readonly current: () => ServerKey;
  /** `named`: the id in the request's key header; without it every key is tried, the current one first. */
  readonly open: (device: string, body: Uint8Array<ArrayBuffer>, named: string | undefined) => Promise<OpenedParcel>;
  /** Makes a new current key and retires the present one. */
  readonly rotate: () => Promise<ServerKey>;
}

interface KnownKeys {
  readonly current: ServerKey;
  /** The current one first. */
  readonly opening: readonly OpeningKey[];
}

export async function loadServerKeys(db: Database, now: () => number, random: RandomBytes): Promise<ServerKeys> {
  let known = (await readKeys(db)) ?? (await createKey(db, now(), random));
  const rotate = async () => {
    known = await createKey(db, now(), random);
    return known.current;
  };
  const candidates = async (named: string | undefined) => {
    if (named === undefined) return known.opening;
    // Another node may have made the key a moment ago.
    if (!known.opening.some((key) => key.id === named)) known = (await readKeys(db)) ?? known;
    return known.opening.filter((key) => key.id === named);
  };
  return {
    current: () => known.current,
    rotate,
    open: async (device, body, named) => {
      const keys = await candidates(named);
      if (keys.length === 0) return { state: 'key-unknown', current: known.current };
      for (const key of keys) {
        const content = await openParcel(key, device, body);
        if (content !== undefined) return { state: 'opened', content };
      }
      return { state: 'unreadable' };
    },
  };
}

async function readKeys(db: Database): Promise<KnownKeys | undefined> {
  const rows = await db.selectFrom('server_keys').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
  const current = rows.find((row) => row.retired_at === null);
  if (!current) return undefined;
  const ordered = [current, ...rows.filter((row) => row !== current)];
  const opening = await Promise.all(ordered.map((row) => openingKey(row.id, row.private_key)));
  return { current: { id: current.id, publicKey: current.public_key }, opening };
}

async function createKey(db: Database, now: number, random: RandomBytes): Promise<KnownKeys> {
  const fresh = await newServerKey(newUuid(now, random));
  const at = new Date(now);
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('server_keys').set({ retired_at: at }).where('retired_at', 'is', null).execute();
    await tx
      .insertInto('server_keys')
      .values({ id: fresh.id, public_key: fresh.publicKey, private_key: fresh.privateKey, created_at: at })
      .execute();
  });
  const known = await readKeys(db);
  if (!known) throw new InvariantError('a server key was written and cannot be read back');
  return known;
}
