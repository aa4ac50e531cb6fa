import type { TodayReason } from '#background/device-api.ts';
import { openPractice } from '#background/practice/open-practice.ts';
import { shutDoors } from '#background/practice/shut-doors.ts';
import { dayInVietnam } from '#domain/dates.ts';
import { checkPersonalId } from '#domain/personal-id.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TestClock, TestTimers } from './a-tablet.ts';

async function practice(clock = new TestClock()) {
  const timers = new TestTimers(clock);
  const device = openPractice(clock.now, timers);
  expect((await device.state()).kind).toBe('open');
  return { device, clock, timers };
}

async function everyHome(device: Awaited<ReturnType<typeof practice>>['device']) {
  const { rows } = await device.homes({ search: '', show: 'all', offset: 0, limit: 50 });
  return Promise.all(rows.map(async ({ id }) => device.home(id)));
}

test('practice opens by itself, with homes in every state a volunteer has to know', async () => {
  const { device, clock } = await practice();
  const { entries, counts } = await device.today(dayInVietnam(clock.ms));
  expect(counts).toEqual({ homes: 12, visited: 8, visitedToday: 1, neverVisited: 4 });
  const reasons: readonly TodayReason[] = ['returned', 'promised', 'appointment', 'task', 'activate', 'never-visited'];
  expect(reasons.filter((reason) => !entries.some((entry) => entry.reason === reason))).toEqual([]);
  expect(entries.find(({ reason }) => reason === 'returned')?.words).toMatch(/căn cước/);
  expect(entries.some(({ reason, overdue }) => reason === 'promised' && overdue)).toBe(true);
  const people = (await everyHome(device)).flatMap((home) => home?.people ?? []);
  expect(people.length).toBeGreaterThanOrEqual(35);
  expect(people.some(({ progress }) => progress['vneid-level-1']?.step === 'declare')).toBe(true);
});

test('nobody of practice has a telephone, and every number is true to its own parts with a serial too low to be anybody’s', async () => {
  const { device } = await practice();
  const people = (await everyHome(device)).flatMap((home) => home?.people.map(({ person }) => person) ?? []);
  const numbered = people.filter(({ personalId }) => personalId);
  expect(numbered.length).toBeGreaterThan(25);
  for (const { personalId, birth, sex } of numbered) {
    expect(checkPersonalId(personalId ?? '', { birth, sex })).toEqual({ valid: true, warnings: [] });
    expect(Number(personalId?.slice(-6))).toBeLessThan(100);
  }
  expect(people.filter(({ phone }) => phone)).toEqual([]);
});

test('the same people each time on the same day, and never a day that is past its use', async () => {
  const homesOf = async (clock: TestClock) => {
    const { device } = await practice(clock);
    return (await everyHome(device)).map((home) => [
      home?.household.id,
      home?.household.head,
      home?.people.map(({ person }) => person.birth),
    ]);
  };
  expect(await homesOf(new TestClock())).toEqual(await homesOf(new TestClock()));
  const { device, clock } = await practice(new TestClock(Date.UTC(2031, 4, 9, 3)));
  const { entries } = await device.today(dayInVietnam(clock.ms));
  expect(entries.filter(({ reason }) => reason === 'promised').map(({ dueOn }) => dueOn)).toEqual(['2031-05-08', '2031-05-09']);
});

test('what is saved in practice is waiting, then received n of n, and a colleague’s work comes back with it', async () => {
  const { device } = await practice();
  const before = await device.outbox();
  const [home] = (await device.homes({ search: 'Triệu Mùi Phin', show: 'all', offset: 0, limit: 1 })).rows;
  if (!home) throw new Error('no home');
  const id = await device.newId();
  await device.save([{ kind: 'visit', id, area: home.area, set: { household: home.id, at: '2026-11-02T01:00:00.000Z', outcome: 'met' } }]);
  expect(await device.outbox()).toMatchObject({ authored: before.authored + 1, received: before.received, waiting: 1 });
  const sent = await device.sendNow();
  expect(sent).toMatchObject({ ok: true, value: { authored: before.authored + 1, received: before.authored + 1 } });
  expect(sent.ok && sent.value.pulled).toBeGreaterThan(1);
  expect((await device.home(home.id))?.visits).toMatchObject([{ id, unsent: false }]);
});

test('a refused line lies ready to be mended, and mended it is taken', async () => {
  const { device } = await practice();
  const { rows, refused, authored, received } = await device.outbox();
  const [row] = rows;
  expect({ refused, missing: authored - received, kind: row?.kind, reason: row?.reason }).toEqual({
    refused: 1,
    missing: 0,
    kind: 'person',
    reason: 'invalid',
  });
  expect(await device.mendRefused(row?.n ?? 0, { birth: '2004-02-28' })).toMatchObject({ ok: true });
  await device.sendNow();
  expect(await device.outbox()).toMatchObject({ refused: 0, waiting: 0, authored: authored + 1, received: authored + 1 });
  expect((await device.person(row?.person ?? ''))?.person.birth).toBe('2004-02-28');
});

test('practice does not lock, by hand or by itself, keeps no settings and hands out no parcel file', async () => {
  const { device, timers } = await practice();
  await device.lock();
  await device.changeSettings({ lockAfterMinutes: 1 });
  timers.pass(30 * 86_400_000);
  await device.stillHere();
  expect((await device.state()).kind).toBe('open');
  await device.save([{ kind: 'household', id: await device.newId(), area: 'practice-upper', set: { head: 'Đỗ Văn Thử' } }]);
  expect(await device.parcelFiles()).toEqual([]);
});

test('the practice worker takes away every door out of it before anything else, for good', () => {
  const room: Record<string, unknown> = { crypto: 'stays' };
  for (const name of shutDoors({})) room[name] = () => 'out';
  shutDoors(room);
  expect(shutDoors({})).toEqual(expect.arrayContaining(['fetch', 'indexedDB', 'caches', 'BroadcastChannel', 'WebSocket', 'Worker']));
  expect(Object.entries(room).filter(([, value]) => value !== undefined)).toEqual([['crypto', 'stays']]);
  expect(() => {
    room['fetch'] = () => 'out';
  }).toThrow(TypeError);
  const entry = readFileSync('src/background/practice/practice-worker.ts', 'utf8');
  expect(entry.indexOf('shutDoors(globalThis);')).toBeGreaterThan(0);
  expect(entry.indexOf('shutDoors(globalThis);')).toBeLessThan(entry.indexOf('expose(openPractice'));
});

/** A way out of the worker that is called or named. The port that stands for the network is the practice server's own answer. */
const waysOut =
  /\b(?:fetch|indexedDB|caches|localStorage|sessionStorage|navigator|BroadcastChannel|XMLHttpRequest|WebSocket|importScripts)\b/g;
const allowed = ['fetch: async (path, init) => (await server).answer(path, init)'];

test('no file of practice names a way to a network or a disk', () => {
  const folder = 'src/background/practice';
  const files = readdirSync(folder).filter((file) => file !== 'shut-doors.ts');
  const texts = files.map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')] as const);
  const named = (text: string) =>
    allowed.reduce((rest, words) => rest.replace(words, ''), text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')).match(waysOut) ?? [];
  expect(texts.length).toBeGreaterThanOrEqual(9);
  expect(texts.flatMap(([file, text]) => named(text).map((word) => `${file}: ${word}`))).toEqual([]);
  expect(named("await fetch('/api/sync')")).toEqual(['fetch']);
  const doors = texts.flatMap(([, text]) => [...text.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from));
  expect(doors.length).toBeGreaterThan(30);
  expect(doors.filter((from) => /compose-device|dexie|idb-keyval|\/worker\.ts/.test(from))).toEqual([]);
});
