import { daysBetween } from './dates.ts';

/** What the desk may plan: which homes somebody is sent to, and what a campaign counts. */
export const homeFilters = ['not-visited', 'not-met', 'overdue', 'at-milestone', 'all'] as const;
/**
 * `not-visited`: nobody of ours was there. `not-met`: somebody was, and met nobody yet. `overdue`: a promised return or an appointment has passed.
 * `at-milestone`: somebody there stands at this very milestone of a guide.
 */
export type HomeFilter = (typeof homeFilters)[number];

export interface HomeChoice {
  readonly filter: HomeFilter;
  /** A unit at or below the node; all of the node when absent. */
  readonly village?: string | undefined;
  /** As `readDoorAddress` names them; the empty one holds homes whose address names none. All lanes when absent. */
  readonly lanes?: readonly string[] | undefined;
  readonly guide?: string | undefined;
  readonly milestone?: string | undefined;
  /** The lanes as people write them; noted by the server, to be shown. */
  readonly laneNames?: readonly string[] | undefined;
}

/** `tasks`: tasks of the campaign that were ticked off. `visits`: homes where somebody was met. `milestone`: people who reached it or went beyond. */
export const campaignCounts = ['visits', 'tasks', 'milestone'] as const;
export type CampaignCount = (typeof campaignCounts)[number];

/** Homes in one assignment at most: months of work for one person. */
export const mostHomes = 2000;

/** How much of its target a campaign should have reached by the end of `today`, if each of its days brought the same. */
export function expectedBy(campaign: { readonly from: string; readonly through: string; readonly target: number }, today: string): number {
  const days = daysBetween(campaign.from, campaign.through) + 1;
  const gone = Math.min(days, Math.max(0, daysBetween(campaign.from, today) + 1));
  return Math.floor((campaign.target * gone) / days);
}
