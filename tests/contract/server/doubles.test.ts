import { keepDoubles } from '#server/doubles/keep-doubles.ts';
import { expect, test } from 'vitest';
import { atTheDesk } from '../../server/desk-visitor.ts';
import { type FieldServer, someId } from '../../server/field-server.ts';
import { onEveryDatabase } from './every-database.ts';
import { aMergingDesk } from './merge-world.ts';
import { aWriter, type Writer } from './unit-world.ts';

type Person = Readonly<Record<string, string>>;

async function registered(writer: Writer, area: string, ...people: readonly Person[]): Promise<readonly string[]> {
  const mutations = people.map((set) => writer.write('person', someId(), area, set));
  expect([...new Set(await writer.ship(...mutations))]).toEqual(['accepted']);
  return mutations.map(({ id }) => id);
}

interface Shown {
  readonly pairs: readonly {
    readonly reason: string;
    readonly a: { readonly record: { readonly id: string } };
    readonly b: { readonly record: { readonly id: string } };
  }[];
  readonly next?: string;
}

async function pairs(visitor: Awaited<ReturnType<typeof atTheDesk>>, node: string, after = ''): Promise<Shown> {
  return (await visitor.get(`areas/${node}/doubles${after && `?after=${encodeURIComponent(after)}`}`)).body as Shown;
}

const told = ({ pairs: shown }: Shown) => shown.map(({ reason, a, b }) => [reason, [a.record.id, b.record.id].toSorted()]);
const pair = (reason: string, a = '', b = '') => [reason, [a, b].toSorted()];

async function twoCommunes(server: FieldServer) {
  return { alice: await aWriter(server, 'xa-a'), bob: await aWriter(server, 'xa-b'), chief: await atTheDesk(server, 'ca-tinh', 'tinh') };
}

onEveryDatabase(({ fieldServer }) => {
  test('[DOUBLES] the same number first, then name and birth; marks left out, one slip, a neighbouring year and a missing birth are seen, other people are not', async () => {
    const server = await fieldServer();
    const { alice, bob, chief } = await twoCommunes(server);
    const [a, b, c, d, e, f] = await registered(
      alice,
      'a1',
      { name: 'Lò Thị Cả', personalId: '025157000123' },
      { name: 'Quàng Văn Khoan', birth: '1957-03-12' },
      { name: 'Hoàng Văn Quyết', birth: '1960-01-02' },
      { name: 'Lường Văn Inh', birth: '1961' },
      { name: 'Hà Thị Nọi' },
      { name: 'Trần Văn Khác', birth: '1950-01-01', personalId: '025050000111' },
    );
    const [a2, b2, c2, d2] = await registered(
      bob,
      'b1',
      { name: 'Người Tên Khác', personalId: '025157000123' },
      { name: 'quang van khoan', birth: '1957-03-12' },
      { name: 'Hoàng Văn Quyến', birth: '1960-01-02' },
      { name: 'Lường Văn Inh', birth: '1962' },
      { name: 'Trần Văn Khác', birth: '1950-01-01', personalId: '025050000999' },
    );
    const [e2] = await registered(alice, 'a1', { name: 'Hà Thị Nọi', birth: '1970' });
    expect(told(await pairs(chief, 'tinh'))).toEqual([
      pair('same-number', a, a2),
      pair('same-name-and-birth', b, b2),
      pair('similar-name-and-birth', c, c2),
      pair('similar-name-and-birth', d, d2),
      pair('similar-name-and-birth', e, e2),
    ]);
    expect(f).toBeDefined();
  });

  test('[DOUBLES] a pair is told to who may see both, follows what is written, and is gone once it is merged, mended, removed or dismissed', async () => {
    const server = await fieldServer();
    const { alice, bob, chief } = await twoCommunes(server);
    const commune = await atTheDesk(server, 'ca-xa-a', 'xa-a');
    const [a, c] = await registered(alice, 'a1', { name: 'Lò Thị Cả', birth: '1957' }, { name: 'Lò Thị Hai', birth: '1958' });
    const [b, d] = await registered(bob, 'b1', { name: 'Lò Thị Cả', birth: '1957' }, { name: 'Lò Thị Hai', birth: '1959' });
    expect(told(await pairs(commune, 'xa-a'))).toEqual([]);
    expect(told(await pairs(chief, 'xa-a'))).toEqual([pair('same-name-and-birth', a, b), pair('similar-name-and-birth', c, d)]);
    await bob.ship(bob.write('person', d ?? '', 'b1', { birth: '1990' }));
    expect(told(await pairs(chief, 'tinh'))).toEqual([pair('same-name-and-birth', a, b)]);
    const dismissal = { kind: 'person', a: b, b: a, dismissed: true };
    expect((await commune.post('doubles/dismiss', dismissal)).body.error.kind).toBe('outside-scope');
    expect((await chief.post('doubles/dismiss', dismissal)).body).toEqual({ dismissed: true });
    await bob.ship(bob.write('person', b ?? '', 'b1', { phone: '0912000111' }));
    expect(told(await pairs(chief, 'tinh'))).toEqual([]);
    await chief.post('doubles/dismiss', { ...dismissal, dismissed: false });
    expect(told(await pairs(chief, 'tinh')).length).toBe(1);
    const desk = await aMergingDesk(server);
    const merge = await desk.merge(b ?? '', a ?? '');
    expect(told(await pairs(chief, 'tinh'))).toEqual([]);
    await desk.undo(merge);
    expect(told(await pairs(chief, 'tinh')).length).toBe(1);
    bob.ms = server.clock.ms;
    await bob.ship(bob.write('person', b ?? '', 'b1', { removed: 'moved' }));
    expect(told(await pairs(chief, 'tinh'))).toEqual([]);
  });

  test('[DOUBLES] pages follow one another without a gap; a number made up to fill a field is nobody’s', async () => {
    const server = await fieldServer();
    const { alice, bob, chief } = await twoCommunes(server);
    const people = Array.from({ length: 45 }, (_, i) => ({ name: `Lò Văn Số`, birth: `19${10 + i}-05-0${1 + (i % 9)}` }));
    await registered(alice, 'a1', ...people.map((person) => Object.assign({}, person, { birth: person.birth })));
    await registered(bob, 'b2', ...people);
    const filled = Array.from({ length: 40 }, (_, i) => ({ name: `Người ${'ABCDEFGHIJ'[i % 10]}${i}`, personalId: '000000000000' }));
    await registered(alice, 'a2', ...filled);
    const seen: string[] = [];
    let after: string | undefined = '';
    for (let page = 0; after !== undefined && page < 20; page += 1) {
      const shown: Shown = await pairs(chief, 'tinh', after);
      seen.push(...told(shown).map((each) => JSON.stringify(each)));
      after = shown.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((each) => each.includes('same-name-and-birth')).length).toBe(45);
    expect(seen.filter((each) => each.includes('same-number'))).toEqual([]);
  });

  test('[DOUBLES] two homes of one head and door in a village are told, two heads of one name in two villages are not', async () => {
    const server = await fieldServer();
    const { alice, chief } = await twoCommunes(server);
    const homes = (
      [
        ['a1', 'Ngõ 3'],
        ['a1', 'ngo 3'],
        ['a2', 'Ngõ 3'],
      ] as const
    ).map(([area, address]) => alice.write('household', someId(), area, { head: 'Bà Cả Đông', address }));
    await alice.ship(...homes);
    expect(told(await pairs(chief, 'xa-a'))).toEqual([pair('same-home', homes[0]?.id, homes[1]?.id)]);
    expect(await keepDoubles(server.database.db, 1)).toBe(true);
  });

  test('[DOUBLES] the two side by side: numbers masked, what belongs to each, whose value stands; merged by side, named in both histories, undone from there', async () => {
    const server = await fieldServer();
    const { alice, bob, chief } = await twoCommunes(server);
    const [a] = await registered(alice, 'a1', { name: 'Lò Thị Cả', phone: '0912000111', personalId: '025157000123' });
    bob.ms += 10;
    const [b] = await registered(bob, 'b1', { name: 'Lò Thị Cả', phone: '0912000222', birth: '1957' });
    const detail = await chief.get(`doubles/person/${a}/${b}`);
    expect(JSON.stringify(detail.body)).not.toContain('025157000123');
    expect(detail.body).toMatchObject({ mayMerge: true, proposed: { phone: 'b', birth: 'b', personalId: 'a' } });
    const merged = await chief.post('merges', { kind: 'person', winner: a, loser: b, choices: { phone: 'winner' } });
    expect((await chief.post('merges', { kind: 'person', winner: a, loser: b })).body.error.kind).toBe('not-standing');
    const page = (await chief.get(`people/${a}`)).body;
    expect(page.person.fields).toMatchObject({ phone: expect.stringMatching(/^•+111$/), birth: '1957' });
    expect(page.merges).toMatchObject([{ id: merged.body.merge, other: b, isLoser: false, otherName: 'Lò Thị Cả' }]);
    expect((await chief.get(`people/${b}`)).body.merges).toMatchObject([{ other: a, isLoser: true }]);
    const commune = await atTheDesk(server, 'xa-a-thoi', 'xa-a');
    expect((await commune.get(`people/${a}`)).body.merges).toMatchObject([{ other: '', otherName: '' }]);
    expect((await commune.post(`merges/${merged.body.merge}/undo`, {})).body.error.kind).toBe('outside-scope');
    expect((await chief.post(`merges/${merged.body.merge}/undo`, {})).status).toBe(200);
    expect((await chief.get(`people/${a}`)).body.merges).toMatchObject([{ undoneAt: expect.stringContaining('T') }]);
  });
});
