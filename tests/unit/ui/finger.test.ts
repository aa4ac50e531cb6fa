import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let page: EventTarget;

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function watched() {
  const { watchFinger, whenFingerIsUp } = await import('#ui/finger.ts');
  watchFinger();
  const arrived: string[] = [];
  return { arrived, arrive: (what: string) => whenFingerIsUp(() => arrived.push(what)) };
}

const happens = (type: string) => page.dispatchEvent(new Event(type));

test('what arrives while no finger is down is shown at once', async () => {
  const { arrived, arrive } = await watched();
  arrive('a record');
  expect(arrived).toEqual(['a record']);
});

test('what arrives between the finger coming down and its tap is shown after the tap, in order', async () => {
  const { arrived, arrive } = await watched();
  happens('pointerdown');
  arrive('one');
  happens('pointerup');
  arrive('two');
  expect(arrived).toEqual([]);
  happens('click');
  expect(arrived).toEqual([]);
  vi.advanceTimersByTime(0);
  expect(arrived).toEqual(['one', 'two']);
  arrive('three');
  expect(arrived).toEqual(['one', 'two', 'three']);
});

test('a finger that scrolls, slides away, rests, or goes unheard holds nothing back for long', async () => {
  const { arrived, arrive } = await watched();
  happens('pointerdown');
  arrive('while scrolling');
  happens('pointercancel');
  expect(arrived).toEqual(['while scrolling']);

  happens('pointerdown');
  arrive('slid away');
  happens('pointerup');
  vi.advanceTimersByTime(100);
  expect(arrived).toHaveLength(2);

  happens('pointerdown');
  arrive('unheard');
  vi.advanceTimersByTime(900);
  expect(arrived).toHaveLength(2);
  vi.advanceTimersByTime(100);
  expect(arrived).toHaveLength(3);
});
