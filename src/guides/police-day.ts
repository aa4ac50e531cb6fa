import type { Progress } from '#domain/entities.ts';

/** Where somebody stands with the commune police: has to go there, has been there and waits, or only has to activate what was approved. */
export const policeStandings = ['to-go', 'waits', 'to-activate'] as const;
export type PoliceStanding = (typeof policeStandings)[number];

const level2 = 'vneid-level-2';
const standingAt: Readonly<Record<string, PoliceStanding>> = { referred: 'to-go', 'at-police': 'waits', approved: 'to-activate' };

/**
 * Undefined when the police have nothing to do with it. `policeObstacles`: ids of obstacles that only the police can lift, in whichever guide; one of them
 * sends the person there, whatever was reached before.
 */
export function policeStanding(guide: string, progress: Progress, policeObstacles: ReadonlySet<string>): PoliceStanding | undefined {
  if (progress.declined === true) return undefined;
  if (progress.obstacle && policeObstacles.has(progress.obstacle)) return 'to-go';
  return guide === level2 && progress.milestone ? standingAt[progress.milestone] : undefined;
}

/** One line of the list. */
export interface PoliceDayEntry {
  readonly person: string;
  readonly guide: string;
  readonly standing: PoliceStanding;
  readonly name: string;
  readonly birthYear?: number | undefined;
  readonly head: string;
  readonly address: string;
  readonly area: string;
  readonly areaName: string;
  /** ISO day that was agreed. */
  readonly on?: string | undefined;
  /** Obstacle id, when that is the reason. */
  readonly obstacle?: string | undefined;
}

/** The people of one day; `day` is undefined where none was agreed. */
export interface PoliceDay {
  readonly day: string | undefined;
  readonly entries: readonly PoliceDayEntry[];
}

/** Those who have to go, by the day agreed; those without a day at the end. */
export function policeDays(entries: readonly PoliceDayEntry[]): readonly PoliceDay[] {
  const going = entries.filter(({ standing }) => standing === 'to-go');
  const days = [...new Set(going.map(({ on }) => on))].sort((a, b) => (a ?? '9999').localeCompare(b ?? '9999'));
  return days.map((day) => ({ day, entries: going.filter(({ on }) => on === day) }));
}
