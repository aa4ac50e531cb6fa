import { directions, movedBy, parseLocation, writtenLocation } from '#domain/location.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const well = { lat: 21.02781, lng: 105.83416 };

test.each([
  '21.02781, 105.83416',
  '21.02781 105.83416',
  ' 21.02781,105.83416 ',
  '21.02781; 105.83416',
  '(21.02781, 105.83416)',
  '21.02781°N, 105.83416°E',
  '21.02781° N 105.83416° E',
  'N 21.02781 E 105.83416',
  'n21.02781, e105.83416',
  '105.83416 E, 21.02781 N',
  'https://www.google.com/maps/@21.02781,105.83416,19z',
  'https://maps.google.com/?q=21.02781,105.83416',
  'https://www.google.com/maps/search/?api=1&query=21.02781%2C105.83416',
])('%j is read as the place it says, without an accuracy', (text) => {
  expect(parseLocation(text)).toEqual({ ok: true, location: well });
});

test.each([`21°01'40.1"N 105°50'03.0"E`, '21°01′40.1″N, 105°50′03.0″E', "21° 1' 40.1'' N 105° 50' 3'' E"])(
  '%j is read in degrees, minutes and seconds',
  (text) => {
    expect(parseLocation(text)).toEqual({ ok: true, location: { lat: 21.027806, lng: 105.834167 } });
  },
);

test.each([
  ['21,02781, 105,83416', 'decimal-comma'],
  ['21,02781; 105,83416', 'decimal-comma'],
  ['21,02781 105,83416', 'decimal-comma'],
  ['105.83416, 21.02781', 'swapped'],
  ['48.85661, 2.35222', 'outside'],
  ['2.102781, 105.83416', 'outside'],
  ['https://www.google.com/maps/@48.85661,2.35222,19z', 'outside'],
  ['', 'unreadable'],
  ['21.02781', 'unreadable'],
  ['Xóm Giếng Đá', 'unreadable'],
  ['21.02781 N, 105.83416 N', 'unreadable'],
  [`21°61'40"N 105°50'03"E`, 'unreadable'],
  ['https://maps.app.goo.gl/abc', 'unreadable'],
])('%j is refused as %s', (text, reason) => {
  expect(parseLocation(text)).toEqual({ ok: false, reason });
});

const places = fc.record({ lat: fc.integer({ min: 8_000_000, max: 23_000_000 }), lng: fc.integer({ min: 102_000_000, max: 117_000_000 }) });

test('what is written can be pasted again, for any place in Vietnam', () => {
  fc.assert(
    fc.property(places, ({ lat, lng }) => {
      const place = { lat: lat / 1e6, lng: lng / 1e6 };
      expect(parseLocation(writtenLocation(place))).toEqual({ ok: true, location: place });
    }),
  );
});

test('nothing that can be typed makes it throw', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseLocation(text)));
  fc.assert(fc.property(fc.array(fc.constantFrom(...'0123456789.,;°\'"NE @=/ '.split(''))), (signs) => void parseLocation(signs.join(''))));
});

/** On a sphere, apart from the code that is tested. */
function metresBetween(a: typeof well, b: typeof well): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (x: number) => Math.sin(radians(x) / 2) ** 2;
  const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lng - a.lng);
  return 2 * 6_371_008 * Math.asin(Math.sqrt(h));
}

test('a nudge moves the point by the metres it says, and there and back is the same place', () => {
  for (const direction of directions) {
    for (const metres of [5, 20]) expect(metresBetween(well, movedBy(well, metres, direction))).toBeCloseTo(metres, 0);
  }
  expect(movedBy(well, 20, 'north').lat).toBeGreaterThan(well.lat);
  expect(movedBy(well, 20, 'east').lng).toBeGreaterThan(well.lng);
  expect(movedBy(movedBy(well, 5, 'west'), 5, 'east')).toEqual(well);
  expect(movedBy(movedBy(well, 5, 'south'), 5, 'north')).toEqual(well);
});

test('a point moved by hand is measured no more', () => {
  const measured = { ...well, accuracy: 8 };
  expect(movedBy(measured, 5, 'north')).not.toHaveProperty('accuracy');
});
