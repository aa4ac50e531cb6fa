import { cardReader, type Eyes } from '#ui/field/scan/card-reader.ts';
import { readCode, type Pixels } from '#ui/field/scan/read-code.ts';
import type { View } from '#ui/field/scan/views.ts';
import { handheld, pictureOfCard, seededRandom, type Pose, type Size } from '#tests/e2e/moving-card.ts';
import { expect, test } from 'vitest';

const seed = 20_261_125;
const text = '046162000123|191000456|Nguyễn Thị Hằng|05091962|Nữ|Tổ 3, Thôn Mẫu, Ví Dụ, Phú Vang, Thừa Thiên Huế|25042021';
const card = {
  personalId: '046162000123',
  name: 'Nguyễn Thị Hằng',
  birth: '1962-09-05',
  sex: 'female',
  address: 'Tổ 3, Thôn Mẫu, Ví Dụ, Phú Vang, Thừa Thiên Huế',
};
const hd: Size = { width: 1280, height: 720 };
const still: Pose = { x: 0.4, y: 0.55, scale: 10, angle: 0, tilt: 0, blur: 0, contrast: 1, noise: 0 };

interface Picture extends Size {
  readonly grey: Uint8ClampedArray;
}

const taken = (pose: Pose, of = text, size = hd): Picture => ({ ...size, grey: pictureOfCard(of, pose, size, seededRandom(seed)) });

/** What the worker's canvas does, by hand: the part enlarged or made smaller, between the pixels in straight lines. */
function look({ width, height, grey }: Picture, view: View): Pixels {
  const data = new Uint8ClampedArray(view.toWidth * view.toHeight * 4);
  const at = (x: number, y: number) => grey[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0;
  for (let row = 0; row < view.toHeight; row += 1) {
    for (let column = 0; column < view.toWidth; column += 1) {
      const x = view.x + ((column + 0.5) * view.width) / view.toWidth - 0.5;
      const y = view.y + ((row + 0.5) * view.height) / view.toHeight - 0.5;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const upper = at(left, top) * (1 - x + left) + at(left + 1, top) * (x - left);
      const lower = at(left, top + 1) * (1 - x + left) + at(left + 1, top + 1) * (x - left);
      data.fill(upper * (1 - y + top) + lower * (y - top), (row * view.toWidth + column) * 4, (row * view.toWidth + column) * 4 + 3);
      data[(row * view.toWidth + column) * 4 + 3] = 255;
    }
  }
  return { width: view.toWidth, height: view.toHeight, data };
}

const held = taken(still);
const wholly = ({ width, height }: Size): View => ({ x: 0, y: 0, width, height, toWidth: width, toHeight: height });
const reader = (detect?: Eyes<Picture>['detect']) => cardReader<Picture>({ look, detect });

/** The first of a few frames that shows the card, as the scanner tries them. */
async function framesUntilRead(picture: Picture, most = 6): Promise<number> {
  const one = reader();
  for (let frame = 1; frame <= most; frame += 1) {
    const parsed = await one.frame(picture);
    if (!parsed) continue;
    expect(parsed).toEqual({ ok: true, card });
    return frame;
  }
  return Number.POSITIVE_INFINITY;
}

test.each<[string, Partial<Pose>]>([
  ['held still and near', {}],
  ['small', { scale: 7 }],
  ['very small', { scale: 6, x: 0.44 }],
  ['tilted by 17 degrees', { angle: 17 }],
  ['upside down', { angle: 176, x: 0.55 }],
  ['seen from below', { tilt: 0.12 }],
  ['a little blurred', { blur: 1, noise: 8 }],
  ['pale', { contrast: 0.35, noise: 4 }],
  ['small, tilted, blurred and pale at once', { scale: 8.5, angle: -12, blur: 1, contrast: 0.6, noise: 6 }],
])('a card %s is read, letter by letter', async (_, change) => {
  expect(await framesUntilRead(taken({ ...still, ...change }))).toBeLessThanOrEqual(3);
});

test('of a moving hand nearly every frame is read at once', async () => {
  const random = seededRandom(seed);
  const one = reader();
  const read = await Promise.all(Array.from({ length: 6 }, (_, frame) => one.frame(taken(handheld(frame, 6, random)))));
  expect(read.filter((parsed) => parsed?.ok).length, `seed ${seed}`).toBeGreaterThanOrEqual(4);
});

test('the text comes out exactly, composed as it went in', () => {
  for (const written of [text, text.normalize('NFD')]) {
    expect(readCode(look(taken(still, written), wholly(hd)))).toBe(written);
  }
});

test('a picture without a code is answered by nothing, in a frame and in a photo', async () => {
  const empty = { ...hd, grey: new Uint8ClampedArray(hd.width * hd.height).fill(120) };
  expect([await reader().frame(empty), await reader().picture(empty)]).toEqual([undefined, undefined]);
});

test('a large photo in which the code is small is looked at part by part', async () => {
  const photo = taken({ ...still, scale: 7, x: 0.75, y: 0.3, angle: 8 }, text, { width: 2400, height: 1800 });
  expect(await reader().picture(photo)).toEqual({ ok: true, card });
});

test('nothing but what the forms use leaves the reader', async () => {
  const parsed = await reader().picture(taken(still, `${text}||Phạm Văn Cha|Huỳnh Thị Mẹ|`));
  expect(parsed).toEqual({ ok: true, card });
});

const misread = new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

test('where the platform’s reader misreads the letters, ours reads the same picture, and after two times only ours is asked', async () => {
  let asked = 0;
  const one = reader(async () => {
    asked += 1;
    return misread;
  });
  for (let frame = 0; frame < 4; frame += 1) expect(await one.frame(held)).toEqual({ ok: true, card });
  expect(asked).toBe(2);
});

test('letters that both readers find misread are garbled', async () => {
  expect(await reader(async () => misread).frame(taken(still, misread))).toEqual({ ok: false, reason: 'garbled' });
});

test('a platform’s reader that sees nothing is helped by ours, one that fails is not asked again', async () => {
  const blind = reader(async () => undefined);
  const seen = [];
  for (let frame = 0; frame < 3; frame += 1) seen.push((await blind.frame(held))?.ok);
  expect(seen).toEqual([undefined, undefined, true]);
  let asked = 0;
  const failing = reader(() => {
    asked += 1;
    return Promise.reject(new Error('service gone'));
  });
  const answers = [await failing.frame(held), await failing.frame(held), await failing.frame(held)];
  expect(answers.some((parsed) => parsed?.ok)).toBe(true);
  expect(asked).toBe(1);
});
