import * as fc from 'fast-check';
import { attackRoutes, pathOf, sampleOf, spoiledOf } from '../attack/attack-routes.ts';
import { type AttackWorld, realId, realText } from '../attack/attack-world.ts';
import type { FuzzTarget } from './fuzz-targets.ts';
import { hostileJson, hostileText } from './fuzz-inputs.ts';

/** The whole server, asked by somebody who may: whatever stands in address and body, the answer is one of the contract's. */
export function serverTargets(world: AttackWorld): readonly FuzzTarget[] {
  const route = fc.constantFrom(...attackRoutes.filter(({ method, template }) => method !== 'DELETE' && !/events$|session/.test(template)));
  const ask = async (path: string, method: string, body?: string) => {
    const bearer = path.startsWith('/api/desk/') ? { cookie: world.right.cookie, origin: 'http://localhost' } : world.alice.bearer();
    const answer = await world.app.request(`http://localhost${path}`, { method, headers: bearer, ...(body !== undefined && { body }) });
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`${method} ${path} ${body ?? ''} answered ${answer.status}`);
    if (answer.status >= 400 && typeof (JSON.parse(text) as { error?: { kind?: unknown } }).error?.kind !== 'string')
      throw new Error('no error of the contract');
  };
  const real = (of: (typeof attackRoutes)[number]) => pathOf(of, (before, name) => realId(world, before, name));
  return [
    {
      name: 'query strings and paths',
      share: 25,
      inputs: fc.tuple(route, fc.boolean(), hostileText, hostileText),
      survive: async ([of, inPath, one, other]: [(typeof attackRoutes)[number], boolean, string, string]) => {
        const [first, second] = [encoded(one), encoded(other)];
        const path = inPath ? pathOf(of, () => first || 'x') : real(of);
        const query = of.query.map((name, at) => `${name}=${at % 2 === 0 ? first : second}`).join('&');
        await ask(`${path}?${query}&${second}=${first}`, of.method, of.method === 'GET' ? undefined : '{}');
      },
    },
    {
      name: 'JSON bodies',
      share: 25,
      inputs: fc.tuple(
        route.filter(({ isJson, body }) => isJson && body !== undefined),
        hostileJson,
        fc.nat(40),
      ),
      survive: async ([of, json, at]: [(typeof attackRoutes)[number], unknown, number]) => {
        const good = sampleOf(of.body, (field) => realText(world, field));
        const nearly = [...spoiledOf(good, [json])];
        await ask(real(of), of.method, JSON.stringify(nearly[at % (nearly.length + 1)] ?? json));
      },
    },
  ];
}

/** Half of a surrogate pair has no encoding; the rest goes as a browser would write it, at a length a request line can have. */
function encoded(text: string): string {
  return encodeURIComponent(text.slice(0, 300).toWellFormed());
}
