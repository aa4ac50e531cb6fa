import { consentNotice } from '#guides/consent-notice.ts';
import type { Guide } from '#guides/guide.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import { expect, type Page } from '@playwright/test';
import { Desk } from './pages/desk.ts';
import { Tablet } from './pages/tablet.ts';
import { type Heard, type SpeakingWindow, stubSpeech } from './stub-speech.ts';
import { test } from './world.ts';

const villages = 'Xóm Giếng Đá, Thôn Gò Mận';
const village = 'Xóm Giếng Đá';
const spaceless = (texts: readonly string[]) => texts.join('').replaceAll(/\s/g, '');

const listen = (page: Page) => page.getByRole('button', { name: 'Đọc to' });
const stop = (page: Page) => page.getByRole('button', { name: 'Dừng đọc' });
const heard = (page: Page): Promise<readonly Heard[]> => page.evaluate(() => (window as unknown as SpeakingWindow).heard.splice(0));
const silenced = (page: Page) => page.evaluate(() => (window as unknown as SpeakingWindow).silenced);

/** Lets the engine speak until the reader falls silent by itself. */
async function toTheEnd(page: Page): Promise<readonly Heard[]> {
  await expect(stop(page)).toBeVisible();
  await page.evaluate(async () => {
    const speaking = window as unknown as SpeakingWindow;
    const reading = () => [...document.querySelectorAll('.aloud button')].some(({ textContent }) => textContent === 'Dừng đọc');
    for (let turns = 0; reading() && turns < 200; turns += 1) {
      speaking.endUtterance();
      await new Promise(requestAnimationFrame);
    }
  });
  await expect(listen(page)).toBeVisible();
  return heard(page);
}

function stepOf(id: string, place: number): Guide['steps'][number] {
  const step = findGuide(id)?.steps[place];
  if (!step) throw new Error(`${id} has no step ${place}`);
  return step;
}

test('the consent notice and every step are heard in order, at the rate chosen, in the person’s language; leaving is silence', async ({
  browser,
  world,
}) => {
  const tablet = await Tablet.unpack(browser, world.server.origin);
  const { page } = tablet;
  await page.addInitScript(stubSpeech, ['en-US', 'vi-VN']);
  await tablet.enrol(await world.takeCode(villages), 'Máy biết nói');
  await tablet.registerHousehold(village, 'Mùi Thị Nghe', 'Ngõ đình');
  await page.getByRole('link', { name: 'Thêm người' }).click();

  await listen(page).click();
  const notice = consentNotice('vi').text.replaceAll('• ', '');
  const read = await toTheEnd(page);
  expect(spaceless(read.map(({ text }) => text))).toBe(spaceless([notice]));
  expect(new Set(read.map(({ lang, voice, rate }) => `${lang} ${voice} ${rate}`))).toEqual(new Set(['vi-VN voice vi-VN 0.8']));
  await listen(page).click();
  await expect(page.locator('.notice-text .being-read')).toHaveText(consentNotice('vi').opening[0] ?? '');
  await page.getByRole('radio', { name: 'Nhanh' }).check();
  expect((await toTheEnd(page)).at(-1)?.rate).toBe(1.25);

  await page.getByLabel('Tiếng dùng để nói').selectOption('Tiếng Anh');
  await listen(page).click();
  expect((await toTheEnd(page)).map(({ lang }) => lang)).toContain('en-US');
  await tablet.consent();
  await page.getByLabel('Họ và tên').fill('Mùi Thị Nghe');
  await page.getByLabel('Tiếng nói quen dùng').selectOption('Tiếng Anh');
  await page.getByRole('button', { name: 'Lưu người này' }).click();

  await page.getByRole('link', { name: 'Hướng dẫn ngay' }).click();
  await page.getByRole('button', { name: 'Đã nói rồi' }).click();
  await listen(page).click();
  const { summary, prepare } = findGuide('vneid-level-1') ?? {};
  expect(spaceless((await toTheEnd(page)).map(({ text }) => text))).toBe(
    spaceless([summary, ...(prepare ?? [])].map((one) => one?.en ?? '')),
  );
  await page.getByRole('radio', { name: 'Tiếng Việt' }).check();
  await page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' }).click();
  await listen(page).click();
  const { title, words, caution } = stepOf('vneid-level-1', 0);
  const step = await toTheEnd(page);
  expect(spaceless(step.map(({ text }) => text))).toBe(spaceless([title, words, ...(caution ? [caution] : [])].map(({ vi }) => vi)));
  expect(step[0]?.rate, 'the rate is kept').toBe(1.25);

  await listen(page).click();
  const before = await silenced(page);
  await page.getByRole('button', { name: 'Xong bước này' }).click();
  await expect(page.getByText('Bước 2/')).toBeVisible();
  await expect.poll(() => silenced(page)).toBe(before + 1);
  await listen(page).click();
  await tablet.openInside('/outbox');
  await expect.poll(() => silenced(page)).toBe(before + 2);
  await tablet.close();
});

test('without a voice there is no control; a pack’s recording in H’Mông is played all the same, offline, and its own reason to stop is there', async ({
  browser,
  world,
}) => {
  const { origin } = world.server;
  const desk = await Desk.open(browser, origin);
  await desk.signIn(world.desk);
  const sound = await desk.page.evaluate(recordedSound);
  const shipped = findGuide('vneid-level-1');
  if (!shipped) throw new Error('the guide is shipped');
  const own = {
    ...shipped,
    id: 'so-kham-cua-xa',
    title: { vi: 'Sổ khám bệnh của xã', en: 'The commune’s health book' },
    steps: shipped.steps.map((step, place) => ({
      ...step,
      audio: { hmn: sound },
      ...(place === 0 ? { obstacles: [...step.obstacles, 'flood'] } : {}),
    })),
    obstacles: [
      ...shipped.obstacles,
      {
        id: 'flood',
        title: { vi: 'Suối lên, chưa qua được', en: 'The stream is too high to cross' },
        advice: { vi: 'Đợi nước rút rồi hẹn lại.', en: 'Wait until the water is down, then agree on a day.' },
        followUp: 'return' as const,
      },
    ],
  };
  expect(await desk.publishGuide(own, 0)).toEqual({ version: 1 });

  const tablet = await Tablet.unpack(browser, origin);
  const { page } = tablet;
  await page.addInitScript(watchPlaying);
  await tablet.enrol(await world.takeCode(villages), 'Máy câm');
  await tablet.installed();
  await tablet.context.setOffline(true);
  await tablet.registerHousehold(village, 'Sùng A Lắng', 'Trên dốc');
  await page.getByRole('link', { name: 'Thêm người' }).click();
  await expect(page.getByRole('heading', { name: 'Hỏi ý kiến trước khi ghi' })).toBeVisible();
  await expect(listen(page)).toHaveCount(0);
  await tablet.consent();
  await page.getByLabel('Họ và tên').fill('Sùng A Lắng');
  await page.getByLabel('Tiếng nói quen dùng').selectOption('Tiếng H’Mông');
  await page.getByRole('button', { name: 'Lưu người này' }).click();
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}$/);
  const person = new URL(page.url()).pathname;

  await page.getByRole('link', { name: 'Sổ khám bệnh của xã' }).click();
  await page.getByRole('button', { name: 'Đã nói rồi' }).click();
  await expect(page.getByText('Có bản thu tiếng H’Mông')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Tiếng H’Mông' })).toBeChecked();
  await page.getByRole('button', { name: 'Đã sẵn sàng, bắt đầu' }).click();
  await listen(page).click();
  await expect.poll(() => page.evaluate(played)).toEqual([{ kind: 'data:audio/webm', rate: 0.8, ended: true }]);
  await expect(listen(page), 'silent by itself at the end').toBeVisible();
  await page.getByRole('button', { name: 'Dừng ở đây' }).click();
  await page.getByRole('button', { name: 'Suối lên, chưa qua được' }).click();
  await expect(page.getByText('Chọn ngày hẹn: đến hôm đó việc này hiện trong mục Hôm nay.')).toBeVisible();

  await tablet.openInside(`${person}/guides/vneid-level-2`);
  await expect(page.getByText('Hướng dẫn chưa có tiếng H’Mông')).toBeVisible();
  await expect(listen(page)).toHaveCount(0);
  await desk.takeBackGuide(own.id);
  await desk.close();
  await tablet.close();
});

/** Runs in the page: a fifth of a second of a tone, as a recorder of the browser makes it. */
async function recordedSound(): Promise<string> {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const out = audio.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  const recorder = new MediaRecorder(out.stream, { mimeType: 'audio/webm;codecs=opus', audioBitsPerSecond: 6000 });
  const piece = new Promise<Blob>((resolve) => recorder.addEventListener('dataavailable', ({ data }) => resolve(data)));
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, 200));
  recorder.stop();
  const reader = new FileReader();
  const loaded = new Promise((resolve) => reader.addEventListener('load', resolve));
  reader.readAsDataURL(await piece);
  await loaded;
  return typeof reader.result === 'string' ? reader.result : '';
}

interface Playing extends Window {
  playing: { readonly kind: string; readonly rate: number; ended: boolean }[];
}

/** Runs in the page before the app: remembers what was really played. */
function watchPlaying(): void {
  const page = Object.assign(window as unknown as Playing, { playing: [] as Playing['playing'] });
  const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')?.value as () => Promise<void>;
  HTMLMediaElement.prototype.play = function watched(this: HTMLMediaElement) {
    const one = { kind: this.src.split(';')[0] ?? '', rate: this.playbackRate, ended: false };
    page.playing.push(one);
    this.addEventListener('ended', () => (one.ended = true));
    return play.call(this);
  };
}

function played(): Playing['playing'] {
  return (window as unknown as Playing).playing;
}
