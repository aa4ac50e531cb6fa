import { dayInVietnam } from '#domain/dates.ts';
import type { Vault } from '#storage/vault.ts';
import type { Identity, Tablet } from '#sync/tablet.ts';
import type { Today } from './device-api.ts';
import type { DevicePorts } from './device-ports.ts';

/** Sealed under the data key, as everything else. */
interface LeftFront {
  readonly on: string;
  readonly today: Today;
}

/** Today as the last session left it, and whose it is. */
export interface OpenedFront extends LeftFront {
  readonly identity: Identity;
  readonly deviceName: string;
}

/** Called with what can be shown before everything is open. */
export type OnFront = (front: OpenedFront) => void;

/** Undefined when anything was written since it was left, or the day is another one, or the disk has damaged it (SY40). Hold the write lock. */
export async function frontOf(
  { store, settings, now }: Pick<DevicePorts, 'store' | 'settings' | 'now'>,
  vault: Vault,
): Promise<OpenedFront | undefined> {
  const meta = await store.meta();
  const left = await store.front();
  if (!meta || left?.revision !== meta.revision) return undefined;
  try {
    const { on, today } = (await vault.open('front', left.box)) as LeftFront;
    if (on !== dayInVietnam(now())) return undefined;
    const identity = (await vault.open('identity', meta.identity)) as Identity;
    const header = await settings.read();
    return { on, today, identity, deviceName: header?.deviceName ?? '' };
  } catch {
    return undefined;
  }
}

/** Nobody waits for it, and where it cannot be left the next unlocking reads everything first, as ever. */
export async function leaveFront(tablet: Tablet, left: LeftFront): Promise<void> {
  await tablet.leaveFront(left).catch(() => undefined);
}
