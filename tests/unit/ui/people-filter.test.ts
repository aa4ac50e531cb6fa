import { addressOf, filterOf, type PeopleFilter, peopleWhats } from '#ui/desk/overview/people-filter.ts';
import { ageBandsOn } from '#domain/age-bands.ts';
import { expect, test } from 'vitest';

const today = '2026-11-26';

function readBack(address: string): PeopleFilter | undefined {
  const query = new URLSearchParams(address.split('?')[1]);
  return filterOf(query.getAll('figure'), query.get('born'), today);
}

test('every filter is read back from its own address, whatever its age', () => {
  const bands = [undefined, ...ageBandsOn(today).keys()];
  let read = 0;
  for (const what of peopleWhats) {
    for (const band of bands) {
      const guide = ['milestone', 'stuck', 'independent', 'declined'].includes(what) ? 'vneid-level-2' : '';
      const filter = { what, guide, milestone: what === 'milestone' ? 'approved' : '', band };
      expect(readBack(addressOf('xa', filter, today))).toEqual(filter);
      read += 1;
    }
  }
  expect(read).toBeGreaterThan(40);
});

test('a list of homes, of several things at once or of years that are no band has no such filter', () => {
  expect(filterOf(['home'], null, today)).toBeUndefined();
  expect(filterOf(['due/week'], null, today)).toBeUndefined();
  expect(filterOf(['stuck/vssid', 'stuck/evn-bill'], null, today)).toBeUndefined();
  expect(filterOf(['person'], '1950..1951', today)).toBeUndefined();
  expect(filterOf([], null, today)).toBeUndefined();
});
