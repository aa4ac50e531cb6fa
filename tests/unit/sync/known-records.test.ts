import type { MergedRecord } from '#domain/merge.ts';
import { recordKey, type StoredRecord } from '#storage/tablet-store.ts';
import { createVault } from '#storage/vault.ts';
import { KnownRecords } from '#sync/known-records.ts';
import { looseRows, recordsPerBlock } from '#sync/record-blocks.ts';
import { expect, test } from 'vitest';
import { pin, quickStretch, seededBytes } from '../background/a-tablet.ts';

const aRecord = (n: number, head = `Hộ ${n}`): MergedRecord => ({
  kind: 'household',
  id: `h${n}`,
  area: 'v',
  areaStamp: 's',
  fields: { head },
  stamps: {},
});
const key = (n: number) => recordKey('household', `h${n}`);

/** A disk and what knows it; `put`, `drop` and `pack` write both, `reopened` reads the disk alone. */
async function aDisk() {
  const { vault } = await createVault({ random: seededBytes(3), stretchPin: quickStretch }, { kind: 'pbkdf2-sha256', rounds: 1 }, { pin });
  const disk = new Map<string, StoredRecord>();
  const known = new KnownRecords(vault);
  const write = ({ putRecords, dropRecords }: { putRecords: readonly StoredRecord[]; dropRecords: readonly string[] }) => {
    for (const dropped of dropRecords) disk.delete(dropped);
    for (const row of putRecords) disk.set(row.key, row);
  };
  let revision = 7;
  const change = async (records: readonly MergedRecord[], drop: readonly string[] = []) => {
    const put = records.map((record) => ({ record, epoch: 1 }));
    const rows = await known.sealed(put, drop, (revision += 1));
    write(rows);
    known.takeIn(put, drop, rows);
  };
  return {
    disk,
    known,
    put: (...records: MergedRecord[]) => change(records),
    drop: (...keys: string[]) => change([], keys),
    change,
    pack: async () => {
      const rows = await known.packed((revision += 1));
      write(rows);
      known.takeInPacked(rows);
    },
    reopened: async () => {
      const fresh = new KnownRecords(vault);
      await fresh.read([...disk.values()]);
      return Object.fromEntries([...fresh.byKey].map(([each, { record }]) => [each, record.fields['head']]));
    },
  };
}

const heads = (known: KnownRecords) => Object.fromEntries([...known.byKey].map(([each, { record }]) => [each, record.fields['head']]));

test('what came after packing is newer than the blocks: changed, removed, brought back', async () => {
  const { disk, known, put, drop, pack, reopened } = await aDisk();
  await put(aRecord(1), aRecord(2), aRecord(3));
  await pack();
  expect(disk.size).toBe(1);
  await put(aRecord(1, 'mới'));
  await drop(key(2));
  expect(await reopened()).toEqual({ [key(1)]: 'mới', [key(3)]: 'Hộ 3' });
  expect(heads(known)).toEqual(await reopened());
  await put(aRecord(2, 'trở lại'));
  expect(await reopened()).toEqual({ [key(1)]: 'mới', [key(2)]: 'trở lại', [key(3)]: 'Hộ 3' });
  await drop(key(1), key(2), key(3));
  expect(await reopened()).toEqual({});
  await pack();
  expect([disk.size, await reopened()]).toEqual([0, {}]);
});

const several = (from: number, to: number, head?: string) =>
  Array.from({ length: to - from }, (_, index) => aRecord(from + index, head && `${head} ${from + index}`));

test('few records at a time lie in rows of their own, and packing is asked for only when many have gathered', async () => {
  const { disk, known, put, pack, reopened } = await aDisk();
  const few = recordsPerBlock / 2;
  for (let from = 0; from < looseRows - few; from += few) await put(...several(from, from + few));
  await put(...several(looseRows - few, looseRows - 1));
  expect([disk.size, known.wantsPacking]).toEqual([looseRows - 1, false]);
  await put(aRecord(looseRows - 1));
  expect(known.wantsPacking).toBe(true);
  await pack();
  expect(disk.size).toBe(Math.ceil(looseRows / recordsPerBlock));
  expect(known.wantsPacking).toBe(false);
  expect(Object.keys(await reopened())).toHaveLength(looseRows);
});

test('many records at once go into blocks, which overtake rows, marks and older blocks of the same records', async () => {
  const { disk, known, put, drop, change, reopened } = await aDisk();
  await put(...several(0, recordsPerBlock));
  await put(...several(recordsPerBlock, 2 * recordsPerBlock));
  expect(disk.size).toBe(2);
  await put(aRecord(0, 'một mình'), aRecord(1, 'một mình'));
  await drop(key(2), key(3));
  expect(disk.size).toBe(6);
  await change(several(0, recordsPerBlock + 50, 'mới').toSpliced(3, 1), [key(recordsPerBlock + 60)]);
  const now = await reopened();
  expect(heads(known)).toEqual(now);
  expect([now[key(0)], now[key(2)], now[key(recordsPerBlock + 49)], now[key(recordsPerBlock + 50)]]).toEqual([
    'mới 0',
    'mới 2',
    `mới ${recordsPerBlock + 49}`,
    `Hộ ${recordsPerBlock + 50}`,
  ]);
  expect([key(3) in now, key(recordsPerBlock + 60) in now]).toEqual([false, false]);
  /* Two blocks, two more, and the marks of the two that are gone. */
  expect(disk.size).toBe(6);
  await put(aRecord(3, 'sau cùng'));
  expect((await reopened())[key(3)]).toBe('sau cùng');
});

test('blocks written at the ninth and the tenth revision are read in this order, and packed when more is overtaken than stands', async () => {
  const { disk, known, put, pack, reopened } = await aDisk();
  const all = 2 * recordsPerBlock;
  for (let time = 1; (time - 3) * all < looseRows; time += 1) {
    expect(known.wantsPacking).toBe(false);
    await put(...several(0, all, `lần ${time}`));
    expect((await reopened())[key(7)]).toBe(`lần ${time} 7`);
  }
  expect([...disk.keys()].map((name) => name.length)).toContain('#10-0'.length);
  expect(known.wantsPacking).toBe(true);
  const before = await reopened();
  await known.read([...disk.values()]);
  expect(known.wantsPacking).toBe(true);
  await pack();
  expect([disk.size, known.wantsPacking]).toEqual([2, false]);
  expect(await reopened()).toEqual(before);
});

test('a damaged block costs its records, not the rest', async () => {
  const { disk, known, put, pack } = await aDisk();
  await put(...Array.from({ length: recordsPerBlock + 1 }, (_, n) => aRecord(n)));
  await pack();
  const [first] = disk.values();
  if (first) disk.set(first.key, { ...first, box: new Uint8Array(30) });
  await known.read([...disk.values()]);
  expect(known.damaged).toEqual([first?.key]);
  expect(known.byKey.size).toBe(1);
});
