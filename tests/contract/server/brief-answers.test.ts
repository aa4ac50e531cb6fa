import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type FieldServer, someId, startTime } from '../../server/field-server.ts';
import type { PeerChange, PeerMutation, PeerTablet } from '../../server/peer-client.ts';
import { onEveryDatabase } from './every-database.ts';

interface Brief {
  readonly verdicts: readonly object[];
  readonly accepted?: readonly (readonly [number, number])[];
  readonly own?: { readonly numbers: readonly (readonly [number, number])[]; readonly digest: string };
  readonly changes: readonly (Partial<PeerChange> & { readonly id: string; readonly at?: string })[];
  readonly cursor: string;
  readonly error?: { readonly kind: string };
}

async function syncBriefly(
  { app }: FieldServer,
  tablet: PeerTablet,
  mutations: readonly PeerMutation[],
  cursor = tablet.cursor,
): Promise<Brief> {
  const body = mutations.length > 0 ? await tablet.seal(mutations, mutations.at(-1)?.n) : undefined;
  const path = `/api/sync?cursor=${cursor}&brief=1`;
  const answer = (await (await app.request(path, { method: 'POST', headers: tablet.bearer(), ...(body && { body }) })).json()) as Brief;
  tablet.cursor = answer.cursor;
  return answer;
}

/** As another program would make it of the contract's words. */
function digestOf(records: readonly PeerChange[]): string {
  const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  const members = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(members);
    if (value === null || typeof value !== 'object') return value;
    return Object.entries(value)
      .sort(([a], [b]) => byText(a, b))
      .map(([name, held]) => [name, members(held)]);
  };
  const lines = [...records]
    .sort((a, b) => byText(`${a.kind} ${a.id}`, `${b.kind} ${b.id}`))
    .map(({ kind, id, area, areaStamp, fields, stamps }) => {
      const names = Object.keys(stamps).sort(byText);
      return JSON.stringify([kind, id, area, areaStamp, names.map((name) => [name, stamps[name], members(fields[name])])]);
    });
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32);
}

const set = { head: 'Bà Tư', note: null, location: { lng: 105.25, lat: 21.5, accuracy: 12 }, size: 3 };

onEveryDatabase(({ fieldServer }) => {
  test('[SY39] what a tablet has just written is left out, and the digest is of what the server holds', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await server.tablet(), await server.tablet()];
    const home = alice.mutation(1, startTime, { kind: 'household', id: someId(), area: 'a1', set });
    const person = alice.mutation(2, startTime, {
      kind: 'person',
      id: someId(),
      area: 'a1',
      set: { household: home.id, name: 'Vừ A Páo' },
    });
    const mended = alice.mutation(3, startTime, { kind: 'household', id: home.id, area: 'a1', set: { note: 'cổng xanh' } });
    const bad = alice.mutation(4, startTime, { kind: 'household', id: someId(), area: 'b1', set });
    const answer = await syncBriefly(server, alice, [home, person, mended, bad]);
    expect(answer.changes).toEqual([]);
    expect(answer.accepted).toEqual([[1, 3]]);
    expect(answer.verdicts).toEqual([{ n: 4, verdict: 'refused', reason: 'outside-scope' }]);
    expect(answer.own?.numbers).toEqual([[1, 3]]);
    await bob.pullAll();
    expect(bob.records.size).toBe(2);
    expect(answer.own?.digest).toBe(digestOf([...bob.records.values()]));
  });

  test('[SY39] what others have a hand in is sent, each stamp that most fields share said once', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await server.tablet(), await server.tablet()];
    const home = bob.mutation(1, startTime, { kind: 'household', id: someId(), area: 'a1', set });
    await bob.ship([home]);
    const phone = alice.mutation(1, startTime + 5, { kind: 'household', id: home.id, area: 'a1', set: { phone: '0901234567' } });
    const { changes, own } = await syncBriefly(server, alice, [phone]);
    expect(own).toBeUndefined();
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ id: home.id, at: home.at, stamps: { phone: phone.at }, areaStamp: phone.at });
    expect(Object.keys(changes[0]?.stamps ?? {})).toEqual(['phone']);
    const page = (await (await server.app.request('/api/changes?brief=1', { headers: bob.bearer() })).json()) as Brief;
    expect(page.changes).toEqual(changes);
    await bob.pullAll();
    expect(bob.records.get(`household/${home.id}`)?.stamps).toEqual({
      head: home.at,
      note: home.at,
      location: home.at,
      size: home.at,
      phone: phone.at,
    });
  });

  test('[SY39] a parcel whose answer was lost is answered as briefly; what came by an earlier parcel is sent', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const before = alice.cursor;
    const homes = [1, 2, 3].map((n) => alice.mutation(n, startTime, { kind: 'household', id: someId(), area: 'a1', set }));
    await alice.ship(homes.slice(0, 1));
    await syncBriefly(server, alice, homes.slice(1), before);
    const again = await syncBriefly(server, alice, homes.slice(1), before);
    expect(again.accepted).toEqual([]);
    expect(again.verdicts).toEqual([2, 3].map((n) => ({ n, verdict: 'duplicate' })));
    expect(again.own?.numbers).toEqual([[2, 3]]);
    expect(again.changes.map(({ id }) => id)).toEqual([homes[0]?.id]);
  });

  test('[SY39] stamps that were pulled back, and records placed elsewhere, are as the server holds them', async () => {
    const server = await fieldServer();
    const everywhere = { area: 'tinh', role: 'lead' } as const;
    const [alice, bob] = [await server.tablet(everywhere), await server.tablet(everywhere)];
    const home = bob.mutation(1, startTime, { kind: 'household', id: someId(), area: 'b2', set });
    await bob.ship([home]);
    const person = alice.mutation(1, startTime, {
      kind: 'person',
      id: someId(),
      area: 'a1',
      set: { household: home.id, name: 'Lò Thị Hoa' },
    });
    const ahead = alice.mutation(2, startTime + 86_400_000, { kind: 'visit', id: someId(), area: 'a1', set: { minutes: 5 } });
    const { own } = await syncBriefly(server, alice, [person, ahead]);
    await bob.pullAll();
    const held = [...bob.records.values()].filter(({ id }) => id === person.id || id === ahead.id);
    expect(held.find(({ id }) => id === person.id)?.area).toBe('b2');
    expect(held.find(({ id }) => id === ahead.id)?.areaStamp).not.toBe(ahead.at);
    expect(own?.digest).toBe(digestOf(held));
    expect(own?.digest).not.toBe(digestOf(held.map((record) => ({ ...record, area: 'a1' }))));
  });
});
