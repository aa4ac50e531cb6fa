import { nextPageHeader } from '#protocol/next-page.ts';
import type { StoreChange } from '#storage/tablet-store.ts';
import { beforeEach, expect, test } from 'vitest';
import { anEnrolledTablet, TestClock, type TestTablet } from '../background/a-tablet.ts';
import { lost, ScriptedServer } from './scripted-server.ts';

const pages = 4;
let server: ScriptedServer;
let tablet: TestTablet;
/** Each cursor as it was written, and the cursors that had been asked for by then. */
let noted: { readonly cursor: string; readonly asked: readonly string[] }[];

beforeEach(async () => {
  const clock = new TestClock();
  server = await ScriptedServer.begin(clock);
  tablet = await anEnrolledTablet({ clock, fetch: server.fetch });
  await tablet.device.sendNow();
  server.asked.length = 0;
  server.cursors = 0;
  noted = [];
  const { store } = tablet;
  const commit = store.commit.bind(store);
  store.commit = (change: StoreChange, expects) => {
    const { cursor } = change.meta;
    if (cursor !== undefined && cursor !== noted.at(-1)?.cursor) noted.push({ cursor, asked: cursors() });
    return commit(change, expects);
  };
});

const cursors = () => server.asked.map(({ query }) => query.get('cursor') ?? '');

/** Says of each of the next answers whether there is more. */
function bringPages(): void {
  const say = (more: boolean) => () => {
    server.more = more;
    return undefined;
  };
  server.next(...Array.from({ length: pages - 1 }, () => say(true)), say(false));
}

test('[SY41] the line carries the next page while the one before it is being sealed, and no page is asked for twice', async () => {
  bringPages();
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true });
  expect(server.asked.map(({ path }) => path)).toEqual(['/api/sync', ...Array.from({ length: pages - 1 }, () => '/api/changes')]);
  expect(cursors()).toEqual(['c1', 'c1', 'c2', 'c3']);
  expect(noted.map(({ cursor, asked }) => [cursor, asked.length])).toEqual([
    ['c1', 2],
    ['c2', 3],
    ['c3', 4],
    ['c4', 4],
  ]);
});

/** An answer that has begun: its headers are there, its body comes when it is told to. */
function begun(page: object, headers: Record<string, string>): { readonly answer: Response; readonly finish: () => void } {
  let finish = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      finish = () => {
        controller.enqueue(new TextEncoder().encode(JSON.stringify(page)));
        controller.close();
      };
    },
  });
  return { answer: new Response(body, { headers: { 'content-type': 'application/json', ...headers } }), finish };
}

function aPage(cursor: string, more: boolean): object {
  return { changes: [], cursor, more, received: { through: 0, missing: [] }, serverTime: new Date(server.clock.ms).toISOString() };
}

test('[SY41] the next page is asked for as soon as this one begins to come, and none after it before this one is noted', async () => {
  const first = begun({ verdicts: [], ...aPage('p1', true) }, { [nextPageHeader]: 'p1' });
  const second = begun(aPage('p2', true), { [nextPageHeader]: 'p2' });
  const third = begun(aPage('p3', false), {});
  server.next(
    () => first.answer,
    () => second.answer,
    () => third.answer,
  );
  const sending = tablet.device.sendNow();
  await expect.poll(cursors).toEqual(['c1', 'p1']);
  expect(noted).toEqual([]);
  second.finish();
  third.finish();
  expect(cursors()).toEqual(['c1', 'p1']);
  first.finish();
  expect(await sending).toMatchObject({ ok: true });
  expect(cursors()).toEqual(['c1', 'p1', 'p2']);
  expect(noted.map(({ cursor }) => cursor)).toEqual(['p1', 'p2', 'p3']);
});

test('[SY41] a header that names another page than the page itself is passed over', async () => {
  const wrong = begun(aPage('p1', true), { [nextPageHeader]: 'elsewhere' });
  wrong.finish();
  server.next(
    () => ((server.more = true), undefined),
    () => wrong.answer,
    () => undefined,
    () => ((server.more = false), undefined),
  );
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true });
  expect(cursors()).toEqual(['c1', 'c1', 'elsewhere', 'p1']);
  expect(noted.map(({ cursor }) => cursor)).toEqual(['c1', 'p1', 'c3']);
});

test('a page that is lost on its way ends the pull where it was, and the next one goes on there', async () => {
  server.next(
    () => ((server.more = true), undefined),
    () => undefined,
    lost,
  );
  expect(await tablet.device.sendNow()).toEqual({ ok: false, failure: { kind: 'offline' } });
  const { cursor } = tablet.store.disk.meta ?? {};
  expect(cursor).toBe('c2');
  server.asked.length = 0;
  server.more = false;
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true });
  expect(cursors()).toEqual(['c2']);
});

test('[SY41] a page asked for ahead is passed over when noting the one before it has turned the tablet back', async () => {
  const { store } = tablet;
  const commit = store.commit.bind(store);
  /* As when an area is found to differ: everything in scope is pulled anew. */
  store.commit = async (change: StoreChange, expects) => {
    const isSecond = change.meta.cursor === 'c2';
    return commit(isSecond ? { ...change, meta: Object.assign(change.meta, { cursor: undefined }) } : change, expects);
  };
  bringPages();
  expect(await tablet.device.sendNow()).toMatchObject({ ok: true });
  expect(cursors().slice(0, 4)).toEqual(['c1', 'c1', 'c2', '']);
});
