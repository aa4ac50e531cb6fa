import { beforeAll, expect, test } from 'vitest';
import { attackRoutes, type AttackRoute, pathOf, routeName, sampleOf } from './attack-routes.ts';
import { anAttackWorld, type AttackWorld, faultOf, realId, realText, standsOf } from './attack-world.ts';
import { countCases } from './count-cases.ts';

const { expectFended } = countCases('who-may-not', 1000);
let world: AttackWorld;
beforeAll(async () => {
  world = await anAttackWorld();
});

const deskHeaders = { origin: 'http://localhost', 'content-type': 'application/json' };

/** Asked with real ids of commune A, in path, query and body: only who asks is wrong. */
async function ask(
  route: AttackRoute,
  headers: Record<string, string>,
  path = pathOf(route, (before, name) => realId(world, before, name)),
) {
  const query = route.query.map((name) => `${name}=${name === 'node' ? world.ids.node : name === 'limit' ? '5' : ''}`).join('&');
  const body = route.isJson ? JSON.stringify(sampleOf(route.body, (field) => realText(world, field))) : route.body ? 'x' : undefined;
  const hasBody = route.method !== 'GET' && body !== undefined;
  const address = `http://localhost${path}${query && `?${query}`}`;
  const answer = await world.app.request(address, { method: route.method, headers, ...(hasBody && { body }) });
  const reader = route.template.endsWith('/events') && answer.ok ? undefined : await answer.text();
  if (reader === undefined) await answer.body?.cancel();
  return { status: answer.status, text: reader ?? '' };
}

/** Known beside the document: no contract of ours, or files. */
const undocumented = new Set(['GET /healthz', 'GET /readyz', 'GET /metrics']);

test('[ATTACK] every route of the app is in the tables', () => {
  const real = world.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  const tabled = attackRoutes.map((route) => routeName(route).replaceAll(/\{(\w+)\}/g, ':$1'));
  expect([...new Set(real)].filter((route) => !tabled.includes(route) && !undocumented.has(route))).toEqual([]);
  expect(tabled.length).toBeGreaterThan(60);
});

/** Who has no session: what they carry instead. */
function withoutSession(): Readonly<Record<string, Record<string, string>>> {
  const cookie = (value: string) => ({ ...deskHeaders, cookie: value });
  return {
    nobody: deskHeaders,
    'an empty cookie': cookie('tung-ngo-desk='),
    'a made-up session': cookie(`tung-ngo-desk=${'A'.repeat(43)}`),
    'a cookie with SQL': cookie("tung-ngo-desk=' or 1=1 --"),
    'a tablet’s token': { ...deskHeaders, ...world.alice.bearer() },
    'a tablet’s token as a cookie': cookie(`tung-ngo-desk=${world.alice.token}`),
    'a ship token': { ...deskHeaders, authorization: `Bearer ${world.alice.shipToken}` },
    'a session as a bearer': { ...deskHeaders, authorization: `Bearer ${world.right.cookie.split('=')[1] ?? ''}` },
    'a session under the other name': cookie(world.right.cookie.replace('tung-ngo-desk', '__Host-tung-ngo-desk')),
  };
}

test('[ATTACK] without a session of the desk, no route of the desk answers anything but 401', async () => {
  const before = await standsOf(world);
  for (const route of attackRoutes.filter(({ who }) => who === 'desk')) {
    for (const [what, headers] of Object.entries(withoutSession())) {
      const { status, text } = await ask(route, headers);
      expectFended(`${routeName(route)} by ${what}`, status === 401 ? faultOf(status, text) : `answered ${status}`);
    }
  }
  expect(await standsOf(world)).toEqual(before);
});

test('[ATTACK] tablets’ routes take a living token of the right kind and nothing else', async () => {
  const before = await standsOf(world);
  const wrong: Readonly<Record<string, readonly [Record<string, string>, readonly number[]]>> = {
    nobody: [{}, [401]],
    'a made-up token': [{ authorization: `Bearer ${'A'.repeat(43)}` }, [401]],
    'a token cut short': [{ authorization: `Bearer ${world.alice.token.slice(0, -1)}` }, [401]],
    'another scheme': [{ authorization: `Basic ${world.alice.token}` }, [401]],
    'two tokens in one': [{ authorization: `Bearer ${world.alice.token}, Bearer ${world.bob.token}` }, [401]],
    'the token in the address': [{ 'x-token': world.alice.token }, [401]],
    'a session of the desk': [{ cookie: world.right.cookie, origin: 'http://localhost' }, [401]],
    'a session as a token': [{ authorization: `Bearer ${world.right.cookie.split('=')[1] ?? ''}` }, [401]],
    'a revoked tablet': [world.revoked.bearer(), [403]],
    'a revoked tablet’s ship token': [{ authorization: `Bearer ${world.revoked.shipToken}` }, [403]],
  };
  for (const route of attackRoutes.filter(({ who }) => who === 'device')) {
    for (const [what, [headers, statuses]] of Object.entries(wrong)) {
      const { status, text } = await ask(route, headers);
      /* A revoked tablet still learns that it is to erase itself; its key is not lent to it (SY34). */
      const isTold = route.template === '/api/tablet' && status === 200 && what.startsWith('a revoked') && !text.includes('"share"');
      expectFended(`${routeName(route)} by ${what}`, isTold || statuses.includes(status) ? faultOf(status, text) : `answered ${status}`);
    }
    if (route.template === '/api/parcels' || route.template === '/api/tablet') continue;
    const { status } = await ask(route, { authorization: `Bearer ${world.alice.shipToken}` });
    expectFended(`${routeName(route)} by a ship token`, status === 403 ? undefined : `answered ${status}`);
  }
  /* What a revoked tablet still sends is held for the desk, and that it was heard of is noted. */
  const strip = ({ held_parcels: _held, devices: _devices, ...rest }: Awaited<ReturnType<typeof standsOf>>) => rest;
  expect(strip(await standsOf(world))).toEqual(strip(before));
});

test('[ATTACK] people of another commune see and change nothing of this one, with any of its ids in any place', async () => {
  const before = await standsOf(world);
  const { ids } = world;
  const guesses = [...Object.values(ids), '00000000-0000-0000-0000-000000000000', 'tinh', '1'];
  for (const route of attackRoutes.filter(({ who }) => who === 'desk')) {
    if (routeName(route) === 'DELETE /api/desk/session') continue;
    const paths = /\{/.test(route.template)
      ? [undefined, ...guesses.map((guess) => pathOf(route, (_, name) => (name === 'kind' ? 'person' : guess)))]
      : [undefined];
    for (const [what, visitor] of Object.entries(world.strangers)) {
      for (const path of paths) {
        const { status, text } = await ask(route, { ...deskHeaders, cookie: visitor.cookie }, path);
        expectFended(`${routeName(route)} by the ${what} at ${path ?? 'real ids'}`, faultOf(status, text));
      }
    }
  }
  expect(await standsOf(world)).toEqual(before);
  expect(world.broken).toEqual([]);
});

/** What a page elsewhere can make a browser send along. */
const elsewhere: Readonly<Record<string, Record<string, string>>> = {
  'another site': { origin: 'https://elsewhere.example' },
  'a sandboxed page': { origin: 'null' },
  'no word of where from': {},
  'a site whose name begins alike': { origin: 'http://localhost.elsewhere.example' },
  'another port': { origin: 'http://localhost:81' },
  'two origins': { origin: 'http://localhost, https://elsewhere.example' },
  'a neighbour': { origin: 'http://localhost', 'sec-fetch-site': 'same-site' },
  'another site that says ours': { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' },
  'a cross-site request without origin': { 'sec-fetch-site': 'cross-site' },
  'an address in the bar': { 'sec-fetch-site': 'none' },
  'a method in a header': { origin: 'https://elsewhere.example', 'x-http-method-override': 'GET' },
};

test('[ATTACK] another site changes nothing by the browser of who is signed in', async () => {
  const before = await standsOf(world);
  for (const route of attackRoutes.filter(({ method, template }) => method !== 'GET' && template.startsWith('/api/desk/'))) {
    for (const [what, headers] of Object.entries(elsewhere)) {
      const { status } = await ask(route, { cookie: world.right.cookie, 'content-type': 'text/plain', ...headers });
      expectFended(`${routeName(route)} from ${what}`, status === 403 || status === 429 ? undefined : `answered ${status}`);
    }
  }
  expect(await standsOf(world)).toEqual(before);
  expect((await world.right.get('session')).status).toBe(200);
});

test('[ATTACK] reading changes nothing, whatever method a header names', async () => {
  const before = await standsOf(world);
  for (const route of attackRoutes.filter(({ method }) => method === 'POST')) {
    for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method', '_method']) {
      const path = pathOf(route, (before, parameter) => realId(world, before, parameter));
      const headers = { ...deskHeaders, ...world.alice.bearer(), cookie: world.right.cookie, [name]: 'POST' };
      const answer = await world.app.request(`http://localhost${path}?_method=POST`, { headers });
      expectFended(`GET ${route.template} with ${name}`, answer.status >= 500 ? `answered ${answer.status}` : undefined);
      await answer.body?.cancel();
    }
  }
  expect(await standsOf(world)).toEqual(before);
});
