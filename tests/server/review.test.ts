import { beforeEach, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId } from './field-server.ts';
import { found, queue, Writer } from './review-writer.ts';

let server: FieldServer;
let commune: DeskVisitor;
let lan: Writer;
let odd: string;

onEveryDatabase(({ fieldServer }) => {
  beforeEach(async () => {
    server = await fieldServer();
    commune = await atTheDesk(server, 'dieu-phoi', 'xa-a');
    lan = await Writer.in(server, 'a1');
    lan.aheadMs = 120_000;
    const person = lan.person('a1', { personalId: '001160000001', birth: '1961' });
    await lan.ship(...person.mutations);
    odd = person.id;
  });

  const items = () => [{ kind: 'person', id: odd }];
  const later = () => {
    server.clock.ms += 60_000;
    return server.clock.ms;
  };

  test('[REVIEW] a return goes to the tablet with its words and field, comes back mended before all else, and is approved and gone', async () => {
    const comment = 'Năm sinh lệch một năm. Nhờ bạn xem lại thẻ.';
    expect((await commune.post('review/decide', { decision: 'return', items: items(), comment, field: 'birth' })).body).toEqual({
      done: 1,
      changed: [],
    });
    expect(await found(commune, 'xa-a')).toEqual({});
    expect((await queue(commune, 'xa-a', '&state=returned')).rows).toMatchObject([{ id: odd, comment, state: 'returned' }]);
    await lan.tablet.pullAll();
    expect(lan.tablet.records.get(`review/person/${odd}`)?.fields).toEqual({ state: 'returned', comment, field: 'birth' });

    const other = lan.person('a1', { personalId: '001160000002', sex: 'male' });
    await lan.ship(...other.mutations);
    later();
    await lan.ship(
      lan.write('person', odd, 'a1', { birth: '1960' }),
      lan.write('review', `person/${odd}`, 'a1', { state: 'mended', answer: 'Bác đưa thẻ, năm 1960.' }),
    );
    const { rows, counts } = await queue(commune, 'xa-a');
    expect(rows[0]).toMatchObject({ id: odd, problems: [{ kind: 'mended' }], answer: 'Bác đưa thẻ, năm 1960.' });
    expect([rows[1]?.id, counts.returned]).toEqual([other.id, 0]);
    later();
    await commune.post('review/decide', { decision: 'approve', items: items() });
    expect(Object.keys(await found(commune, 'xa-a'))).toEqual([other.id]);
    const { thread } = (await commune.get(`review/person/${odd}`)).body;
    const states = thread.map(({ memberName, writes }: { memberName: string; writes: { field: string; value: unknown }[] }) => [
      memberName,
      writes.find(({ field }) => field === 'state')?.value,
    ]);
    expect(states).toEqual([
      ['Người dieu-phoi', 'approved'],
      ['Người Thử', 'mended'],
      ['Người dieu-phoi', 'returned'],
    ]);
    expect(JSON.stringify((await commune.get(`people/${odd}`)).body.history)).toContain('Bác đưa thẻ');
  });

  test('[REVIEW] an approval holds until what it rests on is written anew', async () => {
    await commune.post('review/decide', { decision: 'approve', items: items() });
    later();
    await lan.ship(lan.write('person', odd, 'a1', { phone: '0912345678' }));
    expect(await found(commune, 'xa-a')).toEqual({});
    later();
    await lan.ship(lan.write('person', odd, 'a1', { birth: '1962' }));
    expect(await found(commune, 'xa-a')).toEqual({ [odd]: ['number-mismatch'] });
  });

  test('[REVIEW] a returned record that an older app mends without saying so comes back as well', async () => {
    await commune.post('review/decide', { decision: 'return', items: items(), comment: 'Xem lại giúp.' });
    later();
    await lan.ship(lan.write('person', odd, 'a1', { birth: '1960' }));
    expect(await found(commune, 'xa-a')).toEqual({ [odd]: ['mended'] });
  });

  test('[REVIEW] what changed since the coordinator looked is not decided; many are decided at once, and all or nothing by scope', async () => {
    const others = Array.from({ length: 30 }, (_, i) =>
      lan.person('a1', { personalId: `0011600001${String(i).padStart(2, '0')}`, sex: 'male' }),
    );
    await lan.ship(...others.flatMap(({ mutations }) => mutations));
    const seen = (await queue(commune, 'xa-a', '&limit=200')).rows.map(({ kind, id, version }) => ({ kind, id, version }));
    later();
    await lan.ship(lan.write('person', odd, 'a1', { birth: '1963' }));
    const strange = (await Writer.in(server, 'b1')).person('b1', {});
    const foreign = { kind: 'person', id: strange.id };
    expect((await commune.post('review/decide', { decision: 'approve', items: [...seen, foreign] })).body.error.kind).toBe('outside-scope');
    expect((await commune.post('review/decide', { decision: 'return', items: seen })).status).toBe(400);
    expect((await commune.post('review/decide', { decision: 'approve', items: seen })).body).toEqual({
      done: seen.length - 1,
      changed: [{ kind: 'person', id: odd }],
    });
    expect(await found(commune, 'xa-a')).toEqual({ [odd]: ['number-mismatch'] });
  });

  test('[REVIEW] the queue is narrowed by problem, by who wrote and by village', async () => {
    const minh = await Writer.in(server, 'a2');
    const his = minh.person('a2', { personalId: '001160000005', sex: 'male' });
    const silent = minh.person('a2', {}, false);
    await minh.ship(...his.mutations, ...silent.mutations);
    expect(Object.keys(await found(commune, 'xa-a', '&problem=consent-missing'))).toEqual([silent.id]);
    expect(Object.keys(await found(commune, 'xa-a', `&member=${lan.tablet.member}`))).toEqual([odd]);
    expect(Object.keys(await found(commune, 'xa-a', '&village=a2')).sort()).toEqual([his.id, silent.id].sort());
    expect((await commune.get('review?node=a1&village=a2')).status).toBe(404);
    expect((await commune.get('review?node=a1&problem=bogus')).status).toBe(400);
    const { counts } = await queue(commune, 'xa-a');
    expect(counts.villages.map(({ name, count }) => [name, count])).toEqual([
      ['Thôn a1', 1],
      ['Thôn a2', 2],
    ]);
  });

  test('[REVIEW] notes are threads among coordinators, and no tablet is ever told', async () => {
    const path = `review/person/${odd}/notes`;
    const first = await commune.post(path, { words: 'Nhà này tôi biết, để tôi hỏi.' });
    later();
    const lead = await atTheDesk(server, 'to-truong', 'a1', 'lead');
    expect((await lead.post(path, { words: 'Bác ấy đi vắng tới thứ Sáu.', parent: first.body.id })).status).toBe(200);
    expect((await lead.post(path, { words: 'Lạc', parent: someId() })).body.error.kind).toBe('not-found');
    expect((await commune.get(`review/person/${odd}`)).body.notes).toMatchObject([
      { memberName: 'Người dieu-phoi', words: 'Nhà này tôi biết, để tôi hỏi.' },
      { memberName: 'Người to-truong', parent: first.body.id },
    ]);
    await lan.tablet.pullAll();
    expect(JSON.stringify([...lan.tablet.records.values()])).not.toContain('đi vắng');
  });

  test('[REVIEW] a volunteer with an account cannot approve, and reads no wider than their village', async () => {
    const volunteer = await atTheDesk(server, 'tinh-nguyen', 'a1', 'volunteer');
    expect((await volunteer.post('review/decide', { decision: 'approve', items: items() })).body.error.kind).toBe('not-allowed');
    expect(await found(commune, 'xa-a')).toEqual({ [odd]: ['number-mismatch'] });
    expect((await volunteer.get('review?node=xa-a')).status).toBe(404);
  });
});
