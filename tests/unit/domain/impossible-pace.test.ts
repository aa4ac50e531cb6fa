import {
  impossiblePace,
  mostDoorsInAnHour,
  mostMetInAnHour,
  mostPeopleInAnHour,
  type PaceEvent,
  paceOfPeople,
  paceOfVisits,
} from '#domain/impossible-pace.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const minute = 60_000;
const evenly = (count: number, over: number, talked = true): readonly PaceEvent[] =>
  Array.from({ length: count }, (_, i) => ({ id: `v${i}`, ms: 1_000_000 + Math.floor((i * over) / count), subject: `home${i}`, talked }));

test('a full morning of visits, a lane of closed doors and a busy registration day are no alarm', () => {
  expect(impossiblePace(evenly(mostMetInAnHour, 60 * minute), paceOfVisits).size).toBe(0);
  expect(impossiblePace(evenly(80, 5 * 60 * minute), paceOfVisits).size).toBe(0);
  expect(impossiblePace(evenly(mostDoorsInAnHour, 60 * minute, false), paceOfVisits).size).toBe(0);
  expect(impossiblePace(evenly(mostPeopleInAnHour, 60 * minute), paceOfPeople).size).toBe(0);
});

test('one home written to many times in an hour is one home', () => {
  const again = evenly(60, 50 * minute).map((event) => Object.assign(event, { subject: 'home' }));
  expect(impossiblePace(again, paceOfVisits).size).toBe(0);
});

test('one home more than anybody can meet is found, in an hour that begins at any minute, and says how many', () => {
  const found = impossiblePace(evenly(mostMetInAnHour + 1, 40 * minute), paceOfVisits);
  expect(found.size).toBe(mostMetInAnHour + 1);
  expect(found.get('v0')).toEqual({ count: mostMetInAnHour + 1, from: 1_000_000 });
});

test('what lies outside the crowded hour is left alone', () => {
  const far = { id: 'far', ms: 1_000_000 + 3 * 60 * minute, subject: 'far', talked: true };
  expect(impossiblePace([...evenly(30, 30 * minute), far], paceOfVisits).has('far')).toBe(false);
});

test('it finds exactly what looking at every hour by itself finds', () => {
  const events = fc.array(
    fc.record({ minute: fc.integer({ min: 0, max: 240 }), home: fc.integer({ min: 0, max: 12 }), talked: fc.boolean() }),
    {
      maxLength: 40,
    },
  );
  const most = { all: 8, talked: 5 };
  fc.assert(
    fc.property(events, (drawn) => {
      const all = drawn.map(({ minute: at, home, talked }, i) => ({ id: `v${i}`, ms: at * minute, subject: `h${home}`, talked }));
      const plainly = new Set<string>();
      for (const { ms } of all) {
        const hour = all.filter((other) => other.ms >= ms && other.ms < ms + 60 * minute);
        const count = (of: readonly PaceEvent[]) => new Set(of.map(({ subject }) => subject)).size;
        if (count(hour) > most.all || count(hour.filter((event) => event.talked)) > most.talked) for (const { id } of hour) plainly.add(id);
      }
      expect([...impossiblePace(all, most).keys()].sort()).toEqual([...plainly].sort());
    }),
    { seed: 20_261_126, numRuns: 300 },
  );
});
