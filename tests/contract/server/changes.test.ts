import { expect, test } from 'vitest';
import { moveArea, renameArea } from '#server/areas/area-tree.ts';
import type { Role } from '#domain/area.ts';
import { nextPageHeader } from '#protocol/next-page.ts';
import { type FieldServer, someId, startTime } from '../../server/field-server.ts';
import type { PeerMutation, PeerTablet } from '../../server/peer-client.ts';
import { onEveryDatabase } from './every-database.ts';

function aHousehold(
  tablet: PeerTablet,
  n: number,
  area: string,
  more: { id?: string; ms?: number; set?: PeerMutation['set'] } = {},
): PeerMutation {
  const { id = someId(), ms = startTime, set = { head: `Bà ${n}` } } = more;
  return tablet.mutation(n, ms + n, { kind: 'household', id, area, set });
}

async function setRoles({ database }: FieldServer, member: string, ...roles: readonly { area: string; role: Role }[]): Promise<void> {
  await database.db.deleteFrom('member_roles').where('member', '=', member).execute();
  if (roles.length > 0)
    await database.db
      .insertInto('member_roles')
      .values(roles.map(({ area, role }) => ({ member, area, role })))
      .execute();
}

const everywhere = { area: 'tinh', role: 'lead' } as const;
const names = (tablet: PeerTablet) => [...tablet.records.keys()].sort();

onEveryDatabase(({ fieldServer }) => {
  test('[SY41] [PAGES] a page with more after it names the next one before its body, pulled or synchronised; the last names none', async () => {
    const server = await fieldServer();
    const alice = await server.tablet(everywhere);
    await alice.ship(Array.from({ length: 5 }, (_, i) => aHousehold(alice, i + 1, 'a1')));
    const bob = await server.tablet(everywhere);
    const ask = async (path: string, method: string) => {
      const answer = await server.app.request(path, { method, headers: bob.bearer() });
      const { more, cursor } = (await answer.json()) as { readonly more: boolean; readonly cursor: string };
      return { more, cursor, next: answer.headers.get(nextPageHeader) };
    };
    const first = await ask('/api/sync?limit=2', 'POST');
    expect(first).toEqual({ more: true, cursor: first.next, next: first.cursor });
    const second = await ask(`/api/changes?limit=2&cursor=${first.cursor}`, 'GET');
    expect(second).toEqual({ more: true, cursor: second.next, next: second.cursor });
    expect(await ask(`/api/changes?limit=2&cursor=${second.cursor}`, 'GET')).toMatchObject({ more: false, next: null });
  });

  test('[PAGES] pages of any size bring every record once, in the end the same as one large page', async () => {
    const server = await fieldServer();
    const alice = await server.tablet(everywhere);
    const areas = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
    await alice.ship(Array.from({ length: 23 }, (_, i) => aHousehold(alice, i + 1, areas[i % 5] ?? 'a1')));
    for (const limit of [1, 2, 5, 7, 23, 24]) {
      const bob = await server.tablet(everywhere);
      const seen: string[] = [];
      for (;;) {
        const page = await bob.pullPage(limit);
        expect(page.changes.length).toBeLessThanOrEqual(limit);
        expect(page.changes.length > 0 || !page.more).toBe(true);
        seen.push(...page.changes.map(({ id }) => id));
        if (!page.more) break;
      }
      expect(seen.length).toBe(23);
      expect(new Set(seen).size).toBe(23);
      expect((await bob.pullPage()).changes).toEqual([]);
    }
  });

  test('[PAGES] what changes between two pages is not lost, and a changed record comes again', async () => {
    const server = await fieldServer();
    const alice = await server.tablet(everywhere);
    const bob = await server.tablet(everywhere);
    const first = [1, 2, 3, 4].map((n) => aHousehold(alice, n, n % 2 ? 'a1' : 'b1'));
    await alice.ship(first);
    await bob.pullPage(3);
    await alice.ship([aHousehold(alice, 5, 'a1', { id: first[0]?.id ?? '', set: { note: 'đã sửa' } }), aHousehold(alice, 6, 'a2')]);
    await bob.pullAll(1);
    expect(bob.records.size).toBe(5);
    expect(bob.records.get(`household/${first[0]?.id}`)?.fields).toEqual({ head: 'Bà 1', note: 'đã sửa' });
  });

  test('[CHANGES] a change carries its clocks and whether it is removed; undoing a removal takes the mark away', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const home = aHousehold(alice, 1, 'a1');
    const removal = aHousehold(alice, 2, 'a1', { id: home.id, set: { removed: 'mistake' } });
    const gone = await alice.sync([home, removal]);
    expect(gone.changes).toEqual([
      {
        kind: 'household',
        id: home.id,
        area: 'a1',
        fields: { head: 'Bà 1', removed: 'mistake' },
        stamps: { head: home.at, removed: removal.at },
        areaStamp: removal.at,
        removed: true,
      },
    ]);
    const undone = await alice.sync([aHousehold(alice, 3, 'a1', { id: home.id, set: { removed: null } })]);
    expect(undone.changes[0]).toMatchObject({ fields: { removed: null } });
    expect(undone.changes[0]).not.toHaveProperty('removed');
  });

  test('[CHANGES] a write that loses on every field streams nothing', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const bob = await server.tablet();
    const home = aHousehold(alice, 1, 'a1', { ms: startTime });
    await alice.sync([home]);
    await bob.pullAll();
    const late = await alice.sync([aHousehold(alice, 2, 'a1', { id: home.id, ms: startTime - 1000, set: { head: 'Cũ hơn' } })]);
    expect(late.verdicts).toEqual([{ n: 2, verdict: 'accepted' }]);
    expect(late.changes).toEqual([]);
    expect((await bob.pullPage()).changes).toEqual([]);
  });

  test('[GONE] a record that moves to an area outside my scope is gone for me, and changes for those who see both', async () => {
    const server = await fieldServer();
    const [near, wide, far] = [
      await server.tablet({ area: 'a1', role: 'lead' }),
      await server.tablet(everywhere),
      await server.tablet({ area: 'b1', role: 'lead' }),
    ];
    const home = aHousehold(wide, 1, 'a1');
    await wide.ship([home]);
    await Promise.all([near.pullAll(), far.pullAll()]);
    expect([names(near).length, names(far).length]).toEqual([1, 0]);
    const move = await wide.sync([aHousehold(wide, 2, 'b1', { id: home.id, set: {} })]);
    expect(move.changes.map(({ area, gone }) => [area, gone])).toEqual([['b1', undefined]]);
    const [told] = (await near.pullAll()).changes;
    expect(told).toMatchObject({ kind: 'household', id: home.id, area: 'a1', gone: true });
    await far.pullAll();
    expect([names(near).length, names(far).length]).toEqual([0, 1]);
    await wide.ship([aHousehold(wide, 3, 'a1', { id: home.id, set: {} })]);
    await Promise.all([near.pullAll(1), far.pullAll(1), wide.pullAll(1)]);
    expect([names(near).length, names(far).length, names(wide).length]).toEqual([1, 0, 1]);
  });

  test('[GONE] the greater stamp decides where a record lives, whichever arrives first', async () => {
    const server = await fieldServer();
    const wide = await server.tablet(everywhere);
    const id = someId();
    const [older, newer] = [aHousehold(wide, 1, 'a1', { id }), aHousehold(wide, 2, 'b1', { id, set: { note: 'x' } })];
    await wide.ship([newer], { authored: 2 });
    await wide.ship([older], { authored: 2 });
    await wide.pullAll();
    expect(wide.records.get(`household/${id}`)).toMatchObject({ area: 'b1', fields: { head: 'Bà 1', note: 'x' } });
  });

  test('[SCOPE] areas that leave my scope are told gone, page by page; areas that come are read from the beginning', async () => {
    const server = await fieldServer();
    const wide = await server.tablet(everywhere);
    const bob = await server.tablet({ area: 'xa-a', role: 'volunteer' });
    const homes = Array.from({ length: 9 }, (_, i) => aHousehold(wide, i + 1, ['a1', 'a2', 'b1'][i % 3] ?? 'a1'));
    await wide.ship(homes);
    await bob.pullAll();
    expect(bob.records.size).toBe(6);
    await setRoles(server, bob.member, { area: 'a2', role: 'volunteer' }, { area: 'b1', role: 'volunteer' });
    const page = await bob.pullPage(2);
    expect(page.areas?.map(({ id }) => id)).toEqual(['tinh', 'xa-a', 'a2', 'xa-b', 'b1']);
    expect(page.more).toBe(true);
    await wide.ship([aHousehold(wide, 10, 'a1', { id: homes[0]?.id ?? '', set: { note: 'sau' } })]);
    await bob.pullAll(2);
    expect([...bob.records.values()].map(({ area }) => area).sort()).toEqual(['a2', 'a2', 'a2', 'b1', 'b1', 'b1']);
    await setRoles(server, bob.member, { area: 'a1', role: 'volunteer' });
    // Three records of a1 come, and then one of a2's three has been told gone when a2 comes back.
    for (let page = 0; page < 4; page += 1) await bob.pullPage(1);
    expect([...bob.records.values()].filter(({ area }) => area === 'a2').length).toBe(2);
    await setRoles(server, bob.member, { area: 'xa-a', role: 'volunteer' });
    await bob.pullAll(1);
    expect([...bob.records.values()].map(({ area }) => area).sort()).toEqual(['a1', 'a1', 'a1', 'a2', 'a2', 'a2']);
    expect(bob.records.get(`household/${homes[0]?.id}`)?.fields['note']).toBe('sau');
  });

  test('[SCOPE] a record moves out of an area that is itself leaving my scope: what I keep is what I may see', async () => {
    const server = await fieldServer();
    const wide = await server.tablet(everywhere);
    const bob = await server.tablet({ area: 'xa-a', role: 'volunteer' });
    const [one, two, three] = [1, 2, 3].map((n) => aHousehold(wide, n, 'a1'));
    await wide.ship([one, two, three]);
    await bob.pullAll();
    await wide.ship([aHousehold(wide, 4, 'a2', { id: one?.id ?? '', set: {} }), aHousehold(wide, 5, 'b1', { id: two?.id ?? '', set: {} })]);
    await setRoles(server, bob.member, { area: 'a2', role: 'volunteer' });
    await bob.pullAll(1);
    expect(names(bob)).toEqual([`household/${one?.id}`]);
  });

  test('[AREAS] the list of areas comes at first and when it changed; records follow a unit that is renamed or moved without another download', async () => {
    const server = await fieldServer();
    const alice = await server.tablet({ area: 'a1', role: 'volunteer' });
    await alice.ship([aHousehold(alice, 1, 'a1')]);
    const first = await alice.pullPage();
    expect(first.areas?.map(({ id }) => id)).toEqual(['tinh', 'xa-a', 'a1']);
    expect((await alice.pullPage()).areas).toBeUndefined();
    await renameArea(server.database.db, 'a1', 'Thôn Mới');
    await moveArea(server.database.db, 'a1', 'xa-b');
    const later = await alice.pullPage();
    expect(later.changes).toEqual([]);
    expect(later.areas).toMatchObject([{ id: 'tinh' }, { id: 'xa-b' }, { id: 'a1', name: 'Thôn Mới', aliases: ['Thôn a1'] }]);
    const lead = await server.tablet({ area: 'xa-b', role: 'lead' });
    await lead.pullAll();
    expect(lead.records.size).toBe(1);
  });

  test('[CURSOR] a forged, cut, foreign or nonsense cursor is 400 cursor-unknown and stores nothing', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const bob = await server.tablet();
    await alice.sync([aHousehold(alice, 1, 'a1')]);
    await bob.pullAll();
    const good = alice.cursor;
    const forged = [good.slice(0, -2), `${good.slice(0, 12)}AA${good.slice(14)}`, bob.cursor, 'x', '!!', `${good}A`, 'A'.repeat(3000)];
    for (const cursor of forged) {
      alice.cursor = encodeURIComponent(cursor);
      expect(await alice.pullPage()).toMatchObject({ status: 400, error: { kind: 'cursor-unknown' } });
      expect(await alice.sync([aHousehold(alice, 2, 'a1')])).toMatchObject({ status: 400, error: { kind: 'cursor-unknown' } });
    }
    alice.cursor = good;
    expect((await alice.pullPage()).received).toEqual({ through: 1, missing: [] });
  });

  test('[SNAPSHOT] once a pull says "no more", every accepted mutation it counts as received is among the records it brought', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const others = await Promise.all([1, 2, 3].map(() => server.tablet()));
    const ids = Array.from({ length: 60 }, () => someId());
    const shipping = Promise.all(
      ids
        .map((id, i) => alice.ship([aHousehold(alice, i + 1, 'a1', { id })], { authored: 60 }))
        .concat(others.map((other) => other.ship([aHousehold(other, 1, 'a1')]))),
    );
    let looked = 0;
    for (let through = 0; through < 60; looked += 1) {
      // An embedded database answers without ever leaving the microtask queue; sealing needs the event loop to turn.
      await new Promise((resolve) => setImmediate(resolve));
      const last = await alice.pullAll(7);
      through = last.received.through;
      for (const id of ids.slice(0, through)) expect(alice.records.has(`household/${id}`)).toBe(true);
    }
    await shipping;
    expect(looked).toBeGreaterThan(0);
    await alice.pullAll();
    expect(alice.records.size).toBe(63);
  });
});
