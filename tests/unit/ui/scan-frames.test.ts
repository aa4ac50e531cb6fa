import type { ParsedCard } from '#domain/citizen-card.ts';
import { readFrames } from '#ui/field/scan/read-frames.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const card: ParsedCard = { ok: true, card: { personalId: '046162000123', name: 'Nguyễn Thị Hằng', birth: '1962-09-05', sex: 'female' } };
const garbled: ParsedCard = { ok: false, reason: 'garbled' };

/** A video whose frames come when the test says so. */
function handCranked() {
  const waiting: (() => void)[] = [];
  return {
    video: { requestVideoFrameCallback: (tell: () => void) => waiting.push(tell) } as unknown as HTMLVideoElement,
    crank: async () => {
      for (const tell of waiting.splice(0)) tell();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const bitmap = {} as ImageBitmap;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('createImageBitmap', async () => bitmap);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('only one frame is under way at a time, however long it takes', async () => {
  const { video, crank } = handCranked();
  let asked = 0;
  let answer: (parsed: undefined) => void = () => undefined;
  const slow = { frame: () => new Promise<undefined>((resolve) => ((asked += 1), (answer = resolve))) };
  const stop = new AbortController();
  void readFrames(video, slow, () => undefined, stop.signal);
  for (let frame = 0; frame < 5; frame += 1) await crank();
  expect(asked).toBe(1);
  answer(undefined);
  await crank();
  await crank();
  expect(asked).toBe(2);
  stop.abort();
});

test('it goes on after a code that is no card, waits long enough for its words to be read, and ends with the first card', async () => {
  const { video, crank } = handCranked();
  const answers = [undefined, garbled, card, garbled];
  const heard: ParsedCard[] = [];
  const ended = readFrames(video, { frame: async () => answers.shift() }, (parsed) => heard.push(parsed), new AbortController().signal);
  await crank();
  await crank();
  expect(heard).toEqual([garbled]);
  await crank();
  expect(heard).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1000);
  await crank();
  await ended;
  expect(heard).toEqual([garbled, card]);
  expect(answers).toEqual([garbled]);
});

test('what arrives after the scanner was closed is not heard', async () => {
  const { video, crank } = handCranked();
  const stop = new AbortController();
  const heard: ParsedCard[] = [];
  const ended = readFrames(
    video,
    {
      frame: async () => {
        stop.abort();
        return card;
      },
    },
    (parsed) => heard.push(parsed),
    stop.signal,
  );
  await crank();
  await ended;
  expect(heard).toEqual([]);
});

test('a frame that cannot be taken is passed over', async () => {
  const { video, crank } = handCranked();
  let tries = 0;
  vi.stubGlobal('createImageBitmap', async () => {
    tries += 1;
    if (tries === 1) throw new DOMException('not ready', 'InvalidStateError');
    return bitmap;
  });
  const heard: ParsedCard[] = [];
  const ended = readFrames(video, { frame: async () => card }, (parsed) => heard.push(parsed), new AbortController().signal);
  await crank();
  await crank();
  await ended;
  expect(heard).toEqual([card]);
});
