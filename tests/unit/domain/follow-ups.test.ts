import type { Progress, Visit } from '#domain/entities.ts';
import { compareFollowUps, followUpsOf, type HomeFacts } from '#domain/follow-ups.ts';
import { isMet, isVisited, lastVisit, promisedReturn } from '#domain/visit-rules.ts';
import { expect, test } from 'vitest';

const today = '2026-11-23';
const aVisit = (change: Visit = {}): Visit => ({ at: '2026-11-01T02:00:00.000Z', outcome: 'met', ...change });
const aHome = (change: Partial<HomeFacts> = {}): HomeFacts => ({
  household: 'home',
  visits: [aVisit()],
  tasks: [],
  progress: [],
  reviews: [],
  ...change,
});

test('a home nobody has been to is never visited, and a removed visit is no visit', () => {
  expect(followUpsOf(aHome({ visits: [] }), today)).toEqual([{ reason: 'never-visited', household: 'home', overdue: false }]);
  expect(followUpsOf(aHome({ visits: [aVisit({ removed: 'mistake' })] }), today)).toHaveLength(1);
  expect(followUpsOf(aHome(), today)).toEqual([]);
});

test('the newest standing visit is the last one, however its time is written', () => {
  const visits = [aVisit({ at: '2026-11-02T02:00:00Z' }), aVisit({ at: '2026-11-02T02:00:00.500Z', outcome: 'absent' }), aVisit()];
  expect(lastVisit(visits)?.outcome).toBe('absent');
  expect(isVisited(visits)).toBe(true);
});

test('absent is visited, but not met', () => {
  expect(isMet([aVisit({ outcome: 'absent' })])).toBe(false);
  expect(isMet([aVisit({ outcome: 'absent' }), aVisit()])).toBe(true);
});

test('a promise to return is due on its day, overdue after it, and not before it', () => {
  const home = (returnOn: string) => aHome({ visits: [aVisit({ returnOn })] });
  expect(followUpsOf(home(today), today)).toMatchObject([{ reason: 'promised', overdue: false }]);
  expect(followUpsOf(home('2026-11-22'), today)).toMatchObject([{ reason: 'promised', overdue: true }]);
  expect(followUpsOf(home('2026-11-24'), today)).toEqual([]);
  expect(followUpsOf(home('2026-11-24'), today, '2026-11-24')).toMatchObject([{ reason: 'promised', overdue: false }]);
});

test('a later visit settles an earlier promise; a removed one does not', () => {
  const promise = aVisit({ returnOn: '2026-11-10' });
  expect(promisedReturn([promise, aVisit({ at: '2026-11-11T02:00:00Z' })])).toBeUndefined();
  expect(promisedReturn([promise, aVisit({ at: '2026-11-11T02:00:00Z', removed: true })])).toBe('2026-11-10');
});

test('an appointment is due until the guide is finished or declined', () => {
  const home = (finished: boolean, declined: boolean) =>
    aHome({ progress: [{ person: 'p', guide: 'vneid-level-2', record: { appointmentOn: '2026-11-20', declined }, finished }] });
  expect(followUpsOf(home(false, false), today)).toEqual([
    { reason: 'appointment', household: 'home', person: 'p', guide: 'vneid-level-2', dueOn: '2026-11-20', overdue: true },
  ]);
  expect(followUpsOf(home(true, false), today)).toEqual([]);
  expect(followUpsOf(home(false, true), today)).toEqual([]);
});

test('what is approved and not activated stays in sight, until a day is agreed with the person or the home, or it is declined', () => {
  const home = (record: Progress, visit: Visit = {}) =>
    aHome({ visits: [aVisit(visit)], progress: [{ person: 'p', guide: 'vneid-level-2', record, finished: false, activates: true }] });
  expect(followUpsOf(home({ obstacle: 'no-network' }), today)).toEqual([
    { reason: 'activate', household: 'home', person: 'p', guide: 'vneid-level-2', obstacle: 'no-network', overdue: false },
  ]);
  expect(followUpsOf(home({ appointmentOn: '2026-11-24' }), today)).toEqual([]);
  expect(followUpsOf(home({ appointmentOn: today }), today)).toMatchObject([{ reason: 'appointment' }]);
  expect(followUpsOf(home({}, { returnOn: '2026-11-24' }), today)).toEqual([]);
  expect(followUpsOf(home({}, { returnOn: today }), today)).toMatchObject([{ reason: 'promised' }, { reason: 'activate' }]);
  expect(followUpsOf(home({ declined: true }), today)).toEqual([]);
});

test('a task is due until it is done, one without a day at once; a returned record carries the words', () => {
  const home = aHome({
    tasks: [
      { id: 't1', what: 'Hỏi lại số điện thoại' },
      { id: 't2', what: 'Việc đã xong', doneAt: '2026-11-02T02:00:00Z' },
      { id: 't3', what: 'Chưa đến ngày', dueOn: '2026-12-01' },
    ],
    reviews: [
      { person: 'p', record: { state: 'returned', comment: 'Năm sinh không khớp', field: 'birth' } },
      { record: { state: 'mended' } },
      { visit: 'v', record: { state: 'returned' } },
    ],
  });
  expect(followUpsOf(home, today)).toMatchObject([
    { reason: 'returned', person: 'p', words: 'Năm sinh không khớp', field: 'birth' },
    { reason: 'returned', visit: 'v', field: '' },
    { reason: 'task', task: 't1', words: 'Hỏi lại số điện thoại', overdue: false },
  ]);
});

test('the most pressing comes first: by reason, then the longest overdue', () => {
  const followUps = [
    { reason: 'never-visited', household: 'a', overdue: false },
    { reason: 'promised', household: 'b', dueOn: '2026-11-22', overdue: true },
    { reason: 'promised', household: 'c', dueOn: '2026-11-20', overdue: true },
    { reason: 'returned', household: 'd', overdue: false },
  ] as const;
  expect(followUps.toSorted(compareFollowUps).map(({ household }) => household)).toEqual(['d', 'c', 'b', 'a']);
});

test('a task given to me is there from the day it is given and stands first; one given to somebody else is not mine to follow', () => {
  const home = aHome({
    me: 'alice',
    tasks: [
      { id: 'everybody', dueOn: '2026-11-20' },
      { id: 'mine', assignee: 'alice', dueOn: '2026-12-01' },
      { id: 'bobs', assignee: 'bob', dueOn: '2026-11-20' },
      { id: 'taken-back', assignee: 'alice', removed: 'withdrawn' },
    ],
  });
  expect(followUpsOf(home, today)).toMatchObject([
    { task: 'mine', mine: true, overdue: false },
    { task: 'everybody', mine: false, overdue: true },
  ]);
});
