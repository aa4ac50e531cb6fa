const hourMs = 3_600_000;

/** Three minutes a home without a pause, greeting and walking included. */
export const mostMetInAnHour = 20;
/** A closed door takes a minute and a half. */
export const mostDoorsInAnHour = 40;
/** A scanned card and a consent take a minute at the very least. */
export const mostPeopleInAnHour = 60;

/** Something one tablet says was done at a moment. */
export interface PaceEvent {
  readonly id: string;
  /** Unix milliseconds. */
  readonly ms: number;
  /** What is counted once however often it is written: a home, or the person. */
  readonly subject: string;
  /** Took a talk, not only a knock. */
  readonly talked: boolean;
}

export interface ImpossibleHour {
  readonly count: number;
  /** Unix milliseconds at which the hour begins. */
  readonly from: number;
}

/** The events of one tablet that lie in an hour nobody could have worked, each with the fullest such hour. */
export function impossiblePace(
  events: readonly PaceEvent[],
  most: { readonly all: number; readonly talked: number },
): ReadonlyMap<string, ImpossibleHour> {
  const sorted = events.toSorted((a, b) => a.ms - b.ms);
  const found = new Map<string, ImpossibleHour>();
  let end = 0;
  for (const [start, first] of sorted.entries()) {
    while (end < sorted.length && (sorted[end]?.ms ?? Infinity) - first.ms < hourMs) end += 1;
    if (end - start <= Math.min(most.all, most.talked)) continue;
    const hour = sorted.slice(start, end);
    const count = tooMany(hour, most);
    if (count === undefined) continue;
    for (const { id } of hour) if ((found.get(id)?.count ?? 0) < count) found.set(id, { count, from: first.ms });
  }
  return found;
}

function tooMany(hour: readonly PaceEvent[], most: { readonly all: number; readonly talked: number }): number | undefined {
  const all = new Set(hour.map(({ subject }) => subject)).size;
  if (all > most.all) return all;
  const talked = new Set(hour.filter((event) => event.talked).map(({ subject }) => subject)).size;
  return talked > most.talked ? talked : undefined;
}

export const paceOfVisits = { all: mostDoorsInAnHour, talked: mostMetInAnHour };
export const paceOfPeople = { all: mostPeopleInAnHour, talked: mostPeopleInAnHour };
