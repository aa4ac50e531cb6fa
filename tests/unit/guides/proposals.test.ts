import type { Person } from '#domain/entities.ts';
import type { ProgressByGuide } from '#guides/progress-rules.ts';
import { householdProposals, isAudience, nextUsefulGuide, proposals, safetyFirst } from '#guides/proposals.ts';
import { findGuide, shippedGuides } from '#guides/shipped-guides.ts';
import { vneidLevel1 } from '#guides/vneid-level-1.ts';
import { expect, test } from 'vitest';
import { aGuide } from './fixture-guides.ts';

const today = '2026-11-23';
const level2 = { 'vneid-level-2': { milestone: 'active' } };
const said = (person: Pick<Person, 'birth' | 'device'>, progress: ProgressByGuide) =>
  proposals(person, progress, shippedGuides, today).map(({ guide, why }) => `${guide.id} ${why}`);

interface Case {
  readonly who: string;
  readonly birth?: string;
  readonly device?: 'smartphone' | 'basic' | 'shared' | 'none';
  readonly progress?: ProgressByGuide;
  readonly next: string | undefined;
}

const cases: readonly Case[] = [
  { who: 'somebody of whom nothing is known', next: 'vneid-level-1 begin' },
  { who: '72, no phone', birth: '1954', device: 'none', next: 'without-smartphone help' },
  { who: '72, basic phone', birth: '1954', device: 'basic', next: 'without-smartphone help' },
  {
    who: '72, basic phone, has chosen a way',
    birth: '1954',
    device: 'basic',
    progress: { 'without-smartphone': { milestone: 'way-found' } },
    next: 'mobile-money begin',
  },
  { who: '72, smartphone', birth: '1954', device: 'smartphone', next: 'vneid-level-1 begin' },
  {
    who: '30, level 1',
    birth: '1996',
    device: 'smartphone',
    progress: { 'vneid-level-1': { milestone: 'active' } },
    next: 'vneid-level-2 begin',
  },
  { who: '30, level 2', birth: '1996', device: 'smartphone', progress: level2, next: 'health-card-in-vneid begin' },
  {
    who: '30, level 2 and the health card, asks nothing of driving',
    birth: '1996',
    device: 'smartphone',
    progress: { ...level2, 'health-card-in-vneid': { milestone: 'health-book' } },
    next: 'public-service-portal begin',
  },
  {
    who: 'approved, not activated',
    birth: '1996',
    device: 'smartphone',
    progress: { 'vneid-level-2': { milestone: 'approved' }, 'mobile-money': { step: 'register' } },
    next: 'vneid-level-2 activate',
  },
  { who: 'referred to the police', birth: '1980', progress: { 'vneid-level-2': { milestone: 'referred' } }, next: 'vneid-level-2 go-on' },
  { who: '15, level 2', birth: '2011', device: 'smartphone', progress: level2, next: 'health-card-in-vneid begin' },
  { who: '13, own phone', birth: '2013-01-01', device: 'smartphone', next: 'safe-from-fraud begin' },
  {
    who: 'whose account is on another phone',
    birth: '1970',
    device: 'smartphone',
    progress: { 'vneid-level-1': { milestone: 'applied', obstacle: 'other-phone' } },
    next: 'vneid-new-phone help',
  },
  {
    who: 'who turned out to have no phone',
    birth: '1960',
    device: 'shared',
    progress: { 'vneid-level-1': { step: 'explain', obstacle: 'no-phone' } },
    next: 'without-smartphone help',
  },
  {
    who: 'who has it all, or wants none of it',
    birth: '1996',
    device: 'smartphone',
    progress: Object.fromEntries(shippedGuides.map(({ id }) => [id, { declined: true }])),
    next: undefined,
  },
];

test.each(cases)('next for $who: $next', ({ birth, device, progress = {}, next }) => {
  expect(said({ birth, device }, progress)[0]).toBe(next);
});

test('what needs level 2 waits for it, the licence comes after the health card, and not before eighteen', () => {
  const young = { birth: '1996', device: 'smartphone' } as const;
  for (const id of ['health-card-in-vneid', 'public-service-portal', 'driving-licence-in-vneid']) {
    expect(said(young, { 'vneid-level-2': { milestone: 'approved' } })).not.toContain(`${id} begin`);
    expect(said(young, level2)).toContain(`${id} begin`);
  }
  const order = said(young, level2);
  expect(order.indexOf('health-card-in-vneid begin')).toBeLessThan(order.indexOf('driving-licence-in-vneid begin'));
  expect(said({ birth: '2011', device: 'smartphone' }, level2)).not.toContain('driving-licence-in-vneid begin');
});

test('what was begun comes before what is stuck, and that before something new', () => {
  const progress = { 'vneid-level-1': { step: 'face', obstacle: 'face-not-matched' }, 'vneid-level-2': { milestone: 'referred' } };
  expect(said({ birth: '1957', device: 'smartphone' }, progress).slice(0, 3)).toEqual([
    'vneid-level-2 go-on',
    'vneid-level-1 stuck',
    'mobile-money begin',
  ]);
});

test('who was told how not to be cheated is led on to a service, not back to the telling', () => {
  const told = { 'safe-from-fraud': { milestone: 'told' } };
  expect(said({ birth: '1957', device: 'smartphone' }, told)[0]).toBe('vneid-level-1 begin');
  expect(said({ birth: '1957', device: 'smartphone' }, told).at(-1)).toBe('safe-from-fraud go-on');
});

test('a guide for a need is proposed to nobody who does not have it', () => {
  for (const device of ['smartphone', 'shared', undefined] as const) {
    const ids = proposals({ birth: '1957', device }, level2, shippedGuides, today).map(({ guide }) => guide.id);
    expect(ids).not.toContain('without-smartphone');
    expect(ids).not.toContain('vneid-new-phone');
  }
});

test('declined, finished and too young are not asked again', () => {
  const done = { 'vneid-level-1': { declined: true }, 'vneid-level-2': { milestone: 'active' } };
  const ids = proposals({ birth: '1957' }, done, shippedGuides, today).map(({ guide }) => guide.id);
  expect(ids).not.toContain('vneid-level-1');
  expect(ids).not.toContain('vneid-level-2');
  expect(isAudience(vneidLevel1, { birth: '2013-01-01', device: 'smartphone' }, today)).toBe(false);
  expect(isAudience(vneidLevel1, { birth: '2012', device: 'shared' }, today)).toBe(true);
  expect(isAudience(vneidLevel1, { birth: '1957', device: 'basic' }, today)).toBe(false);
  expect(isAudience(vneidLevel1, {}, today)).toBe(true);
});

test('a bill is proposed to a home, never to a person', () => {
  const bill = aGuide({ id: 'village-bill', subject: 'household' });
  expect(householdProposals({}, [...shippedGuides, bill]).map(({ guide }) => guide.id)).toEqual(['evn-bill', 'village-bill']);
  expect(householdProposals({ 'evn-bill': { milestone: 'bill-seen' } }, shippedGuides)).toMatchObject([{ why: 'go-on' }]);
  expect(householdProposals({ 'evn-bill': { milestone: 'paid' } }, shippedGuides)).toEqual([]);
  expect(said({}, level2)).not.toContain('evn-bill begin');
});

test('safety is told before any other guide the first time, and once', () => {
  const first = (progress: ProgressByGuide, id = 'vneid-level-1') => {
    const guide = findGuide(id);
    return guide && safetyFirst(guide, progress, shippedGuides)?.id;
  };
  expect(first({})).toBe('safe-from-fraud');
  expect(first({ 'safe-from-fraud': { step: 'hang-up' } })).toBe('safe-from-fraud');
  expect(first({ 'safe-from-fraud': { milestone: 'told' } })).toBeUndefined();
  expect(first({ 'safe-from-fraud': { declined: true } })).toBeUndefined();
  expect(first({}, 'safe-from-fraud')).toBeUndefined();
  expect(first({}, 'evn-bill')).toBeUndefined();
});

test('the next useful guide is the first of the proposals', () => {
  expect(nextUsefulGuide({ birth: '1957' }, {}, shippedGuides, today)).toEqual({ guide: vneidLevel1, why: 'begin' });
  expect(nextUsefulGuide({ birth: '1957' }, {}, [], today)).toBeUndefined();
});
