import { roles } from '#domain/area.ts';
import { type DeskRight, givesRight } from '#domain/desk-rights.ts';
import { routeRights } from '#server/desk/route-rights.ts';
import { expect, test } from 'vitest';
import { atTheDesk } from './desk-visitor.ts';
import type { FieldServer } from './field-server.ts';

/** Something asked of commune A, by the route it is asked with. */
export type Asking = readonly [method: string, route: string, path: string, body?: unknown];

interface World {
  readonly server: () => FieldServer;
  readonly askings: () => readonly Asking[];
  /** Every guarded table as text. */
  readonly everything: () => Promise<string>;
}

function rightOf([method, route]: Asking): DeskRight {
  const row = routeRights[`${method} ${route}`];
  if (!row) throw new Error(`${method} ${route} has no row in the table of rights`);
  return row.right;
}

/** Every route × every role, by the one table of rights: in commune A itself, and where the role that would do is held elsewhere only. */
export function promiseRoles({ server, askings, everything }: World): void {
  for (const role of roles) {
    test(`[ROLES] every route × ${role}: what the table of rights does not give is refused, and changes nothing`, async () => {
      const visitor = await atTheDesk(server(), `vai-${role}`, 'xa-a', role);
      const refused = askings().filter((asking) => !givesRight(role, rightOf(asking)));
      expect(refused.length > 20).toBe(role === 'volunteer' || role === 'lead');
      const before = await everything();
      for (const [method, route, path, body] of refused) {
        const answer = await visitor.ask(method, path, body);
        expect([method, route, answer.status, answer.body.error?.kind]).toEqual([method, route, 403, 'not-allowed']);
      }
      expect(await everything()).toBe(before);
    });

    test(`[ROLES] every reading route × ${role}: what the table of rights gives is answered`, async () => {
      const visitor = await atTheDesk(server(), `doc-${role}`, 'xa-a', role);
      const given = askings().filter((asking) => asking[0] === 'GET' && givesRight(role, rightOf(asking)));
      expect(given.length).toBeGreaterThan(15);
      for (const [method, route, path] of given) expect([route, (await visitor.ask(method, path)).status]).toEqual([route, 200]);
    });
  }

  test('[ROLES] where one is only a team lead one manages nobody, though one manages elsewhere', async () => {
    const visitor = await atTheDesk(server(), 'hai-noi', 'a1', 'lead');
    const elsewhere = { member: visitor.member, area: 'xa-b', role: 'coordinator' as const };
    await server().database.db.insertInto('member_roles').values(elsewhere).execute();
    const before = await everything();
    const beyond = askings().filter((asking) => !givesRight('lead', rightOf(asking)));
    expect(beyond.length).toBeGreaterThan(20);
    for (const [method, route, path, body] of beyond) {
      const answer = await visitor.ask(method, path, body);
      expect([route, answer.status >= 400, ['not-allowed', 'outside-scope'].includes(answer.body.error?.kind)]).toEqual([
        route,
        true,
        true,
      ]);
    }
    expect(await everything()).toBe(before);
  });
}
