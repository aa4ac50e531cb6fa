import { drawingIds } from '#guides/drawings.ts';
import { officialApps } from '#guides/official-apps.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { expect, test } from 'vitest';

test('every service of the mission has its guide', () => {
  expect(shippedGuides.map(({ id }) => id).toSorted()).toEqual([
    'cashless-payment',
    'driving-licence-in-vneid',
    'evn-bill',
    'health-card-in-vneid',
    'mobile-money',
    'pay-insurance-water',
    'public-service-portal',
    'safe-from-fraud',
    'vneid-level-1',
    'vneid-level-2',
    'vneid-new-phone',
    'vssid',
    'without-smartphone',
  ]);
});

test('what a guide requires is offered before it', () => {
  const order = shippedGuides.map(({ id }) => id);
  for (const { id, requires } of shippedGuides) {
    for (const { guide } of requires) expect(order.indexOf(guide)).toBeLessThan(order.indexOf(id));
  }
});

test('the electricity bill belongs to the household, the rest to a person; one guide is told for safety', () => {
  expect(shippedGuides.filter(({ subject }) => subject === 'household').map(({ id }) => id)).toEqual(['evn-bill']);
  expect(shippedGuides.filter(({ safety }) => safety).map(({ id }) => id)).toEqual(['safe-from-fraud']);
});

test('level 2 keeps the states the police leave a person in', () => {
  const level2 = shippedGuides.find(({ id }) => id === 'vneid-level-2');
  expect(level2?.milestones.map(({ id }) => id)).toEqual(['referred', 'at-police', 'approved', 'active']);
});

test('whoever has no device at all finds a guide', () => {
  const open = shippedGuides.filter(({ audience }) => audience.devices.includes('none')).map(({ id }) => id);
  expect(open).toEqual(['safe-from-fraud', 'without-smartphone']);
});

test.each(shippedGuides)('$id is read aloud to a person of respect, and has a drawing for every step', (guide) => {
  for (const step of guide.steps) expect(step.words.vi).toMatch(/\b[Bb]ác\b/u);
  expect(guide.steps.every(({ drawing }) => drawing !== undefined)).toBe(true);
});

test.each(shippedGuides)('$id says what no volunteer may do, and that no official has checked it yet', (guide) => {
  const rules = guide.rules.map(({ vi }) => vi).join(' ');
  for (const forbidden of ['OTP', 'mật khẩu', 'mã 6 số', 'CH Play', 'trong tay người dân', 'tiền']) expect(rules).toContain(forbidden);
  expect(guide.reviewed).toBe(false);
  expect(guide.steps.flatMap(({ facts }) => facts).some(({ certainty }) => certainty === 'unverified')).toBe(true);
});

test.each(shippedGuides)('$id warns at every step where a code, password or PIN is entered', (guide) => {
  const secret = guide.steps.filter(({ id }) => /(enter|confirm)-(code|on-old)|password|passcode|choose-pin|log-in|^activate$/.test(id));
  const warned = /chỉ một mình bác biết/u;
  expect(secret.filter(({ caution }) => !warned.test(caution?.vi ?? '')).map(({ id }) => id)).toEqual([]);
});

test.each(shippedGuides)('$id names the places to turn to, and no telephone number that may be false or old', (guide) => {
  const text = JSON.stringify({ ...guide, steps: guide.steps.map(({ facts: _facts, ...step }) => step) });
  expect(text).not.toMatch(/\b(1800|1900|0\d{2,3})[ .]?\d{3,4}[ .]?\d{3,4}\b/);
  expect(guide.obstacles.some(({ followUp }) => followUp !== 'none')).toBe(true);
});

test('an installing step comes with the official app, except where the bank is the person’s own choice or nothing is installed', () => {
  const without = shippedGuides.filter(({ apps, steps }) => apps.length === 0 && steps.some(({ drawing }) => drawing === 'store'));
  expect(without.map(({ id }) => id)).toEqual(['safe-from-fraud', 'cashless-payment']);
});

test('an obstacle is the same thing in every guide, so that the desk can count it over all of them; three are told in the words of their service', () => {
  const ways = new Map<string, Set<string>>();
  for (const { obstacles } of shippedGuides) {
    for (const { id, title } of obstacles) ways.set(id, (ways.get(id) ?? new Set()).add(title.vi));
  }
  const differing = [...ways].filter(([, titles]) => titles.size > 1).map(([id]) => id);
  expect(differing.toSorted()).toEqual(['data-mismatch', 'forgot-password', 'phone-lost']);
});

test('every drawing and every official app is used', () => {
  const drawn = new Set(shippedGuides.flatMap(({ steps }) => steps.map(({ drawing }) => drawing)));
  expect(drawingIds.filter((id) => !drawn.has(id))).toEqual([]);
  const named = new Set(shippedGuides.flatMap(({ apps }) => apps));
  expect(officialApps.filter(({ id }) => !named.has(id))).toEqual([]);
});
