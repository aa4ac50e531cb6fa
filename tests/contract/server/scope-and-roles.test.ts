import { expect, test } from 'vitest';
import { closeArea } from '#server/areas/area-tree.ts';
import { acceptDeskMutations } from '#server/records/desk-mutations.ts';
import { verifyDatabase } from '#server/database/verify.ts';
import { someId, startTime } from '../../server/field-server.ts';
import type { PeerMutation, PeerTablet } from '../../server/peer-client.ts';
import { onEveryDatabase } from './every-database.ts';
import { aHousehold, fieldsOf } from './household-mutations.ts';

onEveryDatabase(({ fieldServer }) => {
  test('[SCOPE] a record that lives outside my scope is not mine to write, whatever area I name', async () => {
    const server = await fieldServer();
    const alice = await server.tablet({ area: 'a1', role: 'volunteer' });
    const bob = await server.tablet({ area: 'b1', role: 'volunteer' });
    const home = aHousehold(bob, 1, { area: 'b1' });
    await bob.ship([home]);
    const { verdicts } = await alice.ship([aHousehold(alice, 1, { id: home.id, area: 'a1', set: { head: 'Của tôi' } })]);
    expect(verdicts).toEqual([{ n: 1, verdict: 'refused', reason: 'outside-scope' }]);
    expect(await fieldsOf(server, home.id)).toEqual(home.set);
  });

  test('[SCOPE] a closed area takes nothing new, from the day it closes in Vietnam', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    await closeArea(server.database.db, 'a1', '2027-01-16');
    server.clock.ms = Date.UTC(2027, 0, 15, 16, 59, 59);
    expect((await alice.ship([aHousehold(alice, 1)])).verdicts).toEqual([{ n: 1, verdict: 'accepted' }]);
    server.clock.ms = Date.UTC(2027, 0, 15, 17);
    expect((await alice.ship([aHousehold(alice, 2)])).verdicts).toEqual([{ n: 2, verdict: 'refused', reason: 'area-closed' }]);
  });

  test('[ROLES] volunteers tick off tasks and mend records; giving tasks and judging records is for leads', async () => {
    const server = await fieldServer();
    const alice = await server.tablet({ area: 'a1', role: 'volunteer' });
    const lead = await server.tablet({ area: 'xa-a', role: 'lead' });
    const task = someId();
    const write = (tablet: PeerTablet, n: number, kind: string, id: string, set: PeerMutation['set']) =>
      tablet.mutation(n, startTime + n, { kind, id, area: 'a1', set });
    const reasons = async (tablet: PeerTablet, ...mutations: PeerMutation[]) =>
      (await tablet.ship(mutations)).verdicts.map(({ verdict, reason }) => reason ?? verdict);
    expect(
      await reasons(
        alice,
        write(alice, 1, 'task', task, { what: 'Thăm lại' }),
        write(alice, 2, 'task', task, { doneAt: '2027-01-15T08:00:00Z' }),
      ),
    ).toEqual(['not-allowed', 'not-allowed']);
    expect(
      await reasons(
        lead,
        write(lead, 1, 'task', task, { what: 'Thăm lại' }),
        write(lead, 2, 'review', `household/${task}`, { state: 'returned' }),
      ),
    ).toEqual(['accepted', 'accepted']);
    expect(
      await reasons(
        alice,
        write(alice, 3, 'task', task, { doneAt: '2027-01-15T08:00:00Z' }),
        write(alice, 4, 'task', task, { what: 'Việc khác' }),
        write(alice, 5, 'review', `household/${task}`, { state: 'mended' }),
        write(alice, 6, 'review', `household/${task}`, { state: 'approved' }),
      ),
    ).toEqual(['accepted', 'not-allowed', 'accepted', 'not-allowed']);
  });

  test('[DESK] an edit at the desk is a mutation that wins over what it saw, judged by the member’s own scope', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const chief = await server.member({ area: 'xa-a', role: 'coordinator' });
    const home = aHousehold(alice, 1, { ms: startTime + 4 * 60_000 });
    await alice.ship([home]);
    const edits = [
      { kind: 'household', id: home.id, area: 'a1', set: { head: 'Bà Sửa' } },
      { kind: 'household', id: someId(), area: 'b1', set: { head: 'Ngoài' } },
    ];
    const first = await acceptDeskMutations(server.services, chief, edits);
    expect(first.verdicts).toEqual([
      { n: 1, verdict: 'accepted' },
      { n: 2, verdict: 'refused', reason: 'outside-scope' },
    ]);
    expect((await acceptDeskMutations(server.services, chief, edits)).verdicts[0]).toEqual({ n: 3, verdict: 'accepted' });
    expect(await fieldsOf(server, home.id)).toEqual({ head: 'Bà Sửa' });
    expect((await verifyDatabase(server.database.db)).faults).toEqual([]);
  });

  test('[UNKNOWN] kinds and fields of a newer app are kept and handed on', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const bob = await server.tablet();
    const future = { deep: [1, { x: null }], text: 'Tiếng Việt' };
    await alice.ship([
      alice.mutation(1, startTime, { kind: 'beehive', id: 'hive-1', area: 'a1', set: { future } }),
      aHousehold(alice, 2, { set: { head: 'Bà A', solarPanels: 4 } }),
    ]);
    await bob.pullAll();
    expect([...bob.records.values()].map(({ fields }) => fields)).toEqual([{ future }, { head: 'Bà A', solarPanels: 4 }]);
  });

  test('[NFC] text arrives composed, however it was typed', async () => {
    const server = await fieldServer();
    const alice = await server.tablet();
    const home = aHousehold(alice, 1, { set: { head: 'Nguyễn Thị Thử'.normalize('NFD') } });
    await alice.ship([home]);
    expect((await fieldsOf(server, home.id))?.['head']).toBe('Nguyễn Thị Thử'.normalize('NFC'));
    expect((await alice.ship([home])).verdicts).toEqual([{ n: 1, verdict: 'duplicate' }]);
  });
});
