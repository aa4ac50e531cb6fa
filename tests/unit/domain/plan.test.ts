import { expectedBy } from '#domain/plan.ts';
import { expect, test } from 'vitest';

test('a campaign is expected to have come as far as its days have gone', () => {
  const campaign = { from: '2026-11-01', through: '2026-11-30', target: 100 };
  const days = ['2026-10-31', '2026-11-01', '2026-11-15', '2026-11-30', '2026-12-24'];
  expect(days.map((day) => expectedBy(campaign, day))).toEqual([0, 3, 50, 100, 100]);
});
