import { done, failed, type Result } from '#domain/result.ts';
import { parseEnrolmentCode } from '#protocol/enrolment-code.ts';
import { rewrapVault, unlockVault } from '#storage/vault.ts';
import { renumbered } from '#sync/renew-identity.ts';
import { writing } from '#sync/tablet-ports.ts';
import type { Tablet } from '#sync/tablet.ts';
import { enrol } from '#sync/wire-client.ts';
import type { DevicePorts } from './device-ports.ts';
import { firstLease } from './enrol-tablet.ts';
import { keysOf, tryPin } from './unlock-tablet.ts';

export interface EnrolAgainRequest {
  readonly code: string;
  readonly pin: string;
}

/**
 * The server does not know this tablet: it was put back to a backup from before the enrolment (SY37). With a code it is enrolled anew under the same vault and
 * PIN, and everything it wrote and still holds goes out again under the new identity. The PIN is asked because the new lease is mixed into the wrapping.
 * Failures: `code-malformed`, those of the PIN and of enrolling.
 */
export async function enrolAgain(ports: DevicePorts, tablet: Tablet, { code, pin }: EnrolAgainRequest): Promise<Result<true>> {
  const bare = parseEnrolmentCode(code);
  if (bare === undefined) return failed({ kind: 'code-malformed' });
  const opened = await tryPin(ports, pin, async (header, counted) =>
    (await unlockVault(counted, header.vault, keysOf(header, pin))) ? done(header) : undefined,
  );
  if (!opened.ok) return opened;
  const answer = await enrol(ports.fetch, bare, opened.value.deviceName, Array.from(pin).length);
  if (!answer.ok) return answer;
  const { deviceId, shipToken, serverKey } = answer.value;
  return writing(ports, tablet, async () => {
    const header = await ports.settings.read();
    const lease = await firstLease(answer.value, ports.now());
    const vault = header?.vault && (await rewrapVault(ports, header.vault, keysOf(header, pin), pin, lease?.share));
    if (!header || !vault) return failed({ kind: 'locked' });
    const { lease: _former, ...rest } = header;
    const known = {
      ...rest,
      vault: vault.header,
      ...(lease && { lease }),
      serverKey,
      shipTokens: { ...header.shipTokens, [deviceId]: shipToken },
    };
    /* As in a renewal: parcels of the new identity must never lie on the shelf without a token. */
    await ports.settings.write(known);
    const { device, epoch } = tablet.meta;
    const kept = await tablet.keptEntries((row) => row.device === device);
    const mine = tablet.entries().filter((entry) => entry.device === device || entry.standing !== 'received');
    const delta = await renumbered(ports, tablet, answer.value, [...kept, ...mine]);
    const anew = { ...delta.meta, cursor: undefined, epoch: epoch + 1, pulled: false };
    const written = await tablet.commit({
      ...delta,
      dropOutbox: mine,
      dropKept: kept.map(({ mutation }) => [device, mutation.n] as const),
      meta: anew,
    });
    if (written.ok) await ports.settings.write({ ...known, deviceId });
    return written;
  });
}
