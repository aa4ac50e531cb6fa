import type { Change } from '#domain/mutation.ts';
import { tabletParcelBytes } from '#protocol/limits.ts';
import { newServerKey } from '#protocol/parcel.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { anEnrolledTablet, TestClock, type TestTablet, village } from '../background/a-tablet.ts';
import { errorAnswer, lost, ScriptedServer } from './scripted-server.ts';

let clock: TestClock;
let server: ScriptedServer;
let tablet: TestTablet;

beforeEach(async () => {
  clock = new TestClock();
  server = await ScriptedServer.begin(clock);
  tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
  await tablet.device.sendNow();
  server.asked.length = 0;
});

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const household = (n: number, set: Change['set'] = {}): Change => ({
  kind: 'household',
  id: id(n),
  area: village,
  set: { head: `Chủ hộ ${n}`, ...set },
});

const paths = () => server.asked.map(({ method, path }) => `${method} ${path}`);

test('[SY5] a day of 1,000 mutations is one round trip', async () => {
  for (let n = 0; n < 100; n += 1) await tablet.device.save(Array.from({ length: 10 }, (_, i) => household(n * 10 + i)));
  expect(await tablet.device.sendNow()).toEqual({ ok: true, value: { authored: 1000, received: 1000, refused: 0, pulled: 0 } });
  expect(paths()).toEqual(['POST /api/sync']);
  expect(server.asked[0]?.bytes).toBeLessThanOrEqual(tabletParcelBytes);
  expect(server.asked[0]?.content?.mutations.map(({ n }) => n)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
});

test('[SY6] a lost answer leaves the work waiting, and it goes out again under the same number', async () => {
  await tablet.device.save([household(1)]);
  server.next(lost);
  expect(await tablet.device.sendNow()).toEqual({ ok: false, failure: { kind: 'offline' } });
  expect(await tablet.device.outbox()).toMatchObject({ waiting: 1, received: 0 });
  await tablet.device.sendNow();
  expect(server.asked.map(({ content }) => content?.mutations.map(({ n }) => n))).toEqual([[1], [1]]);
});

test('[SY6] a verdict about another number moves nothing', async () => {
  await tablet.device.save([household(1)]);
  server.next(() =>
    Response.json({
      verdicts: [{ n: 7, verdict: 'accepted' }],
      changes: [],
      cursor: 'x',
      more: false,
      received: { through: 1, missing: [] },
      serverTime: '2026-11-02T01:00:00.000Z',
    }),
  );
  await tablet.device.sendNow();
  expect(await tablet.device.outbox()).toMatchObject({ waiting: 1 });
});

test('[SY8] an acknowledged row stays on the screen until a pull has brought it back', async () => {
  await tablet.device.save([household(1)]);
  server.snapshotLags = true;
  await tablet.device.sendNow();
  expect((await tablet.device.outbox()).rows.map(({ standing }) => standing)).toEqual(['received']);
  expect((await tablet.device.home(id(1)))?.household.head).toBe('Chủ hộ 1');
  server.snapshotLags = false;
  await tablet.device.sendNow();
  expect((await tablet.device.outbox()).rows).toEqual([]);
});

test('[SY8] a statement that covers a row which was never acknowledged does not drop it', async () => {
  server.held.set('0190a000-0000-7000-8000-000000000001', new Set([1, 2, 3]));
  server.next(lost);
  await tablet.device.save([household(1)]);
  await tablet.device.sendNow();
  server.next(() =>
    Response.json({
      verdicts: [],
      changes: [],
      cursor: 'y',
      more: false,
      received: { through: 3, missing: [] },
      serverTime: '2026-11-02T01:00:00.000Z',
    }),
  );
  await tablet.device.sendNow();
  expect(await tablet.device.outbox()).toMatchObject({ waiting: 1 });
});

test('[SY7] the cursor goes back to the server as it came, and together with the records it stands for', async () => {
  server.more = true;
  server.next(undefinedAnswer, (asked) => {
    expect(asked.query.get('cursor')).toBe('c2');
    server.more = false;
    return undefined;
  });
  await tablet.device.sendNow();
  expect(paths()).toEqual(['POST /api/sync', 'GET /api/changes']);
  expect((await tablet.store.meta())?.cursor).toBe('c3');
});

const undefinedAnswer = () => undefined;

test('[SY9] after an unknown cursor everything comes again, and what did not come is forgotten at the end only', async () => {
  const record = (n: number) => ({
    kind: 'household',
    id: id(n),
    area: village,
    fields: { head: `Hộ ${n}` },
    stamps: { head: '1700000000000-0000-x' },
    areaStamp: '1700000000000-0000-x',
  });
  server.changes = [record(1), record(2)];
  await tablet.device.sendNow();
  const heads = async () => (await tablet.device.homes({ search: '', show: 'all', offset: 0, limit: 9 })).rows.map(({ head }) => head);
  expect(await heads()).toEqual(['Hộ 1', 'Hộ 2']);
  server.changes = [record(2), record(3)];
  server.next(
    () => errorAnswer(400, 'cursor-unknown'),
    (asked) => {
      expect(asked.query.has('cursor')).toBe(false);
      server.more = true;
      return undefined;
    },
    async () => {
      /* Asked for while the page before it is still being noted. */
      await vi.waitFor(async () => expect(await heads()).toEqual(['Hộ 1', 'Hộ 2', 'Hộ 3']));
      server.more = false;
      return undefined;
    },
  );
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true });
  expect(await heads()).toEqual(['Hộ 2', 'Hộ 3']);
});

test('[SY9] a record that is gone is forgotten', async () => {
  server.changes = [{ kind: 'household', id: id(1), area: village, fields: { head: 'Hộ' }, stamps: {}, areaStamp: '' }];
  await tablet.device.sendNow();
  expect(await tablet.device.home(id(1))).toBeDefined();
  server.changes = [{ kind: 'household', id: id(1), area: village, fields: {}, stamps: {}, areaStamp: '', gone: true }];
  await tablet.device.sendNow();
  expect(await tablet.device.home(id(1))).toBeUndefined();
});

test('[SY14] a captive portal, a proxy page and a cut answer change nothing', async () => {
  await tablet.device.save([household(1)]);
  const before = await tablet.store.meta();
  const html = () => new Response('<html>Đăng nhập Wi-Fi</html>', { headers: { 'content-type': 'text/html' } });
  const kinds = [];
  for (const answer of [
    html,
    () => new Response('<html>502</html>', { status: 502 }),
    () => new Response('{"changes":[', { status: 200 }),
    () => new Response('Forbidden', { status: 403 }),
    () => Response.json({ verdicts: 'no' }),
  ]) {
    server.next(answer);
    const sent = await tablet.device.sendNow();
    kinds.push(sent.ok ? 'ok' : sent.failure.kind);
  }
  expect(kinds).toEqual(['captive-portal', 'server-error', 'captive-portal', 'captive-portal', 'captive-portal']);
  const after = await tablet.store.meta();
  expect({ ...after, revision: 0, open: 0 }).toEqual({ ...before, revision: 0, open: 0 });
  expect(await tablet.device.outbox()).toMatchObject({ waiting: 1 });
});

test('[SY15] a failing network is asked again after waits that grow, and a returning one at once', async () => {
  await tablet.device.save([household(1)]);
  const waits: number[] = [];
  for (let tries = 0; tries < 9; tries += 1) {
    server.next(lost);
    await tablet.device.sendNow();
    const { sending } = await tablet.device.outbox();
    waits.push(Math.round(((sending.kind === 'idle' ? (sending.nextTryAt ?? 0) : 0) - clock.ms) / 1000));
    expect(sending).toMatchObject({ kind: 'idle', lastFailure: 'offline' });
  }
  const least = [15, 30, 60, 120, 300, 600, 900, 900, 900];
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(least[index] ?? 0);
    expect(wait).toBeLessThanOrEqual((least[index] ?? 0) * 1.25 + 1);
  }
  await tablet.device.networkHint();
  tablet.timers.pass(0);
  await expect.poll(async () => (await tablet.device.outbox()).received).toBe(1);
});

test('[SY15] an app too old to pull still ships its parcels, and says so', async () => {
  await tablet.device.save([household(1)]);
  server.next(() => errorAnswer(426, 'app-too-old'));
  expect(await tablet.device.sendNow()).toMatchObject({ ok: false, failure: { kind: 'app-too-old' } });
  expect(paths()).toEqual(['POST /api/sync', 'POST /api/parcels']);
  expect((await tablet.device.outbox()).rows.map(({ standing }) => standing)).toEqual(['received']);
});

test('[SY15] a wait the server asks for is kept', async () => {
  server.next(() => errorAnswer(429, 'slow-down', { retryAfterMs: 3_600_000 }));
  await tablet.device.sendNow();
  expect((await tablet.device.outbox()).sending).toMatchObject({ nextTryAt: clock.ms + 3_600_000 });
});

test('[SY17] a new server key is taken, and what waits is sealed again', async () => {
  await tablet.device.save([household(1)]);
  const renewed = await newServerKey('k2');
  server.next(() => {
    Object.assign(server.key, renewed);
    return errorAnswer(409, 'key-unknown', { serverKey: { id: renewed.id, publicKey: renewed.publicKey } });
  });
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true, value: { received: 1 } });
  expect(server.asked.map(({ headers }) => headers['tung-ngo-key'])).toEqual(['k1', 'k2']);
});

test('a parcel the server cannot read is sealed again once', async () => {
  await tablet.device.save([household(1)]);
  server.next(() => errorAnswer(400, 'parcel-unreadable'));
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true, value: { received: 1 } });
  await tablet.device.save([household(2)]);
  const unreadable = () => errorAnswer(400, 'parcel-unreadable');
  server.next(unreadable, unreadable);
  expect(await tablet.device.sendNow()).toMatchObject({ ok: false, failure: { kind: 'parcel-unreadable' } });
});

test('[SY16] the count received is what the server said, refused ones included', async () => {
  server.verdict = ({ n }) => (n === 2 ? { verdict: 'refused', reason: 'outside-scope' } : { verdict: 'accepted' });
  await tablet.device.save([household(1), household(2), household(3)]);
  expect(await tablet.device.outbox()).toMatchObject({ authored: 3, received: 0, waiting: 3 });
  await tablet.device.sendNow();
  expect(await tablet.device.outbox()).toMatchObject({ authored: 3, received: 3, waiting: 0, refused: 1 });
});

test('[SY18] a refused row stays until it is mended or handed over', async () => {
  server.verdict = ({ set }) => (set['note'] === 'sai' ? { verdict: 'refused', reason: 'invalid' } : { verdict: 'accepted' });
  await tablet.device.save([household(1, { note: 'sai' }), household(2, { note: 'sai' })]);
  await tablet.device.sendNow();
  await tablet.device.sendNow();
  expect((await tablet.device.outbox()).rows.map(({ n, standing, reason }) => [n, standing, reason])).toEqual([
    [2, 'refused', 'invalid'],
    [1, 'refused', 'invalid'],
  ]);
  expect(await tablet.device.mendRefused(1, { note: 'đúng' })).toEqual({ ok: true, value: { numbers: [3] } });
  expect(await tablet.device.handOverRefused(2)).toEqual({ ok: true, value: true });
  expect(await tablet.device.handOverRefused(2)).toEqual({ ok: false, failure: { kind: 'not-refused' } });
  await tablet.device.sendNow();
  expect(await tablet.device.outbox()).toMatchObject({ authored: 3, received: 3, refused: 0, waiting: 0 });
  expect(server.mutations.map(({ n, set }) => [n, set['head'], set['note']])).toEqual([[3, 'Chủ hộ 1', 'đúng']]);
});

test('[SY11] other content under our numbers: a new identity, and only what the server does not have goes out again', async () => {
  server.verdict = ({ n }, device) =>
    device.endsWith('1') && n === 2 ? { verdict: 'refused', reason: 'sequence-conflict' } : { verdict: 'accepted' };
  await tablet.device.save([household(1), household(2)]);
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true, value: { authored: 1, received: 1 } });
  expect(paths()).toEqual(['POST /api/sync', 'POST /api/renew', 'POST /api/sync']);
  expect(server.mutations.map(({ device, n, set }) => [device.slice(-1), n, set['head']])).toEqual([
    ['1', 1, 'Chủ hộ 1'],
    ['2', 1, 'Chủ hộ 2'],
  ]);
  expect(await tablet.device.outbox()).toMatchObject({ authored: 1, received: 1, waiting: 0, rows: [] });
});
