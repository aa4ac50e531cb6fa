/** Guide id → the milestone that is its goal, for code that must not carry the guides' texts. A test holds it against the guides. */
export const finalMilestones: Readonly<Record<string, string>> = {
  'vneid-level-1': 'active',
  'vneid-level-2': 'active',
};

export function isFinalMilestone(guide: string, milestone: string | null | undefined): boolean {
  return typeof milestone === 'string' && Object.hasOwn(finalMilestones, guide) && finalMilestones[guide] === milestone;
}
