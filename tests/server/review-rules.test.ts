import { keepLooking } from '#server/desk/review/keep-looking.ts';
import { beforeEach, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { atTheDesk, type DeskVisitor } from './desk-visitor.ts';
import { type FieldServer, someId } from './field-server.ts';
import { found, queue, Writer } from './review-writer.ts';

let server: FieldServer;
let commune: DeskVisitor;
let lan: Writer;

onEveryDatabase(({ fieldServer }) => {
  beforeEach(async () => {
    server = await fieldServer();
    commune = await atTheDesk(server, 'dieu-phoi', 'xa-a');
    lan = await Writer.in(server, 'a1', 'a2');
  });

  const minutes = (count: number) => count * 60_000;

  test('[REVIEW] a number that does not fit birth or sex is found, one that fits is not, and mending it takes it off', async () => {
    const [odd, right] = [
      lan.person('a1', { personalId: '001160000001', birth: '1961' }),
      lan.person('a1', { personalId: '001160000002' }),
    ];
    await lan.ship(...odd.mutations, ...right.mutations);
    expect(await found(commune, 'xa-a')).toEqual({ [odd.id]: ['number-mismatch'] });
    expect((await queue(commune, 'a1', '&problem=number-mismatch')).rows[0]?.problems[0]).toMatchObject({
      warnings: ['birth-year-differs'],
      numberSays: { birthYear: 1960 },
    });
    expect(JSON.stringify((await commune.get(`review/person/${odd.id}`)).body)).not.toContain('001160000001');
    await lan.ship(lan.write('person', odd.id, 'a1', { birth: '1960-05' }, server.clock.ms + 1000));
    expect(await found(commune, 'xa-a')).toEqual({});
  });

  test('[REVIEW] one number in two villages is told where both are in charge, until one of the two is another', async () => {
    const [here, there] = [lan.person('a1', { personalId: '001160000003' }), lan.person('a2', { personalId: '001160000003' })];
    await lan.ship(...here.mutations);
    expect(await found(commune, 'xa-a')).toEqual({});
    await lan.ship(...there.mutations);
    expect(await found(commune, 'xa-a')).toEqual({ [here.id]: ['same-number'], [there.id]: ['same-number'] });
    expect(await found(commune, 'a1')).toEqual({});
    expect((await queue(commune, 'a1')).counts.problems['same-number']).toBeUndefined();
    expect((await commune.get(`review/person/${here.id}`)).body.company).toMatchObject([
      { of: 'same-number', areaName: 'Thôn a2', record: { id: there.id, fields: { personalId: '•••••••••003' } } },
    ]);
    const village = await atTheDesk(server, 'to-truong', 'a1', 'lead');
    const seen = (await village.get(`review/person/${here.id}`)).body;
    expect(seen.company).toEqual([]);
    expect(seen.row?.problems.map(({ kind }: { kind: string }) => kind) ?? []).not.toContain('same-number');
    await lan.ship(lan.write('person', there.id, 'a2', { personalId: '001160000004' }, server.clock.ms + 1000));
    expect(await found(commune, 'xa-a')).toEqual({});
  });

  test('[REVIEW] more homes than a person can visit in an hour are found wherever the hour begins; a busy hour and an imported list are not', async () => {
    const nine = Date.UTC(2027, 0, 15, 1, 40);
    const visits = (count: number, from: number) =>
      Array.from({ length: count }, (_, i) =>
        lan.write('visit', someId(), 'a1', { household: someId(), outcome: 'met', at: new Date(from + minutes(2 * i)).toISOString() }),
      );
    await lan.ship(...visits(18, nine - minutes(600)));
    expect(await found(commune, 'xa-a')).toEqual({});
    const fast = visits(24, nine);
    await lan.ship(...fast.slice(0, 20));
    expect(await found(commune, 'xa-a')).toEqual({});
    await lan.ship(...fast.slice(20));
    expect(await found(commune, 'xa-a')).toEqual(Object.fromEntries(fast.map(({ id }) => [id, ['pace']])));
    expect((await queue(commune, 'xa-a')).rows[0]?.problems).toEqual([
      { kind: 'pace', of: 'visits', count: 24, from: new Date(nine).toISOString() },
    ]);
    await lan.ship(...fast.slice(0, 4).map(({ id }) => lan.write('visit', id, 'a1', { removed: 'mistake' }, server.clock.ms + 1000)));
    expect(await found(commune, 'xa-a')).toEqual({});
    const listed = Array.from({ length: 70 }, (_, i) => ({ name: `Người ${i}`, birth: '1970' }));
    await commune.post('import', { dryRun: false, households: [{ village: 'a2', head: 'Cả Danh Sách', people: listed }] });
    expect(await found(commune, 'xa-a')).toEqual({});
  });

  test('[REVIEW] homes that all lie at one point are found; doors along a lane and a house of flats are not', async () => {
    const home = (area: string, lat: number, set = {}) => lan.write('household', someId(), area, { location: { lat, lng: 105.8 }, ...set });
    await lan.ship(
      ...Array.from({ length: 12 }, (_, i) => home('a1', 21 + i * 0.0001)),
      ...Array.from({ length: 7 }, () => home('a1', 21.5)),
    );
    expect(await found(commune, 'xa-a')).toEqual({});
    const crowd = Array.from({ length: 10 }, (_, i) => home('a2', 21.2 + i * 1e-7));
    await lan.ship(...crowd);
    expect(await found(commune, 'xa-a')).toEqual(Object.fromEntries(crowd.map(({ id }) => [id, ['one-point']])));
    expect((await commune.get(`review/household/${crowd[0]?.id}`)).body.company).toHaveLength(9);
  });

  test('[REVIEW] who was written down at the door without consent is found until it comes; who was brought in by a list is not', async () => {
    const silent = lan.person('a1', {}, false);
    await lan.ship(...silent.mutations);
    await commune.post('import', { dryRun: false, households: [{ village: 'a1', head: 'Theo Danh Sách', people: [{ name: 'Bà Cụ' }] }] });
    expect(await found(commune, 'xa-a')).toEqual({ [silent.id]: ['consent-missing'] });
    await lan.ship(
      lan.write('consent', someId(), 'a1', { person: silent.id, purposes: ['registration'], givenAt: '2027-01-15T09:00:00Z' }),
    );
    expect(await found(commune, 'xa-a')).toEqual({});
  });

  test('[REVIEW] three of what a volunteer writes in a week are drawn by lot, the same in whatever order they arrive', async () => {
    const people = Array.from({ length: 9 }, () => lan.person('a1', {}));
    const drawn = async () => (await queue(commune, 'xa-a', '&problem=sample')).rows.map(({ id }) => id).sort();
    for (const { mutations } of people.slice(0, 5)) {
      await lan.ship(...mutations);
      await drawn();
    }
    for (const { mutations } of people.slice(5)) await lan.ship(...mutations);
    const first = await drawn();
    expect(first).toHaveLength(3);
    await server.database.db.deleteFrom('review_watch').execute();
    await server.database.db.deleteFrom('review_samples').execute();
    await server.database.db.deleteFrom('review_queue').execute();
    expect(await drawn()).toEqual(first);
  });

  test('[REVIEW] when a village is merged into another its queue goes along', async () => {
    const odd = lan.person('a1', { personalId: '001160000001', sex: 'male' });
    const home = lan.write('household', String(odd.mutations[0]?.set['household']), 'a1', { head: 'Chủ Hộ' });
    await lan.ship(home, ...odd.mutations);
    expect((await commune.post('areas/a1/merge', { into: 'a2' })).status).toBe(200);
    const row = (await queue(commune, 'xa-a', '&problem=number-mismatch')).rows[0];
    expect([row?.id, row?.areaName]).toEqual([odd.id, 'Thôn a2']);
  });

  test('[REVIEW] what arrives is looked through without anybody asking, and no longer once it was stopped', async () => {
    const stop = keepLooking(server.services, { gathering: 0, between: 0, afterFailure: 0 });
    const queued = async () => (await server.database.db.selectFrom('review_queue').select('id').execute()).map(({ id }) => id);
    const [odd, late] = [lan.person('a1', { personalId: '001160000001', birth: '1961' }), lan.person('a1', {}, false)];
    await lan.ship(...odd.mutations);
    await expect.poll(queued).toEqual([odd.id]);
    await stop();
    await lan.ship(...late.mutations);
    expect(await queued()).toEqual([odd.id]);
    expect(Object.keys(await found(commune, 'xa-a')).sort()).toEqual([late.id, odd.id].sort());
  });

  test('[REVIEW] the queue comes page by page, each record once, and says when it has not looked at everything yet', async () => {
    const people = Array.from({ length: 900 }, () =>
      lan.write('person', someId(), 'a1', { name: 'Chưa Hỏi' }, server.clock.ms - minutes(4000)),
    );
    for (let from = 0; from < people.length; from += 300) await lan.ship(...people.slice(from, from + 300));
    expect((await queue(commune, 'xa-a')).looking).toBe(true);
    expect((await queue(commune, 'xa-a')).looking).toBe(false);
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 9; pages += 1) {
      const page = await queue(commune, 'xa-a', `&limit=200${after}`);
      seen.push(...page.rows.map(({ id }) => id));
      if (page.next === undefined) break;
      after = `&after=${page.next}`;
    }
    expect(new Set(seen).size).toBe(900);
    expect(seen).toHaveLength(900);
  });
});
