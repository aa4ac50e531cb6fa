import { isOwnScript } from '#domain/own-script.ts';
import { expect, test } from 'vitest';

const origin = 'https://tungngo.example.vn';

test('a script of the built app is ours, by its path or its whole address', () => {
  for (const address of [
    '/service-worker.js',
    '/assets/worker-a1B2c3D4.js',
    `${origin}/assets/index.esm-2n1UrRVw.js`,
    `${origin}/service-worker.js`,
  ])
    expect([address, isOwnScript(address, origin)]).toEqual([address, true]);
});

test('nothing else is: no other origin, no data, no blob, no query, no path that climbs', () => {
  const others = [
    'https://elsewhere.example/assets/x-1.js',
    `${origin}.elsewhere.example/assets/x-1.js`,
    `https://tungngo.example.vn@elsewhere.example/assets/x.js`,
    '//elsewhere.example/assets/x.js',
    'data:text/javascript,1',
    `blob:${origin}/1b2c`,
    'javascript:1',
    '/assets/../api/desk/export.js',
    '/assets/x.js?import=1',
    '/assets/x.js#y',
    '/assets/x.html',
    '/assets//x.js',
    '/api/x.js',
    '',
  ];
  for (const address of others) expect([address, isOwnScript(address, origin)]).toEqual([address, false]);
});
