import { toBase64url } from '#protocol/base64url.ts';
import { memoryDeviceHeader, type DeviceHeader } from '#storage/device-settings.ts';
import { expect, test } from 'vitest';
import { ScriptedServer } from '../sync/scripted-server.ts';
import { anEnrolledTablet, pin, TestClock, village } from './a-tablet.ts';

const id = '0190a000-0000-7000-8000-00000000aa01';
const passkey = { credential: new Uint8Array(16).fill(1), salt: new Uint8Array(32).fill(2), secret: new Uint8Array(32).fill(3) };
const day = 86_400_000;

async function aLentTablet() {
  const clock = new TestClock();
  const server = await ScriptedServer.begin(clock);
  server.tablet = { leaseDays: 14, pinLeast: 6, share: toBase64url(new Uint8Array(32).fill(7)) };
  const kept: { header?: DeviceHeader } = {};
  const tablet = await anEnrolledTablet({ clock, fetch: server.fetch, settings: memoryDeviceHeader(undefined, kept) });
  await tablet.device.save([{ kind: 'household', id, area: village, set: { head: 'Đinh Văn Lượm' } }]);
  return { ...tablet, kept };
}

test('a passkey opens the same vault beside the PIN, is set only with the PIN, outlives a new PIN, and leaves nothing of its secret', async () => {
  const { device, kept } = await aLentTablet();
  expect(await device.setPasskey('000111', passkey)).toMatchObject({ ok: false, failure: { kind: 'wrong-pin' } });
  expect(await device.setPasskey(pin, passkey)).toMatchObject({ ok: true });
  expect(JSON.stringify(kept.header)).not.toContain(JSON.stringify(passkey.secret));
  await device.lock();
  expect(await device.state()).toMatchObject({ passkey: { credential: passkey.credential, salt: passkey.salt } });
  expect(await device.unlockByPasskey(new Uint8Array(32).fill(4))).toMatchObject({ ok: false, failure: { kind: 'passkey-wrong' } });
  expect(await device.state()).toMatchObject({ triesLeft: 10 });
  expect(await device.unlockByPasskey(passkey.secret)).toMatchObject({ ok: true });
  expect((await device.home(id))?.household.head).toBe('Đinh Văn Lượm');
  expect(await device.changePin(pin, '864209')).toMatchObject({ ok: true });
  await device.lock();
  expect(await device.unlockByPasskey(passkey.secret)).toMatchObject({ ok: true });
  await device.lock();
  expect(await device.unlock('864209')).toMatchObject({ ok: true });
  expect(await device.setPasskey('864209', undefined)).toMatchObject({ ok: true });
  await device.lock();
  expect(await device.unlockByPasskey(passkey.secret)).toMatchObject({ ok: false, failure: { kind: 'passkey-wrong' } });
});

test('[SY33] the lease holds for the passkey too: after its end it opens nothing, and its wrapping is worth nothing without the share', async () => {
  const { device, clock, kept, settings } = await aLentTablet();
  await device.setPasskey(pin, passkey);
  await device.lock();
  const { header } = kept;
  if (!header?.vault || !header.lease) throw new Error('nothing lent');
  await settings.write({ ...header, lease: { ...header.lease, share: new Uint8Array(32).fill(9) } });
  expect(await device.unlockByPasskey(passkey.secret)).toMatchObject({ ok: false, failure: { kind: 'passkey-wrong' } });
  await settings.write({ ...header, vault: { ...header.vault, leased: false } });
  expect(await device.unlockByPasskey(passkey.secret)).toMatchObject({ ok: false, failure: { kind: 'passkey-wrong' } });
  await settings.write(header);
  clock.ms += 15 * day;
  expect(await device.unlockByPasskey(passkey.secret)).toMatchObject({ ok: false, failure: { kind: 'lease-ended' } });
});
