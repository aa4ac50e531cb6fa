import { expect, type Page, type TestInfo } from '@playwright/test';
import type { Guide, GuideStep } from '#guides/guide.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { cutAnywhere, cutOffAt } from './cut-off.ts';
import { GuideWalk, type Spoken } from './pages/guide-walk.ts';
import { Tablet } from './pages/tablet.ts';
import { test } from './world.ts';

// The walk keeps its own picture of each step.
test.use({ trace: 'off' });

/** A picture of every step, to be looked at. */
const keepsPictures = process.env['E2E_PICTURES'] !== '0';

test('what is cut, spills over or runs out of the window is seen, and nothing else is said of it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const long = 'Không bao giờ đọc mã OTP cho ai, kể cả người tự xưng là công an';
  await page.setContent(`<html><body style="margin:0;font:18px sans-serif"><p id="fine">${long}</p>
    <p id="cut" style="width:200px;overflow:hidden;white-space:nowrap">cut ${long}</p>
    <p id="lines" style="width:200px;overflow:hidden;max-height:1.2em;line-height:1.2">lines ${long}</p>
    <div style="width:80px;white-space:nowrap">spill ${long.slice(0, 30)}</div>
    <div style="height:20px;width:200px;margin-bottom:200px">below ${long}</div>
    <p style="position:relative;left:350px;width:100px">beyond</p>
    <select style="width:100px"><option>chosen ${long}</option></select></body></html>`);
  const { ordinary } = await page.evaluate(cutOffAt, { ordinary: '' });
  const said = (ordinary ?? []).join('\n');
  expect(said).toContain('the page scrolls sideways');
  for (const seen of [
    'sideways: p “cut',
    'cut below: p “lines',
    'words spill sideways: div “spill',
    'words spill below: div “below',
    'beyond the window: p “beyond',
    'chosen words cut: select “chosen',
  ]) {
    expect(said).toContain(seen);
  }
  expect(said).not.toContain('“Không');
});

/** Title, words, caution, then what can be done: the order in which it is read out, whatever it looks like. */
async function expectReadInOrder(page: Page, step: GuideStep, walk: GuideWalk): Promise<void> {
  const { language, words } = walk;
  const tree = plain(await page.getByRole('main').ariaSnapshot());
  const said = [`heading ${step.title[language]}`, step.words[language], ...(step.caution ? [words.caution, step.caution[language]] : [])];
  // In English the way back in the bar above has the name of the way to the step before.
  const done = [words.stop.open, words.previous, words.stepDone].map((name) => tree.lastIndexOf(plain(`button ${name}`)));
  const order = [...said.map((text) => tree.indexOf(plain(text))), ...done];
  expect(order, tree).not.toContain(-1);
  expect(order, tree).toEqual(order.toSorted((a, b) => a - b));
}

/** A tree writes some lines in quotes; only the words count. */
const plain = (text: string) => text.replace(/[\\"']/g, '').replace(/\s+/g, ' ');

async function walkThrough(guide: Guide, walk: GuideWalk, info: TestInfo): Promise<string[]> {
  const { page, language } = walk;
  const found: string[] = [];
  const look = async (screen: string) => {
    if (keepsPictures) await page.screenshot({ path: info.outputPath(language, guide.id, `${screen}.jpg`), quality: 70 });
    found.push(...(await cutAnywhere(page)).map((line) => `${language} ${guide.id} ${screen} ${line}`));
  };
  await walk.open(guide);
  await look('00-prepare');
  await walk.begin();
  for (const [at, step] of guide.steps.entries()) {
    await walk.isAt(guide, at);
    await expectReadInOrder(page, step, walk);
    await look(`${String(at + 1).padStart(2, '0')}-${step.id}`);
    await walk.stepDone();
  }
  await walk.isFinished(guide);
  await look(`${guide.steps.length + 1}-finish`);
  await walk.leave(guide);
  return found;
}

async function speak(tablet: Tablet, language: Spoken): Promise<void> {
  await tablet.openInside('/settings');
  await tablet.page.getByRole('radio', { name: language === 'vi' ? 'Tiếng Việt' : 'English' }).check();
}

test('every shipped guide is walked to its last milestone without a network, in both languages, and no word of it is cut anywhere', async ({
  browser,
  world,
}, info) => {
  test.slow();
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await tablet.enrol(await world.takeCode('Khu Bến Cát'), 'Máy đi hết các bước');
  await tablet.installed();
  await tablet.context.setOffline(true);
  await page.reload();
  await tablet.unlock();
  const subjects = new Map<Spoken, { readonly person: string; readonly household: string }>();
  for (const language of ['vi', 'en'] as const) {
    const household = `/homes/${await tablet.registerHousehold(undefined, 'Thạch Thị Sen', `Nhà học ${language}`)}`;
    await tablet.registerPerson({ name: 'Thạch Thị Sen', birth: '1959', device: 'Điện thoại thông minh' });
    subjects.set(language, { household, person: new URL(page.url()).pathname });
  }
  const found: string[] = [];
  let walked = 0;
  for (const [language, { person, household }] of subjects) {
    await speak(tablet, language);
    const walk = new GuideWalk(page, language);
    for (const guide of shippedGuides) {
      await tablet.openInside(guide.subject === 'person' ? person : household);
      found.push(...(await walkThrough(guide, walk, info)));
      walked += 1;
    }
  }
  expect(walked).toBe(26);
  expect(found).toEqual([]);

  await speak(tablet, 'vi');
  await page.reload();
  await tablet.unlock();
  const walk = new GuideWalk(page, 'vi');
  await tablet.openInside(subjects.get('en')?.person ?? '');
  for (const guide of shippedGuides.filter(({ subject }) => subject === 'person')) await walk.isWrittenDown(guide);
  await tablet.close();
});
