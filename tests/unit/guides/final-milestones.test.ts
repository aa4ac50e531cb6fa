import { finalMilestones } from '#guides/final-milestones.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { expect, test } from 'vitest';

test('the short list of final milestones is what the guides say', () => {
  const said = shippedGuides.flatMap((guide) => guide.milestones.filter(({ final }) => final).map(({ id }) => [guide.id, id]));
  expect(said.length).toBeGreaterThan(0);
  expect(finalMilestones).toEqual(Object.fromEntries(said));
});
