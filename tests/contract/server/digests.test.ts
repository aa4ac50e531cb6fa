import { digestOf } from '#protocol/digest.ts';
import { composeServer } from '#server/compose-server.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type FieldServer, someId, startTime } from '../../server/field-server.ts';
import type { PeerTablet } from '../../server/peer-client.ts';
import { onEveryDatabase } from './every-database.ts';

const everywhere = { area: 'tinh', role: 'lead' } as const;

async function writtenBy(tablet: PeerTablet, from: number, to: number): Promise<void> {
  const mutations = [];
  for (let n = from; n <= to; n += 1) {
    const set = n % 3 === 0 ? { head: `Bà ${n}`, phone: null } : { note: 'Ở cuối ngõ', mới: true };
    mutations.push(tablet.mutation(n, startTime + n, { kind: 'household', id: someId(), area: n % 2 === 0 ? 'a1' : 'b2', set }));
  }
  await tablet.ship(mutations, { authored: to });
}

async function ask(server: Pick<FieldServer, 'app'>, { token }: PeerTablet, query: string, headers: Record<string, string> = {}) {
  const answer = await server.app.request(`/api/changes?${query}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  return {
    status: answer.status,
    ...((await answer.json()) as { digests?: Record<string, string>; authored?: number; cursor: string; error?: { kind: string } }),
  };
}

/** What a tablet would say of what it has pulled. */
async function ownDigests({ records }: PeerTablet): Promise<Record<string, string>> {
  const areas = [...new Set([...records.values()].map(({ area }) => area))].sort();
  const digests = areas.map(
    async (area) => [area, await digestOf([...records.values()].filter((record) => record.area === area))] as const,
  );
  return Object.fromEntries(await Promise.all(digests));
}

onEveryDatabase(({ fieldServer, opened }) => {
  test('[SY38] the database and a tablet make the same digest of the same records, and only the end of a pull has one', async () => {
    const server = await fieldServer();
    const [alice, bob] = [await server.tablet(everywhere), await server.tablet(everywhere)];
    await writtenBy(alice, 1, 40);
    await bob.pullAll();
    const first = await ask(server, bob, 'digest=1');
    expect(first.digests).toEqual(await ownDigests(bob));
    expect(Object.keys(first.digests ?? {})).toEqual(['a1', 'b2']);
    expect((await ask(server, bob, 'digest=1&limit=3')).digests).toBeUndefined();
    expect((await ask(server, bob, '')).digests).toBeUndefined();
    await writtenBy(alice, 41, 42);
    expect((await ask(server, bob, 'digest=1')).digests).not.toEqual(first.digests);
    await bob.pullAll();
    expect((await ask(server, bob, 'digest=1')).digests).toEqual(await ownDigests(bob));
  });

  test('[SY37] a page says how far the server has heard of a device; a cursor beyond a stream’s end is unknown', async () => {
    const server = await fieldServer();
    const alice = await server.tablet(everywhere);
    await writtenBy(alice, 1, 6);
    const page = await ask(server, alice, '');
    expect(page).toMatchObject({ status: 200, authored: 6, received: { through: 6, missing: [] } });
    expect((await ask(server, alice, `cursor=${page.cursor}`)).status).toBe(200);
    /* Put back by the database's own tools: the same secret, and streams that end earlier. */
    await sql`update streams set head = head - 1 where area = 'a1'`.execute(opened().db);
    expect(await ask(server, alice, `cursor=${page.cursor}`)).toMatchObject({ status: 400, error: { kind: 'cursor-unknown' } });
    const again = await composeServer({ database: opened(), now: () => startTime, random: (bytes) => crypto.getRandomValues(bytes) });
    expect(await ask(again, alice, `cursor=${page.cursor}`)).toMatchObject({ status: 400 });
  });

  test('[SY38] what a tablet has mended stays with what it tells of itself', async () => {
    const server = await fieldServer();
    const alice = await server.tablet(everywhere);
    const told = async () => (await opened().db.selectFrom('devices').select('told').where('id', '=', alice.id).executeTakeFirst())?.told;
    await ask(server, alice, '', { 'tung-ngo-app': '0.1.0', 'tung-ngo-mended': 'offered=3; areas=2' });
    expect(await told()).toMatchObject({ version: '0.1.0', mended: { offered: 3, areas: 2, at: new Date(startTime).toISOString() } });
    await ask(server, alice, '', { 'tung-ngo-app': '0.1.1', 'tung-ngo-mended': 'offered=<b>; areas=-1' });
    expect(await told()).toMatchObject({ version: '0.1.1', mended: { offered: 3, areas: 2 } });
    await ask(server, alice, '', { 'tung-ngo-mended': 'offered=1; areas=0' });
    expect(await told()).toMatchObject({ version: '0.1.1', mended: { offered: 1, areas: 0 } });
  });
});
