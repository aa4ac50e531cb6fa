import { expect, type Page } from '@playwright/test';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { expectOnlyOurs } from './only-ours.ts';
import { test } from './world.ts';

/** Runs in the page: everything an injected script would try, each answered with what became of it. */
async function triedByAnIntruder(): Promise<Record<string, string>> {
  const tried: Record<string, string> = {};
  const note = async (name: string, attempt: () => unknown) => {
    try {
      await attempt();
      tried[name] = 'went through';
    } catch {
      tried[name] = 'refused';
    }
  };
  /* The test's own call may run text as code; what comes after it may not. */
  await new Promise((resolve) => setTimeout(resolve));
  // oxlint-disable-next-line no-eval -- what an intruder tries
  await note('eval', () => (0, eval)('1'));
  // oxlint-disable-next-line typescript/no-implied-eval -- what an intruder tries
  await note('new Function', () => new Function('return 1')());
  await note('markup from text', () => void (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'));
  await note('a worker from data', () => new Worker('data:text/javascript,1'));
  await note('a worker from a blob', () => new Worker(URL.createObjectURL(new Blob(['1']))));
  await note('a worker from elsewhere', () => new Worker('https://elsewhere.example/assets/x-12345678.js'));
  await note('a service worker of another name', () => navigator.serviceWorker.register('/assets/evil.js?x'));
  await note('WebAssembly', () => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  await note('a script from elsewhere', () => import(/* @vite-ignore */ ['https:', '', 'elsewhere.example', 'x.js'].join('/')));
  await note('a request elsewhere', () => fetch('https://elsewhere.example/'));
  await note('an inline script', () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.gotIn = true';
    document.head.append(script);
    if (!('gotIn' in globalThis)) throw new Error('refused');
  });
  await note('a style attribute', () => {
    const styled = document.createElement('p');
    styled.setAttribute('style', 'position: fixed');
    if (styled.style.position === '') throw new Error('refused');
  });
  return tried;
}

async function walkTheDesk(desk: Desk): Promise<void> {
  const places = await desk.page.getByRole('navigation').getByRole('link').all();
  expect(places.length).toBeGreaterThan(8);
  for (const place of places) {
    await place.click();
    await desk.page.waitForLoadState('networkidle');
  }
}

async function isIsolated(page: Page): Promise<boolean> {
  return page.evaluate(() => globalThis.crossOriginIsolated);
}

test('field and desk ask nobody but their server, their policy refuses nothing of their own, and everything of an intruder', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Thôn Đồng Bưởi, Thôn Cầu Tre'), 'Máy kín');
  await tablet.installed();
  for (const place of ['Nhà', 'Sổ gửi', 'Hôm nay'] as const) await tablet.tap(place);
  await tablet.open('/settings');
  expect(await isIsolated(tablet.page)).toBe(true);

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  await walkTheDesk(desk);
  for (const session of [tablet, desk]) {
    expect(session.watched.requests()).toBeGreaterThan(10);
    expectOnlyOurs(session.watched);
    const tried = await session.page.evaluate(triedByAnIntruder);
    expect(Object.keys(tried)).toHaveLength(12);
    expect(Object.entries(tried).filter(([, outcome]) => outcome !== 'refused')).toEqual([]);
    /* So the watch does hear: what was refused now is in it. */
    expect(session.watched.refusals().length).toBeGreaterThan(5);
  }
  /* The worker that holds the key runs no WebAssembly; the one that stretches the PIN has come and gone. */
  const background = tablet.page.workers().find((worker) => /\/worker-/.test(worker.url()));
  const compiled = background?.evaluate(() =>
    WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
      () => 'went through',
      () => 'refused',
    ),
  );
  expect(await compiled).toBe('refused');
  expect(tablet.page.workers().filter((worker) => worker.url().includes('stretch'))).toEqual([]);
  await tablet.context.close();
  await desk.context.close();
});
