import { beforeEach, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { aHome, aWriter, type Writer } from '../contract/server/unit-world.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import type { FieldServer } from './field-server.ts';

let server: FieldServer;
let chief: DeskVisitor;
let alice: Writer;

onEveryDatabase(({ fieldServer }) => {
  beforeEach(async () => {
    server = await fieldServer();
    chief = await atTheDesk(server, 'an', 'xa-a');
    alice = await aWriter(server, 'a1', 'volunteer');
  });

  const places = async () =>
    (await chief.get('areas/xa-a/places')).body as { rows: { area: { id: string; name: string }; homes: number; closed: boolean }[] };
  const row = async (id: string) => (await places()).rows.find(({ area }) => area.id === id);
  const kindOf = async (asked: Promise<{ body: { error?: { kind: string } } }>) => (await asked).body.error?.kind;

  test('[DESK] the villages of a commune come with what is in them, and with what tablets have not sent yet', async () => {
    const { mutations } = aHome(alice, 'a1');
    await alice.tablet.ship(
      mutations.filter(({ kind }) => kind !== 'task' && kind !== 'review'),
      { authored: 12 },
    );
    expect((await places()).rows).toMatchObject([
      { area: { id: 'a1' }, above: 'Xã A', homes: 1, people: 1, records: 6, closed: false, unsent: { tablets: 1, waiting: 6 } },
      { area: { id: 'a2' }, homes: 0, unsent: { tablets: 0, waiting: 0 } },
      { area: { id: 'a3' } },
    ]);
  });

  test('[DESK] a village keeps its old name among its other names; renaming back is the undo', async () => {
    expect((await chief.post('areas/a1/rename', { name: '  Thôn   Mới ' })).status).toBe(200);
    expect(await row('a1')).toMatchObject({ area: { name: 'Thôn Mới', aliases: ['Thôn a1'] } });
    await chief.post('areas/a1/rename', { name: 'Thôn a1' });
    expect(await row('a1')).toMatchObject({ area: { name: 'Thôn a1', aliases: ['Thôn Mới'] } });
    await chief.post('areas/a1/aliases', { aliases: [' Xóm  Trên', 'Xóm Trên', 'Thôn a1'] });
    expect(await row('a1')).toMatchObject({ area: { aliases: ['Xóm Trên'] } });
    expect(await kindOf(chief.post('areas/a1/rename', { name: 'thon A2' }))).toBe('area-name-taken');
    expect(await kindOf(chief.post('areas/a1/rename', { name: ' ' }))).toBe('invalid');
    expect(await kindOf(chief.post('areas/xa-a/rename', { name: 'Xã Khác' }))).toBe('area-not-a-village');
  });

  test('[DESK] a merge answers how much moved, and the closed village names its successor, there and in the figures', async () => {
    await alice.ship(...aHome(alice, 'a1').mutations);
    expect((await chief.post('areas/a1/merge', { into: 'a2' })).body).toMatchObject({ id: 'a2', moved: 1 });
    const { rows } = await places();
    expect(rows.map(({ area, closed }) => [area.id, closed])).toEqual([
      ['a2', false],
      ['a3', false],
      ['a1', true],
    ]);
    expect(rows.at(-1)).toMatchObject({ area: { mergedInto: 'a2' }, homes: 0 });
    const overview = (await chief.get('overview?node=xa-a')).body;
    expect(overview.rows.map((row: { area: { id: string } }) => row.area.id)).toEqual(['a2', 'a3']);
    expect(overview.total.now.households).toBe(1);
    expect(await kindOf(chief.post('areas/a1/merge', { into: 'a3' }))).toBe('area-closed');
    expect(await kindOf(chief.post('areas/a3/merge', { into: 'a1' }))).toBe('area-closed');
    expect(await kindOf(chief.post('areas/a3/merge', { into: 'b1' }))).toBe('outside-scope');
    expect(await kindOf(chief.post('areas/b1/merge', { into: 'a3' }))).toBe('outside-scope');
    expect(await kindOf(chief.post('areas/a3/merge', {}))).toBe('invalid');
  });

  test('[DESK] a move stands in the history of the home, with who did it', async () => {
    const { made, mutations } = aHome(alice, 'a1');
    await alice.ship(...mutations);
    const split = await chief.post('areas/a1/split', { homes: [made.home], name: 'Thôn Tách' });
    expect(split.body).toMatchObject({ moved: 1 });
    const detail = (await chief.get(`households/${made.home}`)).body;
    expect([detail.household.area, detail.people[0].area]).toEqual([split.body.id, split.body.id]);
    expect(detail.history[0]).toMatchObject({ memberName: 'Người an', deviceName: 'Bàn điều phối', writes: [] });
    expect(await kindOf(chief.post('areas/a1/split', { homes: [made.home], name: 'Thôn Nữa' }))).toBe('homes-elsewhere');
    expect(await kindOf(chief.post('areas/a2/split', { homes: [], name: 'Thôn Nữa' }))).toBe('invalid');
    expect(await kindOf(chief.post('areas/a2/split', { homes: ['x'], name: 'Thôn Nữa', into: 'a3' }))).toBe('invalid');
  });

  test('[DESK] a new village stands below a commune, under a name of its own', async () => {
    expect((await chief.post('areas', { parent: 'xa-a', name: 'Thôn Bốn' })).status).toBe(200);
    expect(await kindOf(chief.post('areas', { parent: 'xa-a', name: 'thôn bốn' }))).toBe('area-name-taken');
    expect(await kindOf(chief.post('areas', { parent: 'a1', name: 'Xóm Nhỏ' }))).toBe('area-not-for-villages');
    /* A name is free again once its village is closed. */
    const id = (await places()).rows.find(({ area }) => area.name === 'Thôn Bốn')?.area.id ?? '';
    expect((await chief.post(`areas/${id}/close`, {})).status).toBe(200);
    expect((await chief.post('areas', { parent: 'xa-a', name: 'Thôn Bốn' })).status).toBe(200);
  });
});
