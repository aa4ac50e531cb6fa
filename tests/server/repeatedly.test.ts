import { silentLog } from '#server/log.ts';
import { repeatedly } from '#server/repeatedly.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const everyMs = 1000;
const said: string[] = [];
const log = { ...silentLog, error: (what: string) => void said.push(what) };

test('it is done at once and again and again, never two at a time, and stopping waits for what is under way', async () => {
  const begun: (() => void)[] = [];
  const stop = repeatedly({ everyMs, log, broke: 'broke' }, () => new Promise<void>((resolve) => begun.push(resolve)));
  expect(begun.length).toBe(1);
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect(begun.length).toBe(1);
  begun[0]?.();
  await vi.advanceTimersByTimeAsync(everyMs);
  expect(begun.length).toBe(2);
  let isStopped = false;
  const stopped = stop().then(() => (isStopped = true));
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect([begun.length, isStopped]).toEqual([2, false]);
  begun[1]?.();
  await stopped;
  expect(isStopped).toBe(true);
});

test('what breaks is said once each time and tried again; a database that is away is not said', async () => {
  const errors = [new TypeError('ours'), Object.assign(new Error('gone'), { code: '57P01' }), new RangeError('ours')];
  const stop = repeatedly({ everyMs, log, broke: 'broke' }, () => Promise.reject(errors.shift() ?? new Error('none left')));
  await vi.advanceTimersByTimeAsync(2.5 * everyMs);
  await stop();
  expect([errors.length, said]).toEqual([0, ['broke', 'broke']]);
});
