import { troubleOf } from '#ui/field/scan/camera.ts';
import { sayingAfter, sayingOfPicture, typingIsBetter, type Saying } from '#ui/field/scan/scan-saying.ts';
import { frameView, pictureViews, type View } from '#ui/field/scan/views.ts';
import { expect, test } from 'vitest';

const aim: Saying = { kind: 'aim' };
const garbled = { ok: false, reason: 'garbled' } as const;
const vietqr = { ok: false, reason: 'other-qr', what: 'vietqr' } as const;

const heard = (before: Saying, parsed: Parameters<typeof sayingAfter>[1]) => sayingAfter(before, parsed, 'camera');

test('after three misread texts in a row typing is offered; another code in between starts the count anew', () => {
  const once = heard(aim, garbled);
  const twice = heard(once, garbled);
  expect([once, twice, heard(twice, garbled)].map(typingIsBetter)).toEqual([false, false, true]);
  const between = heard(heard(once, vietqr), garbled);
  expect(between).toEqual({ kind: 'garbled', times: 1 });
});

test('a code that is no card is named; for a code of digits only, typing is the better way', () => {
  expect(heard(aim, vietqr)).toEqual({ kind: 'other', what: 'vietqr' });
  expect(heard(aim, { ok: false, reason: 'not-a-card' })).toEqual({ kind: 'not-a-card' });
  expect(typingIsBetter({ kind: 'other', what: 'vietqr' })).toBe(false);
  expect(typingIsBetter({ kind: 'other', what: 'old-card' })).toBe(true);
});

test('while a picture is spoken of, the code still before the camera is not said again, a new one is', () => {
  const reading = heard(sayingOfPicture(aim, 'reading-picture'), vietqr);
  expect(reading.kind).toBe('reading-picture');
  const empty = sayingOfPicture(reading, 'no-code');
  expect(heard(empty, vietqr)).toBe(empty);
  expect(heard(empty, { ...vietqr, what: 'wifi' })).toEqual({ kind: 'other', what: 'wifi' });
  expect(heard(empty, garbled)).toEqual({ kind: 'garbled', times: 1 });
  expect(sayingAfter(empty, vietqr, 'picture')).toEqual({ kind: 'other', what: 'vietqr' });
});

test.each([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['NotFoundError', 'absent'],
  ['OverconstrainedError', 'absent'],
  ['TypeError', 'broken'],
])('a camera that fails with %s is %s', (name, trouble) => {
  expect(troubleOf(new DOMException('', name))).toBe(trouble);
});

const sizes = [
  [1920, 1080],
  [1080, 1920],
  [1280, 720],
  [640, 480],
  [4000, 3000],
  [60, 40],
] as const;

test.each(sizes)('of %i × %i pixels every view lies inside, is not distorted and not too large', (width, height) => {
  const views: readonly View[] = [0, 1, 2, 3, 4, 5].map((attempt) => frameView(attempt, width, height)).concat(pictureViews(width, height));
  for (const view of views) {
    expect(view.x >= 0 && view.y >= 0 && view.x + view.width <= width + 1 && view.y + view.height <= height + 1, JSON.stringify(view)).toBe(
      true,
    );
    expect(Math.max(view.toWidth, view.toHeight)).toBeLessThanOrEqual(1400);
    expect(Math.abs(view.toWidth / view.toHeight / (view.width / view.height) - 1)).toBeLessThan(0.05);
  }
});

test('within three frames the whole picture and its enlarged middle have both been looked at', () => {
  const views = [7, 8, 9].map((attempt) => frameView(attempt, 1280, 720));
  expect(views.some(({ width, height }) => width === 1280 && height === 720)).toBe(true);
  expect(views.some(({ width, toWidth }) => toWidth === 2 * width)).toBe(true);
});
