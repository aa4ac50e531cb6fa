import { ageRange } from '#domain/birth.ts';
import type { Person } from '#domain/entities.ts';
import type { Guide } from './guide.ts';
import { isApprovedNotActivated, isCovered, isFinished, missingRequirements, type ProgressByGuide } from './progress-rules.ts';

/** Why a guide is proposed, the most useful first. `help`: it answers a need this very person has. */
export const proposalReasons = ['activate', 'go-on', 'help', 'stuck', 'begin'] as const;
export type ProposalReason = (typeof proposalReasons)[number];

export interface Proposal {
  readonly guide: Guide;
  readonly why: ProposalReason;
}

/** The guides that would help this person now, the most useful first; within a reason in the order offered. What is told for safety stands last: `safetyFirst` brings it up by itself. */
export function proposals(
  person: Pick<Person, 'birth' | 'device'>,
  progress: ProgressByGuide,
  guides: readonly Guide[],
  on: string,
): readonly Proposal[] {
  const isFor = (guide: Guide) => guide.subject === 'person' && isAudience(guide, person, on);
  return proposed(guides, progress, isFor, (guide) => isNeeded(guide, person, progress));
}

/** Bills and connections, for a home. */
export function householdProposals(progress: ProgressByGuide, guides: readonly Guide[]): readonly Proposal[] {
  return proposed(
    guides,
    progress,
    ({ subject }) => subject === 'household',
    () => false,
  );
}

export function nextUsefulGuide(...asked: Parameters<typeof proposals>): Proposal | undefined {
  return proposals(...asked)[0];
}

type Says = (guide: Guide) => boolean;

function proposed(guides: readonly Guide[], progress: ProgressByGuide, isFor: Says, isNeededNow: Says): readonly Proposal[] {
  const found = guides.flatMap((guide): Proposal[] => {
    const why = reasonToGoOn(guide, progress, guides) ?? reasonToBegin(guide, progress, guides, isFor, isNeededNow);
    return why === undefined || why === 'none' ? [] : [{ guide, why }];
  });
  const rank = ({ guide, why }: Proposal) => proposalReasons.indexOf(why) + (guide.safety ? proposalReasons.length : 0);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** `none`: settled one way or the other; undefined: not begun. */
function reasonToGoOn(guide: Guide, progress: ProgressByGuide, guides: readonly Guide[]): ProposalReason | 'none' | undefined {
  const own = progress[guide.id];
  if (own?.declined === true || isFinished(guide, own) || isCovered(guide, progress, guides)) return 'none';
  if (guide.id === 'vneid-level-2' && isApprovedNotActivated(progress)) return 'activate';
  if (own?.obstacle) return 'stuck';
  return own?.milestone || own?.step ? 'go-on' : undefined;
}

function reasonToBegin(
  guide: Guide,
  progress: ProgressByGuide,
  guides: readonly Guide[],
  isFor: Says,
  isNeededNow: Says,
): ProposalReason | undefined {
  if (!isFor(guide) || missingRequirements(guide, progress, guides).length > 0) return undefined;
  if (!guide.need) return 'begin';
  return isNeededNow(guide) ? 'help' : undefined;
}

function isNeeded({ need }: Guide, { device }: Pick<Person, 'device'>, progress: ProgressByGuide): boolean {
  if (!need) return false;
  const stoppedBy = new Set(Object.values(progress).map((one) => one?.obstacle));
  return (device ? need.devices.includes(device) : false) || need.obstacles.some((obstacle) => stoppedBy.has(obstacle));
}

/** The guide to tell before this one, the first time with a person: none once it was told, or refused. */
export function safetyFirst(guide: Guide, progress: ProgressByGuide, guides: readonly Guide[]): Guide | undefined {
  if (guide.safety || guide.subject !== 'person') return undefined;
  return guides.find((other) => other.safety && !progress[other.id]?.declined && !progress[other.id]?.milestone);
}

/** What is not known of a person excludes nobody. */
export function isAudience(guide: Guide, person: Pick<Person, 'birth' | 'device'>, on: string): boolean {
  const { fromAge, devices } = guide.audience;
  const oldEnough = fromAge === undefined || !person.birth || ageRange(person.birth, on).most >= fromAge;
  return oldEnough && (!person.device || devices.includes(person.device));
}
