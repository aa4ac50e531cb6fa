import { existsSync, writeFileSync } from 'node:fs';
import { startFlow } from 'lighthouse';
import puppeteer from 'puppeteer-core';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'];
const pin = '739104';
const patience = 60_000;

/**
 * The field's first page and the desk's, each by somebody who comes for the first time, and Today of an enrolled tablet, which opens by its PIN and so can be seen
 * but not loaded. Answers `{ name, scores: { performance?, accessibility, 'best-practices' }, faults }` of each, scores of 100; a report lies at `report`.
 */
export async function seeAll(origin, code, report) {
  const executablePath = process.env.CHROMIUM ?? systemBrowsers.find(existsSync);
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    const page = await browser.newPage();
    const onlyCategories = ['performance', 'accessibility', 'best-practices'];
    const flow = await startFlow(page, { config: { extends: 'lighthouse:default', settings: { onlyCategories } } });
    await flow.navigate(origin, { name: 'the field’s first page' });
    await flow.navigate(`${origin}/desk`, { name: 'the desk’s sign-in' });
    await enrol(page, origin, code);
    await flow.snapshot({ name: 'Today of an enrolled tablet (seen)' });
    await flow.navigate(origin, { name: 'an enrolled tablet that is locked', disableStorageReset: true });
    writeFileSync(report, await flow.generateReport());
    const { steps } = await flow.createFlowResult();
    return steps.map(({ name, lhr }) => ({ name, scores: scoresOf(lhr), faults: faultsOf(lhr) }));
  } finally {
    await browser.close();
  }
}

async function enrol(page, origin, code) {
  await page.goto('about:blank');
  await page.goto(`${origin}/#enrol=${code}`);
  const press = async (name) => (await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`, { timeout: patience })).click();
  for (const name of ['Đặt mã PIN', 'Nhập lại mã PIN']) {
    const field = await page.waitForSelector(`::-p-aria([name="${name}"][role="textbox"])`, { timeout: patience });
    await field.type(pin);
  }
  await press('Ghi danh');
  await press('Bắt đầu');
  await page.waitForSelector('main .row', { timeout: patience });
}

/** What is only looked at has no speed. */
function scoresOf({ categories, gatherMode }) {
  const scored = Object.values(categories).filter(
    ({ id, score }) => score !== null && (gatherMode === 'navigation' || id !== 'performance'),
  );
  return Object.fromEntries(scored.map(({ id, score }) => [id, Math.round(score * 100)]));
}

function faultsOf({ audits, categories }) {
  const refs = Object.values(categories).flatMap(({ auditRefs }) => auditRefs);
  const weighed = new Set(refs.filter(({ weight }) => weight > 0).map(({ id }) => id));
  return Object.values(audits)
    .filter(({ id, score }) => weighed.has(id) && score !== null && score < 0.9)
    .map(({ id, title, score, displayValue = '' }) => `${id} ${score} ${displayValue} (${title})`);
}
