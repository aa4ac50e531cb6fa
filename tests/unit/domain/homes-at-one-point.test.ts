import { fewestAtOnePoint, homesAtOnePoint } from '#domain/homes-at-one-point.ts';
import { expect, test } from 'vitest';

/** One metre of latitude, in degrees. */
const metre = 1 / 111_320;
const homes = (count: number, step: number, name = 'h') =>
  Array.from({ length: count }, (_, i) => ({ id: `${name}${i}`, lat: 21.0278 + i * step, lng: 105.8342 }));

test('doors along a lane, a courtyard of neighbours and one house of flats in a village are no alarm', () => {
  expect(homesAtOnePoint(homes(60, 10 * metre)).size).toBe(0);
  expect(homesAtOnePoint(homes(fewestAtOnePoint - 1, 0)).size).toBe(0);
  const flats = homes(12, 0, 'flat').map((home) => Object.assign(home, { lat: 21.5 }));
  expect(homesAtOnePoint([...homes(40, 10 * metre), ...flats]).size).toBe(0);
});

test('a village written down at one point is found, a hand trembling by a metre too, and the honest homes in it are not', () => {
  const crowd = homes(14, 0.1 * metre, 'c');
  const found = homesAtOnePoint([...crowd, ...homes(6, 30 * metre, 'far').map((home) => Object.assign(home, { lng: 105.9 }))]);
  expect([...found.keys()].sort()).toEqual(crowd.map(({ id }) => id).sort());
  expect(found.get('c0')).toBe(14);
});

test('neighbours are seen across the edges of the grid it looks through', () => {
  for (let shift = 0; shift < 40; shift += 1) {
    const moved = homes(10, 0.05 * metre).map(({ id, lat, lng }) => ({
      id,
      lat: lat + shift * 0.1 * metre,
      lng: lng + shift * 0.1 * metre,
    }));
    expect(homesAtOnePoint(moved).size).toBe(10);
  }
});
