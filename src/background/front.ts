import { dayInVietnam } from '#domain/dates.ts';
import type { Vault } from '#storage/vault.ts';
import type { Identity, Tablet } from '#sync/tablet.ts';
import type { Front, Session, Today } from './device-api.ts';
import type { DevicePorts } from './device-ports.ts';
import { type KnownAreas, knownAreas } from './directory/areas.ts';

/** Sealed under the data key, as everything else. */
interface LeftFront {
  readonly on: string;
  readonly today: Today;
}

/** Today as the last session left it. Undefined when anything was written since, or the day is another one, or the disk has damaged it (SY40). Hold the write lock. */
export async function frontOf(
  { store, settings, now }: Pick<DevicePorts, 'store' | 'settings' | 'now'>,
  vault: Vault,
): Promise<Front | undefined> {
  const on = dayInVietnam(now());
  const meta = await store.meta();
  const left = await store.front();
  if (!meta || left?.revision !== meta.revision) return undefined;
  try {
    const { on: day, today } = (await vault.open('front', left.box)) as LeftFront;
    if (day !== on) return undefined;
    const identity = (await vault.open('identity', meta.identity)) as Identity;
    const header = await settings.read();
    return { on, today, session: sessionOf(identity, knownAreas(identity.areas, on), header?.deviceName ?? '') };
  } catch {
    return undefined;
  }
}

/** Nobody waits for it, and where it cannot be left the next unlocking reads everything first, as ever. */
export async function leaveFront(tablet: Tablet, left: LeftFront): Promise<void> {
  await tablet.leaveFront(left).catch(() => undefined);
}

export function sessionOf({ member, guides }: Identity, areas: KnownAreas, deviceName: string): Session {
  return { member, deviceName, areas: areas.all, villages: areas.villages, guides };
}
