import { installWay } from '#ui/field/install/install-way.ts';
import { expect, test } from 'vitest';

const chromeOnAndroid = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const safariOnMac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15';
const chromeOnWindows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

test('a button where the browser offers it, else the menu of the very device', () => {
  const way = (userAgent: string, maxTouchPoints = 0, isOffered = false) => installWay({ userAgent, maxTouchPoints, isOffered });
  expect(way(chromeOnAndroid, 5, true)).toBe('button');
  expect(way(chromeOnAndroid, 5)).toBe('android');
  expect(way(safariOnMac, 5), 'an iPad says it is a Mac').toBe('apple');
  expect(way(safariOnMac)).toBe('desktop');
  expect(way('Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)', 5)).toBe('apple');
  expect(way(chromeOnWindows)).toBe('desktop');
});
