import { formatStamp, parseStamp } from '#domain/hybrid-clock.ts';
import { newUuid } from '#domain/ids.ts';
import type { Mutation } from '#domain/mutation.ts';
import { failed, type Result } from '#domain/result.ts';
import type { Enrolled } from '#protocol/answers.ts';
import { tabletParcelBytes } from '#protocol/limits.ts';
import { parcelsWithin } from './pack.ts';
import { type TabletPorts, writing } from './tablet-ports.ts';
import type { Delta, OutboxEntry, Tablet } from './tablet.ts';
import { renew } from './wire-client.ts';

/**
 * Our numbers carry other content at the server: this storage was restored or cloned. Takes a new identity and writes all unconfirmed work anew
 * under its numbers, in one transaction (SY11). Hold the ship lock.
 */
export async function renewIdentity(ports: TabletPorts, tablet: Tablet): Promise<Result<true>> {
  const answer = await renew(ports.fetch, tablet.identity.token);
  if (!answer.ok) return answer;
  const enrolled = answer.value;
  /* Acknowledged rows stay as they are until a pull has brought them back; waiting and refused ones go out again. */
  return writing(ports, tablet, async () => {
    const header = await ports.settings.read();
    if (!header) return failed({ kind: 'locked' });
    /* The ship token first: parcels of the new identity must never lie on the shelf without one. */
    const shipTokens = { ...header.shipTokens, [enrolled.deviceId]: enrolled.shipToken };
    await ports.settings.write({ ...header, shipTokens, serverKey: enrolled.serverKey });
    const moving = tablet.entries().filter((entry) => entry.standing !== 'received');
    const written = await tablet.commit(await renumbered(ports, tablet, enrolled, moving));
    if (written.ok) await ports.settings.write({ ...header, shipTokens, serverKey: enrolled.serverKey, deviceId: enrolled.deviceId });
    return written;
  });
}

/** Rows of former numbers under those of a new identity, in their order, and all that goes with it. */
export async function renumbered(ports: TabletPorts, tablet: Tablet, enrolled: Enrolled, moving: readonly OutboxEntry[]): Promise<Delta> {
  const former = tablet.meta.device;
  const mutations = moving.map(({ mutation }, index): Mutation => ({
    ...mutation,
    n: index + 1,
    at: readdressed(mutation.at, enrolled.deviceId),
  }));
  const parcels = await parcelsWithin(tabletParcelBytes, enrolled.serverKey, enrolled.deviceId, mutations.length, mutations);
  const old = (await ports.store.parcels()).filter(([, parcel]) => parcel.device === former);
  return {
    putOutbox: await Promise.all(mutations.map((mutation) => tablet.sealEntry(mutation, enrolled.deviceId))),
    dropOutbox: moving,
    putParcels: parcels.map((parcel) => [newUuid(ports.now(), ports.random), parcel] as const),
    dropParcels: old.map(([id]) => id),
    identity: { ...tablet.identity, token: enrolled.token, member: enrolled.member, areas: enrolled.areas },
    meta: {
      device: enrolled.deviceId,
      authored: mutations.length,
      told: 0,
      received: { through: 0, missing: [] },
      conflict: false,
      doubt: false,
      open: undefined,
    },
  };
}

/** The same moment, told by the new identity. */
function readdressed(at: string, device: string): string {
  const stamp = parseStamp(at);
  return stamp ? formatStamp(stamp, device) : at;
}
