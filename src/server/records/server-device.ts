import { clockAtRest, formatStamp, parseStamp, tick, witness } from '#domain/hybrid-clock.ts';
import type { Change } from '#domain/mutation.ts';
import { valueOrFail } from '#domain/result.ts';
import { sql } from 'kysely';
import type { Work } from '../database/transaction.ts';
import { formatMultirange } from '../devices/received.ts';
import { applyMutations, readPresent } from './apply-mutations.ts';
import { checkItem } from './check-mutation.ts';
import { lockDevice, noteReceived, type WritingDevice } from './writing-device.ts';

/**
 * What the server writes by itself is in the log under a name of its own, so that no history says a person did it. The member has no role and no account,
 * the device no token: the hashes stand for no secret.
 */
export const serverMember = '00000000-0000-8000-8000-000000000001';
export const serverDevice = '00000000-0000-8000-8000-000000000002';

/** Made when it first has something to say. */
export async function lockServerDevice(tx: Work, now: Date): Promise<WritingDevice> {
  await sql`insert into members (id, name, created_at) values (${serverMember}::uuid, 'Từng Ngõ', ${now}::timestamptz) on conflict do nothing`.execute(
    tx,
  );
  await sql`insert into devices (id, member, name, kind, token_hash, ship_token_hash, enrolled_at)
    values (${serverDevice}::uuid, ${serverMember}::uuid, 'Máy chủ', 'desk', 'no token', 'no ship token', ${now}::timestamptz)
    on conflict do nothing`.execute(tx);
  return lockDevice(tx, serverDevice);
}

interface OwnWords {
  readonly changes: readonly Change[];
  /** Stamps the changes have to come after. */
  readonly after: readonly string[];
}

/** Numbered, stamped and merged like any mutation, but judged by nobody. The caller has locked the server's device, then the streams of these areas. */
export async function writeAsServer(
  tx: Work,
  { authored, lastStamp }: WritingDevice,
  { changes, after }: OwnWords,
  now: Date,
): Promise<readonly string[]> {
  let clock = [lastStamp, ...after].reduce((seen, at) => witness(seen, parseStamp(at) ?? clockAtRest), clockAtRest);
  const mutations = changes.map((change, i) => {
    clock = tick(clock, now.getTime());
    const { mutation, hash } = checkItem({ n: authored + i + 1, at: formatStamp(clock, serverDevice), ...change });
    return { ...valueOrFail(mutation, 'what the server writes is well formed'), hash };
  });
  const author = { device: serverDevice, member: serverMember };
  const grown = await applyMutations(tx, author, mutations, await readPresent(tx, mutations, now), now);
  await noteReceived(tx, serverDevice, {
    received: formatMultirange(mutations.map(({ n }) => n)),
    authored: authored + mutations.length,
    lastStamp: formatStamp(clock, serverDevice),
  });
  return grown;
}
