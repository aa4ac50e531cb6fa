import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readParcelFile, writeParcelFile } from '#protocol/parcel-file.ts';

const parcel = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Uint8Array.from(bytes));
const file = fc.record({ device: fc.uuid(), key: fc.constant('k1'), parcels: fc.array(parcel, { maxLength: 5 }) });

test('what is written is read again, for any number of parcels', () => {
  fc.assert(
    fc.property(file, (written) => {
      expect(readParcelFile(writeParcelFile(written))).toEqual(written);
    }),
    { seed: 20261123 },
  );
});

test('a file that was cut or lengthened is not read as a whole one', () => {
  const whole = writeParcelFile({ device: 'd', key: 'k', parcels: [Uint8Array.of(1, 2, 3)] });
  expect(readParcelFile(whole.slice(0, -1))).toBeUndefined();
  expect(readParcelFile(Uint8Array.of(...whole, 0))).toBeUndefined();
});

test('anything else is refused without a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readParcelFile(Uint8Array.from(bytes))).toBeUndefined();
    }),
    { seed: 20261123 },
  );
  expect(readParcelFile(new TextEncoder().encode('{"tungNgo":2,"device":"d","key":"k","parcels":[]}\n'))).toBeUndefined();
});
