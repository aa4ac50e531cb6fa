import { type Doorstep, inWalkOrder } from '#domain/walk-order.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const homes = (...addresses: readonly string[]): Doorstep[] =>
  addresses.map((address, index) => ({ id: String(index), address, head: 'An' }));
const walked = (...addresses: readonly string[]) => inWalkOrder(homes(...addresses)).map(({ address }) => address);

test('lane by lane as the numbers count, and door by door within a lane', () => {
  expect(walked('Số 14, ngõ 12', 'Số 12A, ngõ 2', 'Ngõ 2, nhà 100', 'Số 12, ngõ 2', 'nhà 14, ngõ 2', 'Số 1, ngõ Giếng')).toEqual([
    'Số 12, ngõ 2',
    'Số 12A, ngõ 2',
    'nhà 14, ngõ 2',
    'Ngõ 2, nhà 100',
    'Số 14, ngõ 12',
    'Số 1, ngõ Giếng',
  ]);
});

test('the doors of an alley come where the alley branches off', () => {
  expect(walked('13 ngõ Giếng', '12/5A ngõ Giếng', '12 ngõ Giếng', '12/5 ngõ Giếng')).toEqual([
    '12 ngõ Giếng',
    '12/5 ngõ Giếng',
    '12/5A ngõ Giếng',
    '13 ngõ Giếng',
  ]);
});

test('doors without a number are walked from the nearest to the nearest, then by name; homes without a lane come last', () => {
  const at = (lat: number, lng: number) => ({ lat, lng });
  const walk = inWalkOrder([
    { id: 'a', address: '', head: 'Hoa' },
    { id: 'b', address: 'Xóm Trên', head: 'Bình', location: at(21.005, 105) },
    { id: 'c', address: 'Xóm Trên', head: 'Chi', location: at(21.002, 105) },
    { id: 'd', address: 'Xóm Trên', head: 'Ân' },
    { id: 'e', address: 'Xóm Trên', head: 'An' },
    { id: 'f', address: 'Số 1, xóm Trên', head: 'Yên', location: at(21.001, 105) },
    { id: 'g', address: 'gần suối', head: 'Cúc', location: at(21.006, 105) },
  ]);
  expect(walk.map(({ id }) => id).join('')).toBe('fcbedga');
});

test('the same homes come in the same order, however they were given, and none is lost', () => {
  const address = fc.constantFrom(
    'Số 12, ngõ 5',
    '12/5A ngõ Giếng',
    'ngách 12/7 ngõ 5',
    'Xóm Trên',
    'Tổ 3',
    'Ngõ 10, nhà 3',
    'gần chợ',
    '',
  );
  const location = fc.option(fc.record({ lat: fc.integer({ min: 210, max: 214 }).map((n) => n / 10), lng: fc.constant(105) }), {
    nil: undefined,
  });
  const home = fc.record({ address, head: fc.constantFrom('An', 'Ân', 'Lan'), location });
  fc.assert(
    fc.property(fc.array(home, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (given, dice) => {
      const ordered = given.map((each, index) => ({ ...each, id: String(index).padStart(2, '0') }));
      const shuffled = ordered.map((each) => ({ each, key: dice.next().value })).sort((a, b) => a.key - b.key);
      const walk = inWalkOrder(ordered);
      expect(inWalkOrder(shuffled.map(({ each }) => each))).toEqual(walk);
      expect(walk.map(({ id }) => id).toSorted()).toEqual(ordered.map(({ id }) => id));
    }),
    { seed: 20_261_123, numRuns: 300 },
  );
});
