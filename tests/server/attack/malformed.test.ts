import { beforeAll, expect, test } from 'vitest';
import type { DeskVisitor } from '../desk-visitor.ts';
import { attackRoutes, type AttackRoute, pathOf, routeName, sampleOf, spoiledOf } from './attack-routes.ts';
import { anAttackWorld, type AttackWorld, realId, realText } from './attack-world.ts';
import { countCases } from './count-cases.ts';

const { expectFended } = countCases('malformed', 3000);
let world: AttackWorld;
let insider: DeskVisitor;
beforeAll(async () => {
  world = await anAttackWorld();
  insider = world.right;
});

/** Whoever may ask, so that what is wrong is only what is asked. */
function headersFor(route: AttackRoute): Record<string, string> {
  if (route.who === 'device') return world.alice.bearer();
  return { origin: 'http://localhost', 'content-type': 'application/json', cookie: insider.cookie };
}

const goodPath = (route: AttackRoute) => pathOf(route, (before, name) => realId(world, before, name));

async function send(route: AttackRoute, path: string, init: RequestInit = {}): Promise<{ status: number; fault: string | undefined }> {
  const headers = { ...headersFor(route), ...(init.headers as Record<string, string> | undefined) };
  const answer = await world.app.request(`http://localhost${path}`, { ...init, method: route.method, headers });
  if (answer.headers.get('content-type')?.includes('event-stream')) {
    await answer.body?.cancel();
    return { status: answer.status, fault: undefined };
  }
  return { status: answer.status, fault: improper(answer, await answer.text()) };
}

/** An answer to nonsense is an error of the contract, said in our words and in none of the asker's. */
function improper({ status, headers }: Response, text: string): string | undefined {
  if (status >= 500) return `${status} ${text.slice(0, 100)}`;
  if (status < 400) return undefined;
  if (!headers.get('content-type')?.startsWith('application/json')) return `an error as ${headers.get('content-type')}`;
  const { error } = JSON.parse(text) as { error?: { kind?: unknown; message?: unknown } };
  if (typeof error?.kind !== 'string' || typeof error.message !== 'string') return `an error without kind: ${text.slice(0, 80)}`;
  return /<script|onerror|polluted|SELECT|at \/|node_modules/.test(text) ? `echoes ${text.slice(0, 100)}` : undefined;
}

const taking = attackRoutes.filter(({ method, body }) => method !== 'GET' && body !== undefined);
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const bodies: Readonly<Record<string, BodyInit>> = {
  nothing: '',
  'half an object': '{',
  'a list': '[]',
  null: 'null',
  'a number': '7',
  'a text': '"x"',
  'an empty object': '{}',
  'no JSON': '<xml/>',
  'a form': 'a=1&b=2',
  NaN: '{"a":NaN}',
  'a number beyond all counting': '{"limit":1e999,"n":1e400}',
  'a key twice': '{"name":"a","name":{"toString":1}}',
  'not UTF-8': Uint8Array.of(0x22, 0xff, 0xfe, 0x22),
  'a NUL': '"\\u0000"',
  'UTF-16': Uint8Array.from(Buffer.from('{"a":1}', 'utf16le')),
  'ten thousand brackets': nested(10_000),
  'a hundred thousand brackets': nested(100_000),
  'a prototype': '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  'a prototype in every place': '{"changes":[{"__proto__":{"polluted":true}}],"households":[{"__proto__":{"polluted":true}}]}',
  'gzip instead of JSON': Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0),
};

test('[ATTACK] bodies of every wrong shape are refused by every route, and pollute no prototype', async () => {
  for (const route of taking) {
    for (const [what, body] of Object.entries(bodies)) {
      const { fault } = await send(route, goodPath(route), { body });
      expectFended(`${routeName(route)} with ${what}`, fault ?? ('polluted' in {} ? 'a polluted prototype' : undefined));
    }
    await stillIn();
  }
  expect(world.broken).toEqual([]);
});

/** Some say that there is no such thing before they look at a body at all. */
const turnedAway = new Set([413, 404, 403]);

test('[ATTACK] a body that is too large is turned away by every route, whether it says so or not, and is not read on', async () => {
  for (const route of taking) {
    const huge = 40 * 1024 * 1024;
    const said = await send(route, goodPath(route), { headers: { 'content-length': String(huge) }, body: 'x' });
    expectFended(`${routeName(route)} says ${huge} bytes`, turnedAway.has(said.status) ? said.fault : `answered ${said.status}`);
    let read = 0;
    const chunk = new Uint8Array(256 * 1024).fill(0x20);
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        read += chunk.byteLength;
        if (read > huge) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const streamed: RequestInit & { duplex: 'half' } = { body: stream, duplex: 'half' };
    const silent = await send(route, goodPath(route), streamed);
    expectFended(
      `${routeName(route)} does not say`,
      turnedAway.has(silent.status) && read < huge ? silent.fault : `answered ${silent.status}, ${read} read`,
    );
  }
});

const hostile: readonly unknown[] = [
  null,
  -1,
  2 ** 53,
  1.5,
  {},
  [],
  true,
  '',
  "' or 1=1; drop table records --",
  '<img src=x onerror=alert(1)>',
  '\0',
  '\ud800',
  '../../etc/passwd',
  '${jndi:ldap://x}',
  'x'.repeat(20_000),
  '=HYPERLINK("http://elsewhere.example")',
  'a\r\nset-cookie: x=1',
  '\u202Eabc\u2066',
  { $gt: '' },
  '__proto__',
  'constructor',
];

test('[ATTACK] each field of each body holds each hostile value once: refused or taken as a text, never a crash', async () => {
  for (const route of taking.filter(({ isJson }) => isJson)) {
    const good = sampleOf(route.body, (field) => realText(world, field));
    let sent = 0;
    for (const spoiled of spoiledOf(good, hostile)) {
      const { fault } = await send(route, goodPath(route), { body: JSON.stringify(spoiled) });
      expectFended(`${routeName(route)} ${(sent += 1)} ${JSON.stringify(spoiled).slice(0, 200)}`, fault);
    }
    await stillIn();
  }
  expect(world.broken).toEqual([]);
});

const odd: readonly string[] = [
  '%00',
  'a%00b',
  '%ff',
  '%c0%ae%c0%ae',
  '%',
  '%zz',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f',
  '..;',
  '%0d%0aset-cookie:%20x=1',
  "'%20or%201=1--",
  '%3Cscript%3E',
  '__proto__',
  'constructor',
  '-1',
  '99999999999999999999',
  '%F0%9F%92%A9',
  'x'.repeat(4000),
  '*',
  '$1',
];

test('[ATTACK] each parameter of each path and query holds each oddity once', async () => {
  for (const route of attackRoutes) {
    if (routeName(route) === 'DELETE /api/desk/session') continue;
    const names = Array.from(route.template.matchAll(/\{(\w+)\}/g), ([, name]) => name);
    const body = route.isJson && route.body ? JSON.stringify(sampleOf(route.body, (field) => realText(world, field))) : undefined;
    const init = route.method === 'GET' || body === undefined ? {} : { body };
    for (const oddity of odd) {
      for (const [at] of names.entries()) {
        let seen = -1;
        const path = pathOf(route, (before, name) => ((seen += 1) === at ? oddity : realId(world, before, name)));
        expectFended(`${route.method} ${path.slice(0, 200)}`, (await send(route, path, init)).fault);
      }
      for (const name of oddity.startsWith('%') ? [...route.query, 'nobody-asked'] : route.query) {
        const path = `${goodPath(route)}?${route.query.includes('node') && name !== 'node' ? 'node=xa-a&' : ''}${name}=${oddity}&${name}=${oddity}`;
        expectFended(`${route.method} ${path.slice(0, 200)}`, (await send(route, path, init)).fault);
      }
    }
    await stillIn();
  }
  expect(world.broken).toEqual([]);
});

/** A spoiled body may have ended the session, as it may: then one signs in anew. */
async function stillIn(): Promise<void> {
  const answer = await world.app.request('http://localhost/api/desk/session', { headers: { cookie: insider.cookie } });
  if (answer.status === 401) await insider.signIn('dung-nguoi');
}
