import { clockAtRest } from '#domain/hybrid-clock.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { Enrolled } from '#protocol/answers.ts';
import { fromBase64url } from '#protocol/base64url.ts';
import { parseEnrolmentCode } from '#protocol/enrolment-code.ts';
import { type DeviceHeader, vaultColours } from '#storage/device-settings.ts';
import { grantLease, type KeyLease } from '#storage/key-lease.ts';
import { isPin, noAttempts } from '#storage/pin-attempts.ts';
import { orRefused } from '#storage/tablet-store.ts';
import { createVault } from '#storage/vault.ts';
import { writeLock } from '#sync/locks.ts';
import { clockAhead } from '#sync/tablet-clock.ts';
import { Tablet } from '#sync/tablet.ts';
import { enrol, type WireFailure } from '#sync/wire-client.ts';
import type { EnrolRequest } from './device-api.ts';
import type { DevicePorts } from './device-ports.ts';
import { strongestHere } from './stretch-pin.ts';

const usualLockMinutes = 5;

/** The first contact: the server knows the tablet, a vault is made for the PIN, and the tablet is open. Needs the network. */
export async function enrolTablet(ports: DevicePorts, request: EnrolRequest): Promise<Result<Tablet>> {
  if (!isPin(request.pin)) return failed({ kind: 'pin-invalid' });
  const code = parseEnrolmentCode(request.code);
  if (code === undefined) return failed({ kind: 'code-malformed' });
  const before = await ports.settings.read();
  if (before?.vault) return failed({ kind: 'already-enrolled' });
  const stretch = await strongestHere(ports.stretchPin);
  const answer = await enrol(ports.fetch, code, request.deviceName, Array.from(request.pin).length);
  if (!answer.ok) return tooShort(answer.failure);
  const lease = await firstLease(answer.value, ports.now());
  const { header, vault } = await createVault(ports, stretch, { pin: request.pin, share: lease?.share });
  return orRefused(() =>
    ports.locks.exclusive(writeLock, async () => {
      const earlier = await ports.settings.read();
      if (earlier?.vault) return failed({ kind: 'already-enrolled' });
      /* Left over from an erasure that was cut short, or from a disk that was full at the end. */
      if (await ports.store.meta()) await ports.store.eraseVault();
      const { token, member, areas } = answer.value;
      const tablet = await Tablet.create(ports.store, vault, { token, member, areas }, startOf(answer.value, ports.now()));
      if (!tablet.ok) return tablet;
      await ports.settings.write({ ...headerOf(answer.value, request, header, earlier), lease });
      return done(tablet.value);
    }),
  );
}

function startOf({ deviceId, serverTime }: Enrolled, now: number) {
  return {
    device: deviceId,
    authored: 0,
    clock: clockAtRest,
    seen: clockAtRest,
    clockAheadMs: clockAhead(now, serverTime),
    epoch: 1,
    pulled: false,
    received: { through: 0, missing: [] },
    told: 0,
    conflict: false,
  };
}

function tooShort(failure: WireFailure): Result<never> {
  return failed(failure.least === undefined ? failure : { ...failure, detail: String(failure.least) });
}

/** Absent where the server lends nothing: an older one, or practice. */
export async function firstLease({ tablet, serverTime }: Enrolled, now: number): Promise<KeyLease | undefined> {
  const share = fromBase64url(tablet?.share ?? '');
  if (!tablet || share?.byteLength !== 32) return undefined;
  return grantLease(undefined, { share, days: tablet.leaseDays, serverTime: Date.parse(serverTime) || now, now });
}

/** Ship tokens of former identities stay: their parcels may still be on the way. */
function headerOf(
  enrolled: Enrolled,
  { deviceName, colour }: EnrolRequest,
  vault: DeviceHeader['vault'],
  earlier: DeviceHeader | undefined,
): DeviceHeader {
  return {
    deviceId: enrolled.deviceId,
    deviceName,
    serverKey: enrolled.serverKey,
    shipTokens: { ...earlier?.shipTokens, [enrolled.deviceId]: enrolled.shipToken },
    vault,
    attempts: noAttempts,
    lockAfterMinutes: earlier?.lockAfterMinutes ?? usualLockMinutes,
    persisted: earlier?.persisted,
    pinLeast: enrolled.tablet?.pinLeast,
    colour: vaultColours.find((known) => known === colour) ?? earlier?.colour,
  };
}
