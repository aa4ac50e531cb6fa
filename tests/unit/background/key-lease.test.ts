import { toBase64url } from '#protocol/base64url.ts';
import { memoryDeviceHeader, type DeviceHeader, type DeviceHeaderStore } from '#storage/device-settings.ts';
import { unlockVault } from '#storage/vault.ts';
import { shipLock } from '#sync/locks.ts';
import { tendVault } from '#sync/tend-vault.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { errorAnswer, lost, ScriptedServer } from '../sync/scripted-server.ts';
import { anEnrolledTablet, aTablet, pin, quickStretch, seededBytes, TestClock, type TestTablet, village } from './a-tablet.ts';

const day = 86_400_000;
const share = toBase64url(new Uint8Array(32).fill(7));
const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const household = (n: number) => ({ kind: 'household', id: id(n), area: village, set: { head: `Chủ hộ ${n}` } });

let clock: TestClock;
let server: ScriptedServer;
let kept: { header?: DeviceHeader };
let tablet: TestTablet;
let offline: boolean;

beforeEach(async () => {
  clock = new TestClock();
  server = await ScriptedServer.begin(clock);
  server.tablet = { leaseDays: 14, pinLeast: 6, share };
  kept = {};
  offline = false;
  tablet = await begin();
});

const ports = () => ({
  clock,
  settings: memoryDeviceHeader(undefined, kept),
  fetch: ((path, init) => (offline ? lost() : server.fetch(path, init))) satisfies typeof server.fetch,
});

async function begin(): Promise<TestTablet> {
  const made = await anEnrolledTablet(ports());
  await made.device.sendNow();
  return made;
}

/** The app is closed and opened again. */
function again(): TestTablet {
  return aTablet({ ...ports(), store: tablet.store, shelf: tablet.store });
}

const shell = (others: { readonly settings?: DeviceHeaderStore } = {}) =>
  tablet.locks.exclusive(shipLock, () =>
    tendVault({ ...ports(), ...others, shelf: tablet.store, erase: () => tablet.store.eraseVault(), now: clock.now, locks: tablet.locks }),
  );
/** A tablet ships by itself when it locks. */
async function shippedWhenLocked(): Promise<void> {
  const waits = async () => (await tablet.store.parcels()).some(([, { shipped, version }]) => shipped !== version);
  await expect.poll(waits).toBe(false);
}
const shareOnDisk = () => kept.header?.lease?.share;

/** Whoever shipped a moment ago may still hold the lock. */
async function sent(): Promise<void> {
  await expect.poll(async () => (await tablet.device.sendNow()).ok).toBe(true);
}

async function daysPass(days: number, device = tablet.device): Promise<void> {
  offline = true;
  await device.lock();
  clock.ms += days * day;
}

describe('the lease', () => {
  test('[SY12] of a disk too full to keep its clock or the server’s word, what lies sealed ships all the same, and the word is taken in later', async () => {
    await daysPass(1);
    await tablet.device.unlock(pin);
    await tablet.device.save([household(1)]);
    await tablet.device.lock();
    const [before, write] = [kept.header, () => Promise.reject(new DOMException('full', 'QuotaExceededError'))];
    tablet.settings.write = write;
    offline = false;
    expect(await shell({ settings: { ...ports().settings, write } })).toMatchObject({ left: 1, shut: false });
    expect([server.mutations.length, kept.header]).toEqual([1, before]);
    expect(await shell()).toMatchObject({ left: 0 });
    expect(kept.header).not.toEqual(before);
  });

  test('[SY33] the vault opens with PIN and share together, and with neither alone', async () => {
    const header = kept.header?.vault;
    const lent = shareOnDisk();
    if (!header || !lent) throw new Error('nothing lent');
    const vaultPorts = { random: seededBytes(5), stretchPin: quickStretch };
    expect(header.leased).toBe(true);
    expect(await unlockVault(vaultPorts, header, { pin, share: lent })).toBeDefined();
    expect(await unlockVault(vaultPorts, header, { pin })).toBeUndefined();
    expect(await unlockVault(vaultPorts, header, { pin, share: new Uint8Array(32).fill(8) })).toBeUndefined();
    expect(await unlockVault(vaultPorts, { ...header, leased: false }, { pin })).toBeUndefined();
  });

  test('[SY33] after the days without contact the right PIN opens nothing, costs no try, and the share is gone from the disk', async () => {
    await daysPass(13.9);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
    await daysPass(0.2);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'lease-ended' } });
    expect(await tablet.device.state()).toMatchObject({ kind: 'locked', closed: 'lease', triesLeft: 10 });
    expect(shareOnDisk()).toBeUndefined();
    expect(JSON.stringify(kept.header)).not.toContain(String(new Uint8Array(32).fill(7)));
  });

  test('[SY33] the share goes at the end whoever runs: the app at its start, the service worker, an open session', async () => {
    await daysPass(15);
    await again().device.start();
    expect(shareOnDisk()).toBeUndefined();

    offline = false;
    await again().device.start();
    expect(shareOnDisk()).toBeDefined();
    await daysPass(15);
    await shell();
    expect(shareOnDisk()).toBeUndefined();

    offline = false;
    await shell();
    await tablet.device.unlock(pin);
    await tablet.device.changeSettings({ lockAfterMinutes: 60 });
    offline = true;
    for (let hours = 0; hours < 14 * 24 + 1; hours += 0.5) {
      tablet.timers.pass(day / 48);
      await tablet.device.stillHere();
    }
    await expect.poll(() => tablet.device.state()).toMatchObject({ kind: 'locked', closed: 'lease' });
  });

  test('[SY33] with the lease ended what was saved still ships, and the contact that ships it opens the way for the PIN', async () => {
    offline = true;
    expect(await tablet.device.save([household(1)])).toMatchObject({ ok: true });
    await tablet.device.saveDraft('visit/1', { values: { note: 'dở dang' }, path: '/' });
    await daysPass(30);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'lease-ended' } });
    offline = false;
    expect(await shell()).toMatchObject({ left: 0 });
    expect(server.mutations[0]).toMatchObject({ n: 1, set: { head: 'Chủ hộ 1' } });
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
    expect((await tablet.device.home(id(1)))?.household.head).toBe('Chủ hộ 1');
    expect((await tablet.device.readDraft('visit/1'))?.values).toEqual({ note: 'dở dang' });
  });

  test('[SY33] turning the clock back gives no day back, and a neighbour’s contact shows what has really passed', async () => {
    await daysPass(10);
    await tablet.device.unlock(pin);
    await daysPass(-10);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
    await daysPass(3);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
    await daysPass(1.1);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'lease-ended' } });

    offline = false;
    await shell();
    const seen = clock.ms + 20 * day;
    const settings = { ...ports().settings, serverSeen: async () => seen };
    const beside = aTablet({ ...ports(), settings, store: tablet.store, shelf: tablet.store });
    expect(await beside.device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'lease-ended' } });
  });

  test('[SY33] the volunteer is told days before, and not sooner', async () => {
    await daysPass(10.5);
    await tablet.device.unlock(pin);
    expect(await tablet.device.state()).not.toHaveProperty('leaseDaysLeft');
    await daysPass(1);
    await tablet.device.unlock(pin);
    expect(await tablet.device.state()).toMatchObject({ kind: 'open', leaseDaysLeft: 3 });
    offline = false;
    await tablet.device.sendNow();
    expect(await tablet.device.state()).not.toHaveProperty('leaseDaysLeft');
  });

  test('[SY33] a share that is not the one the vault was closed with is not taken, and a contact without one renews nothing', async () => {
    server.tablet = { leaseDays: 90, pinLeast: 6, share: toBase64url(new Uint8Array(32).fill(9)) };
    await tablet.device.sendNow();
    await tablet.device.lock();
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
    server.tablet = { leaseDays: 14, pinLeast: 6 };
    clock.ms += 8 * day;
    await tablet.device.sendNow();
    await daysPass(7);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'lease-ended' } });
  });

  test('[SY33] a vault of before there were leases opens, is lent a share at the next contact, and needs it from the unlock after', async () => {
    server.tablet = undefined;
    kept = {};
    tablet = await begin();
    expect(kept.header).toMatchObject({ lease: undefined });
    await daysPass(100);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
    offline = false;
    server.tablet = { leaseDays: 14, pinLeast: 6, share };
    await sent();
    await tablet.device.lock();
    expect(kept.header?.vault?.leased).toBeUndefined();
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
    expect(kept.header?.vault?.leased).toBe(true);
    await daysPass(15);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'lease-ended' } });
  });
});

describe('orders of the desk', () => {
  test('[SY34] a lock takes the share at the next contact of the service worker, is told, and ends when the desk takes it back', async () => {
    await tablet.device.save([household(1)]);
    await tablet.device.lock();
    await shippedWhenLocked();
    server.tablet = { leaseDays: 14, pinLeast: 6, order: 'lock' };
    expect(await shell()).toMatchObject({ shut: true });
    expect([shareOnDisk(), server.told]).toEqual([undefined, ['lock']]);
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: false, failure: { kind: 'vault-held' } });
    expect(await tablet.device.state()).toMatchObject({ closed: 'desk' });
    await shell();
    expect(server.told).toEqual(['lock']);
    server.tablet = { leaseDays: 14, pinLeast: 6, share };
    await shell();
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
    expect((await tablet.device.home(id(1)))?.household.head).toBe('Chủ hộ 1');
  });

  test('[SY34] an open vault is locked and erased in the middle of its own synchronisation', async () => {
    server.tablet = { leaseDays: 14, pinLeast: 6, order: 'lock' };
    await tablet.device.sendNow();
    expect(await tablet.device.state()).toMatchObject({ kind: 'locked', closed: 'desk' });
    server.tablet = { leaseDays: 14, pinLeast: 6, order: 'wipe' };
    await tablet.device.sendNow();
    await shell();
    expect(await tablet.device.state()).toMatchObject({ kind: 'new', erased: true, wiped: true });
  });

  test('[SY34] erasing from the desk leaves no record, draft or key; what was sealed still ships to a revoked device’s quarantine, and the desk is told', async () => {
    offline = true;
    await tablet.device.save([household(1)]);
    await tablet.device.saveDraft('visit/1', { values: { note: 'dở dang' }, path: '/' });
    await tablet.device.lock();
    await expect.poll(() => tablet.timers.appointments).toBe(1);
    server.tablet = { leaseDays: 14, pinLeast: 6, order: 'wipe' };
    offline = false;
    const word = { tablet: server.tablet };
    server.next(() => errorAnswer(403, 'device-revoked', word));
    const report = await shell();
    expect([report.shut, server.told, server.asked.filter(({ path }) => path === '/api/parcels').length]).toEqual([true, ['wipe'], 1]);
    const { disk } = tablet.store;
    expect([disk.meta, disk.records.size, disk.outbox.size, disk.drafts.size]).toEqual([undefined, 0, 0, 0]);
    expect([kept.header?.vault, kept.header?.lease, kept.header?.owes]).toEqual([undefined, undefined, undefined]);
    /* Held by the server while the vault still lived; now nobody is left to settle it, so it goes once it is held again. */
    server.next(() => errorAnswer(403, 'device-revoked', word));
    await shell();
    expect(disk.parcels.size).toBe(0);
    expect(await again().device.state()).toEqual({ kind: 'new', erased: true, wiped: true, parcels: 0 });
  });

  test('[SY34] what could not be told for want of a network is told at the next round', async () => {
    server.tablet = { leaseDays: 14, pinLeast: 6, order: 'wipe' };
    await tablet.device.lock();
    let calls = 0;
    const shaky: typeof server.fetch = (path, init) => {
      calls += 1;
      return calls === 2 ? lost() : server.fetch(path, init);
    };
    await tendVault({
      ...ports(),
      fetch: shaky,
      shelf: tablet.store,
      erase: () => tablet.store.eraseVault(),
      now: clock.now,
      locks: tablet.locks,
    });
    expect([kept.header?.owes, server.told]).toEqual(['wipe', []]);
    await shell();
    expect([kept.header?.owes, server.told]).toEqual([undefined, ['wipe']]);
  });

  test('[SY34] an order to a former identity does not touch the vault that came after it', async () => {
    offline = true;
    await tablet.device.save([household(1)]);
    await tablet.device.passOn();
    offline = false;
    server.tablet = { leaseDays: 14, pinLeast: 6, share };
    await tablet.device.enrol({ code: 'ABCD-EFGH', deviceName: 'Máy 1', pin });
    await tablet.device.lock();
    server.next(() => errorAnswer(403, 'device-revoked', { tablet: { leaseDays: 14, pinLeast: 6, order: 'wipe' } }));
    await shell();
    expect(await tablet.device.unlock(pin)).toMatchObject({ ok: true });
  });
});

test('a PIN is digits and a passphrase is longer; both are as long as the unit asks, and the door knows which it is', async () => {
  server.tablet = { leaseDays: 14, pinLeast: 8, share };
  await tablet.device.sendNow();
  expect(await tablet.device.changePin(pin, '246813')).toMatchObject({ ok: false, failure: { kind: 'pin-too-short', detail: '8' } });
  expect(await tablet.device.changePin(pin, 'ngan qua')).toMatchObject({ ok: false, failure: { kind: 'pin-invalid' } });
  const words = 'con trâu đi trước cái cày';
  expect(await tablet.device.changePin(pin, words)).toMatchObject({ ok: true });
  await tablet.device.lock();
  expect(await tablet.device.state()).toMatchObject({ words: true });
  expect(await tablet.device.unlock(words)).toMatchObject({ ok: true });
});
