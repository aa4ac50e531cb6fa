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
  const change = async (records: readonly MergedRecord[], drop: readonly string[] = []) => {
    const put = records.map((record) => ({ record, epoch: 1 }));
    write(await known.sealed(put, drop));
    known.takeIn(put, drop);
  };
  return {
    disk,
    known,
    put: (...records: MergedRecord[]) => change(records),
    drop: (...keys: string[]) => change([], keys),
    pack: async (name: string) => {
      const rows = await known.packed(name);
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
  await pack('a');
  expect(disk.size).toBe(1);
  await put(aRecord(1, 'mới'));
  await drop(key(2));
  expect(await reopened()).toEqual({ [key(1)]: 'mới', [key(3)]: 'Hộ 3' });
  expect(heads(known)).toEqual(await reopened());
  await put(aRecord(2, 'trở lại'));
  expect(await reopened()).toEqual({ [key(1)]: 'mới', [key(2)]: 'trở lại', [key(3)]: 'Hộ 3' });
  await drop(key(1), key(2), key(3));
  expect(await reopened()).toEqual({});
  await pack('b');
  expect([disk.size, await reopened()]).toEqual([0, {}]);
});

test('many records lie in few boxes, and packing is asked for only when many rows have gathered', async () => {
  const { disk, known, put, pack, reopened } = await aDisk();
  await put(...Array.from({ length: looseRows - 1 }, (_, n) => aRecord(n)));
  expect(known.wantsPacking).toBe(false);
  await put(aRecord(looseRows));
  expect(known.wantsPacking).toBe(true);
  await pack('a');
  expect(disk.size).toBe(Math.ceil(looseRows / recordsPerBlock));
  expect(known.wantsPacking).toBe(false);
  expect(Object.keys(await reopened())).toHaveLength(looseRows);
});

test('a damaged block costs its records, not the rest', async () => {
  const { disk, known, put, pack } = await aDisk();
  await put(...Array.from({ length: recordsPerBlock + 1 }, (_, n) => aRecord(n)));
  await pack('a');
  const [first] = disk.values();
  if (first) disk.set(first.key, { ...first, box: new Uint8Array(30) });
  await known.read([...disk.values()]);
  expect(known.damaged).toEqual([first?.key]);
  expect(known.byKey.size).toBe(1);
});
