import { done, failed, type Result } from '#domain/result.ts';
import type { Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction, type Work } from '../database/transaction.ts';
import { readPresent } from './apply-mutations.ts';
import { applyFollowingMerges } from '../merges/follow-merges.ts';
import type { Services } from '../services.ts';
import { checkItem } from './check-mutation.ts';
import { correctClock, readNeighbours } from './clock-correction.ts';
import { deskDevice } from './desk-device.ts';
import { writesMerge } from './judge.ts';
import { lockDevice, noteReceived } from './writing-device.ts';
import { valueOrFail } from '#domain/result.ts';
import { formatMultirange } from '../devices/received.ts';

export interface QuarantineKey {
  readonly device: string;
  readonly n: number;
  readonly hash: string;
}

/**
 * What a person at the desk decides about a refused mutation. `release` accepts it as its author wrote it, beyond scope and role; when other content holds
 * its number, it is written under the desk's own device instead. Failures: `not-found`, `already-settled`, `not-releasable` (its shape or a field is
 * wrong, or its area does not exist any more).
 */
export async function settleQuarantined(
  services: Services,
  key: QuarantineKey,
  by: string,
  decision: 'release' | 'discard',
  because?: string,
): Promise<Result<undefined>> {
  const standIn = decision === 'release' ? await deskDevice(services, by) : undefined;
  const settled = await inTransaction(services.db, async (tx): Promise<Result<readonly string[]>> => {
    await lockDevice(tx, key.device);
    const row = await lockRow(tx, key);
    if (!row) return failed({ kind: 'not-found' });
    if (row.settled_at) return failed({ kind: 'already-settled' });
    const now = new Date(services.now());
    const released = standIn === undefined ? done([]) : await release(tx, row, standIn, now);
    if (!released.ok) return released;
    const settlement = decision === 'release' ? 'released' : 'discarded';
    await tx
      .updateTable('quarantine')
      .set({ settled_at: now, settled_by: by, settlement, settled_because: because ?? null })
      .where('device', '=', key.device)
      .where('n', '=', key.n)
      .where('content_hash', '=', key.hash)
      .execute();
    return released;
  });
  if (!settled.ok) return settled;
  services.events.publish(settled.value);
  return done(undefined);
}

type Row = Selectable<Tables['quarantine']>;

async function lockRow(tx: Work, key: QuarantineKey): Promise<Row | undefined> {
  return tx
    .selectFrom('quarantine')
    .selectAll()
    .where('device', '=', key.device)
    .where('n', '=', key.n)
    .where('content_hash', '=', key.hash)
    .forUpdate()
    .executeTakeFirst();
}

async function release(tx: Work, row: Row, standIn: string, now: Date): Promise<Result<readonly string[]>> {
  const { mutation, hash } = checkItem(row.mutation);
  if (!mutation || writesMerge(mutation)) return failed({ kind: 'not-releasable' });
  const present = await readPresent(tx, [mutation], now);
  if (present.units.get(mutation.area)?.closed !== false) return failed({ kind: 'not-releasable' });
  const writer = await numberFor(tx, row, standIn);
  const neighbours = await readNeighbours(tx, writer.device, [writer.n]);
  const numbered = { ...mutation, n: writer.n };
  const at = valueOrFail(
    correctClock(writer.device, [numbered], now.getTime(), neighbours).stamps.get(writer.n),
    'a released mutation has a stamp',
  );
  const accepted = { ...numbered, at, hash, claimedAt: at === mutation.at ? undefined : mutation.at };
  const grown = await applyFollowingMerges(tx, { device: writer.device, member: row.member }, [accepted], present, now);
  await noteReceived(tx, writer.device, { received: formatMultirange([writer.n]), authored: writer.n, lastStamp: at });
  return done(grown);
}

/** The number it was written under, or the next of the desk's own device when that is taken. */
async function numberFor(tx: Work, row: Row, standIn: string): Promise<{ readonly device: string; readonly n: number }> {
  const taken = await tx.selectFrom('mutations').select('n').where('device', '=', row.device).where('n', '=', row.n).executeTakeFirst();
  if (!taken && row.n > 0) return { device: row.device, n: row.n };
  const { authored } = await lockDevice(tx, standIn);
  return { device: standIn, n: authored + 1 };
}
