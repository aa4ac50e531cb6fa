/** Guide id → the milestone that is its goal, for code that must not carry the guides' texts. A test holds it against the guides. */
export const finalMilestones: Readonly<Record<string, string>> = {
  'safe-from-fraud': 'knows',
  'vneid-level-1': 'active',
  'vneid-level-2': 'active',
  'health-card-in-vneid': 'health-book',
  'public-service-portal': 'followed',
  'mobile-money': 'paid',
  'cashless-payment': 'paid',
  'evn-bill': 'paid',
  'pay-insurance-water': 'paid',
  vssid: 'usable',
  'driving-licence-in-vneid': 'integrated',
  'vneid-new-phone': 'old-unlinked',
  'without-smartphone': 'way-found',
};

export function isFinalMilestone(guide: string, milestone: string | null | undefined): boolean {
  return typeof milestone === 'string' && Object.hasOwn(finalMilestones, guide) && finalMilestones[guide] === milestone;
}
