import { packBlock, unpackBlock } from '#sync/packed-block.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const names = ['name', 'birth', 'phone', 'note', 'fromANewerApp'];
const stamp = fc.constantFrom('0001764000000-0000-a', '0001764000001-0000-a', '0001764000001-0001-b');
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string(), { maxLength: 2 }));
const record = fc.record({
  kind: fc.constantFrom('person', 'household', 'aKindOfANewerApp'),
  id: fc.uuid(),
  area: fc.constantFrom('village-1', 'village-2'),
  areaStamp: stamp,
  fields: fc.dictionary(fc.constantFrom(...names), value, { noNullPrototype: true }),
  stamps: fc.dictionary(fc.constantFrom(...names), stamp, { noNullPrototype: true }),
});
const base = fc.record({ record, epoch: fc.nat(9) });
const onDisk = <Value>(written: Value): Value => JSON.parse(JSON.stringify(written)) as Value;

test('whatever is packed comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(base, { maxLength: 12 }), (block) => {
      expect(unpackBlock(onDisk(packBlock(block)))).toEqual(block);
    }),
    { seed: 20_261_126 },
  );
});

test('a block of a tablet that has not packed since the update is read as it lies', () => {
  fc.assert(
    fc.property(fc.array(base, { maxLength: 4 }), (block) => {
      expect(unpackBlock(onDisk(block))).toEqual(block);
    }),
    { seed: 20_261_126 },
  );
});

test('a stamp that a whole visit shares is said once', () => {
  const fields = { name: 'Hà Thị Mẫu', birth: '1957', phone: '0912000001' };
  const at = '0001764000000-0000-0199b1c2-1111-7111-8111-000000000001';
  const stamps = Object.fromEntries(Object.keys(fields).map((field) => [field, at]));
  const block = Array.from({ length: 200 }, (_, n) => ({
    record: { kind: 'person', id: `p${n}`, area: 'v', areaStamp: at, fields, stamps },
    epoch: 1,
  }));
  const text = JSON.stringify(packBlock(block));
  expect(text.split(at)).toHaveLength(2);
  expect(text.length).toBeLessThan(JSON.stringify(block).length / 2);
});
