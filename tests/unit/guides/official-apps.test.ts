import { findApp, officialApps, platforms, storeAddress } from '#guides/official-apps.ts';
import { expect, test } from 'vitest';

test('the list of official apps is exactly this: whoever changes it has looked at the stores', () => {
  expect(officialApps.map(({ id, android, ios }) => [id, android ?? '-', ios ?? '-'].join(' '))).toMatchInlineSnapshot(`
    [
      "vneid com.vnid id1582750372",
      "vssid com.bhxhapp id1521647264",
      "evn-cskh com.evn.cskh.vn id6754793134",
      "evnspc-cskh vn.evnspc.cskh.cskhevnspc.CSKHEVNSPC -",
      "evnhcmc-cskh - -",
      "evncpc-cskh - -",
      "evnhanoi - -",
      "evnnpc-cskh - -",
      "viettel-money com.bplus.vtpay id1344204781",
      "vnpt-money vnptpay.vnptmedia.vnpt.com.vnptpay id1294940479",
      "mobifone-money - -",
    ]
  `);
});

test('a store page is shown only for an id that two public places agree on', () => {
  for (const app of officialApps) {
    for (const platform of platforms) {
      const address = storeAddress(app, platform);
      expect(address !== undefined).toBe(app.certainty === 'sourced' && app[platform] !== undefined);
    }
  }
  const vneid = findApp('vneid');
  expect(vneid && storeAddress(vneid, 'android')).toBe('https://play.google.com/store/apps/details?id=com.vnid');
  expect(vneid && storeAddress(vneid, 'ios')).toBe('https://apps.apple.com/vn/app/id1582750372');
  const vnpt = findApp('vnpt-money');
  expect(vnpt?.android).toBeDefined();
  expect(vnpt && storeAddress(vnpt, 'android')).toBeUndefined();
});

test('ids have the shape of their store, stand once, and every app says whose it is and how it is known', () => {
  const ids = officialApps.flatMap(({ id, android, ios }) => [id, ...(android ? [android] : []), ...(ios ? [ios] : [])]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { android = 'vn.none', ios = 'id000000000', publisher, source } of officialApps) {
    expect(android).toMatch(/^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/);
    expect(ios).toMatch(/^id\d{9,10}$/);
    expect(publisher.vi.length * publisher.en.length * source.length).toBeGreaterThan(0);
  }
});

test('no app is found under a name that is not on the list', () => {
  expect(findApp('vneid2')).toBeUndefined();
});
