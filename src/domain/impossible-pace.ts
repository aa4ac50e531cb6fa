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

interface Most {
  readonly all: number;
  readonly talked: number;
}

/**
 * The events of one tablet that lie in an hour nobody could have worked, each with the fullest such hour. Takes a time that grows with the events alone,
 * however many of them crowd into one hour.
 */
export function impossiblePace(events: readonly PaceEvent[], most: Most): ReadonlyMap<string, ImpossibleHour> {
  const sorted = events.toSorted((a, b) => a.ms - b.ms);
  const hours = crowdedHours(sorted, most);
  const found = new Map<string, ImpossibleHour>();
  /** Hours in which the present event lies, of falling fullness: the first is the fullest. */
  const around: ImpossibleHour[] = [];
  for (const [place, { id, ms }] of sorted.entries()) {
    const own = hours[place];
    if (own) {
      while ((around.at(-1)?.count ?? Infinity) < own.count) around.pop();
      around.push(own);
    }
    while (around[0] && ms - around[0].from >= hourMs) around.shift();
    if (around[0]) found.set(id, around[0]);
  }
  return found;
}

/** For each event the hour that begins with it, where that is more than people can do. */
function crowdedHours(sorted: readonly PaceEvent[], most: Most): readonly (ImpossibleHour | undefined)[] {
  const [all, talked] = [newTally(), newTally()];
  let end = 0;
  return sorted.map((first) => {
    for (let next = sorted[end]; next && next.ms - first.ms < hourMs; next = sorted[end]) {
      all.add(next.subject);
      if (next.talked) talked.add(next.subject);
      end += 1;
    }
    const [doors, talks] = [all.size(), talked.size()];
    all.drop(first.subject);
    if (first.talked) talked.drop(first.subject);
    if (doors > most.all) return { count: doors, from: first.ms };
    return talks > most.talked ? { count: talks, from: first.ms } : undefined;
  });
}

/** How many different things there are, when things come and go. */
function newTally() {
  const counts = new Map<string, number>();
  return {
    add: (thing: string) => counts.set(thing, (counts.get(thing) ?? 0) + 1),
    drop(thing: string) {
      const left = (counts.get(thing) ?? 0) - 1;
      if (left > 0) counts.set(thing, left);
      else counts.delete(thing);
    },
    size: () => counts.size,
  };
}

export const paceOfVisits = { all: mostDoorsInAnHour, talked: mostMetInAnHour };
export const paceOfPeople = { all: mostPeopleInAnHour, talked: mostPeopleInAnHour };
