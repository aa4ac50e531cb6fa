import { expect, type Page } from '@playwright/test';
import { newUuid } from '#domain/ids.ts';
import { PeerTablet } from '../server/peer-client.ts';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

const evil = `<img src=x onerror="globalThis.gotIn=1" data-in>"'><svg/onload=globalThis.gotIn=1 data-in></svg><a href="javascript:globalThis.gotIn=1" data-in>x</a>`;

/** How often the text stands on the screen as a text; throws when any of it has become more than that. */
async function shownAsText(page: Page, where: string): Promise<number> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  const found = await page.evaluate((text) => {
    const unsafe = [...document.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(
        ({ name, value }) => /^on|^data-in$/.test(name) || (/^(href|src|action)$/.test(name) && /^\s*(javascript|data:text):/i.test(value)),
      ),
    );
    const shown = document.body.innerText.split(text.slice(0, 20)).length - 1;
    const fields = [...document.querySelectorAll('input, textarea')].filter((field) =>
      (field as HTMLInputElement).value.includes(text.slice(0, 20)),
    );
    return { unsafe: unsafe.map(({ outerHTML }) => outerHTML.slice(0, 200)), shown: shown + fields.length, gotIn: 'gotIn' in globalThis };
  }, evil);
  expect({ where, unsafe: found.unsafe, gotIn: found.gotIn }).toEqual({ where, unsafe: [], gotIn: false });
  return found.shown;
}

/** Waits for the screen to have read what it shows: the text stands on it, as text. */
const untilShown = (page: Page, where: string) => expect.poll(() => shownAsText(page, where), { message: where }).toBeGreaterThan(0);

/** A tablet of somebody with bad intent: markup in every text a record can hold, and in some it cannot. */
async function writeEvil(origin: string, code: string): Promise<{ household: string; person: string }> {
  const peer = await PeerTablet.enrol((path, init) => fetch(`${origin}${path}`, init), code, evil.slice(0, 78));
  await peer.pullAll();
  const area = [...peer.records.values()].find(({ kind }) => kind === 'household')?.area ?? '';
  const id = () => newUuid(Date.now(), (bytes) => crypto.getRandomValues(bytes));
  const [household, person] = [id(), id()];
  let n = 0;
  const write = (kind: string, of: string, set: Record<string, unknown>) =>
    peer.mutation((n += 1), Date.now(), { kind, id: of, area, set });
  const name = evil.slice(0, 100);
  const { verdicts } = await peer.ship([
    write('household', household, { head: name, address: evil, phone: '0912345678', note: evil, novel: evil }),
    write('person', person, {
      household,
      name,
      relation: 'other',
      language: evil.slice(0, 30),
      note: evil,
      phone: '0912345678',
      novel: evil,
    }),
    write('visit', id(), { household, at: new Date().toISOString(), outcome: 'met', note: evil, returnOn: '2026-01-05' }),
    write('progress', `${person}/vneid-level-1`, { milestone: 'installed', step: evil, obstacle: evil }),
    write('household', id(), { head: evil, size: -1 }),
  ]);
  expect(verdicts.slice(0, 3).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted']);
  return { household, person };
}

test('whatever is written into a text, field and desk show it as text: no element, no handler, no address of it', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const { household, person } = await writeEvil(origin, await world.takeCode('Khu Bến Cát'));
  const tablet = await Tablet.unpack(browser, origin);
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy đọc kỹ');
  await tablet.openInside('/outbox');
  await shownAsText(tablet.page, '/outbox');
  for (const path of ['/', `/homes/${household}`, `/people/${person}`, `/people/${person}/edit`, `/homes/${household}/edit`]) {
    await tablet.openInside(path);
    await untilShown(tablet.page, path);
  }
  await tablet.openInside('/homes');
  await tablet.page.getByRole('searchbox').fill('img src');
  await untilShown(tablet.page, '/homes');

  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  const home = await desk.page.evaluate(async () => ((await (await fetch('/api/desk/session')).json()) as { home: string }).home);
  const at = (room: string) => `/desk/areas/${home}/${room}`;
  const naming = ['tablets', 'refused', 'review', 'listed?figure=home'].map(at);
  for (const path of [`/desk/households/${household}`, `/desk/people/${person}`, ...naming]) {
    await desk.page.goto(`${origin}${path}`);
    await untilShown(desk.page, path);
  }
  for (const path of ['doubles', 'plan', 'members'].map(at)) {
    await desk.page.goto(`${origin}${path}`);
    await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
    await desk.page.waitForLoadState('networkidle');
    await shownAsText(desk.page, path);
  }
  await desk.close();
  await tablet.close();
});
