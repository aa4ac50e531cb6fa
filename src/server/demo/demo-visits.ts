import { addDays, startOfDayInVietnam } from '#domain/dates.ts';
import type { VisitOutcome } from '#domain/entities.ts';
import type { Author } from './demo-cast.ts';
import type { Dice } from './seeded-dice.ts';

/** A visit to a home before anybody has written it down. */
export interface PlannedVisit {
  readonly day: string;
  /** Unix milliseconds at which it begins. */
  readonly ms: number;
  readonly minutes: number;
  readonly outcome: VisitOutcome;
  readonly returnOn?: string | undefined;
}

/** Days before today on which the campaign began. */
export const campaignDays = 55;

/** Fills the days of each volunteer, one visit after the other, mornings and evenings. */
export interface Diary {
  readonly begin: (author: Author, day: string) => number;
}

export function newDiary(dice: Dice): Diary {
  const booked = new Map<string, number>();
  return {
    begin: (author, day) => {
      const slot = booked.get(`${author}/${day}`) ?? 0;
      booked.set(`${author}/${day}`, slot + 1);
      const minutes = slot < 7 ? 7 * 60 + 40 + slot * 32 : 14 * 60 + ((slot - 7) % 14) * 30;
      return startOfDayInVietnam(day) + (minutes + dice.whole(0, 9)) * 60_000 + dice.whole(0, 59) * 1000;
    },
  };
}

export interface HomePlan {
  /** Visits at which nobody was met, before or instead of {@link met}. */
  readonly unmet: readonly PlannedVisit[];
  readonly met?: PlannedVisit | undefined;
}

/** How it went with one home: most are met at the first or second try, some refuse, have moved, or are never in. */
export function planHome(dice: Dice, diary: Diary, author: Author, reached: number, today: string): HomePlan {
  if (!dice.chance(reached)) return { unmet: [] };
  // More in the later weeks than in the first: a campaign gets going.
  const day = addDays(today, -1 - Math.floor(campaignDays * (1 - dice.next() ** 0.85)));
  const outcome = dice.weighted<VisitOutcome>([
    ['met', 78],
    ['absent', 17],
    ['refused', 3],
    ['moved', 2],
  ]);
  const first = visit(dice, diary, author, day, outcome);
  if (outcome === 'met') return { unmet: [], met: first };
  if (outcome !== 'absent') return { unmet: [first] };
  const again = addDays(day, dice.whole(2, 8));
  const promised = dice.chance(0.8) ? { returnOn: again } : {};
  const wasThere = { unmet: [{ ...first, ...promised }] };
  return again < today && dice.chance(0.9) ? { ...wasThere, met: visit(dice, diary, author, again, 'met') } : wasThere;
}

/** The second sitting: held when its day is past, else promised. A few promises of the last days were not kept yet. */
export function planReturn(
  dice: Dice,
  diary: Diary,
  author: Author,
  met: PlannedVisit,
  today: string,
): { readonly promised: string; readonly held?: PlannedVisit | undefined } {
  const promised = addDays(met.day, dice.whole(5, 16));
  if (promised >= today) return { promised };
  const forgotten = promised >= addDays(today, -7) && dice.chance(0.25);
  return { promised, held: forgotten ? undefined : visit(dice, diary, author, promised, 'met') };
}

function visit(dice: Dice, diary: Diary, author: Author, day: string, outcome: VisitOutcome): PlannedVisit {
  const minutes = outcome === 'met' ? dice.whole(12, 50) : dice.whole(1, 5);
  return { day, ms: diary.begin(author, day), minutes, outcome };
}
