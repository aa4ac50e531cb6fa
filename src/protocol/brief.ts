import type { RecordChange } from './answers.ts';

/**
 * A tablet that asks with `brief=1` is told nothing twice. What is left out can be worked out from what the tablet holds:
 * `at` in a change is the stamp of every field that `stamps` does not name, and of the area where `areaStamp` is absent;
 * `accepted` in the answer to a parcel holds the numbers (closed ranges) whose verdict would be `accepted`, and `verdicts` then names the others only;
 * `own` stands for the records of the page that this device alone has written: `numbers` (closed ranges) are those of the parcel's mutations that wrote them, and
 * `digest` is of those records as the server now holds them (`own-digest.ts`). A tablet that does not come to the same digest pulls the page in full.
 */
export type Ranges = readonly (readonly [from: number, to: number])[];

export interface Own {
  readonly numbers: Ranges;
  readonly digest: string;
}

type Briefly = Omit<RecordChange, 'stamps' | 'areaStamp'> & Partial<Pick<RecordChange, 'stamps' | 'areaStamp'>>;
export type BriefChange = Briefly & { readonly at?: string | undefined };

export function inBrief(change: RecordChange): BriefChange {
  const { stamps, areaStamp, ...rest } = change;
  const stamped = Object.keys(stamps);
  /* The fields say which stamps there are: only where each has one, and there are no others. */
  const isEven = stamped.length === Object.keys(change.fields).length && stamped.every((field) => Object.hasOwn(change.fields, field));
  if (change.gone || !isEven) return change;
  const at = commonest([areaStamp, ...Object.values(stamps)]);
  const others = Object.entries(stamps).filter(([, stamp]) => stamp !== at);
  return {
    ...rest,
    at,
    ...(others.length > 0 && { stamps: Object.fromEntries(others) }),
    ...(areaStamp !== at && { areaStamp }),
  };
}

function commonest(stamps: readonly string[]): string {
  const times = new Map<string, number>();
  for (const stamp of stamps) times.set(stamp, (times.get(stamp) ?? 0) + 1);
  return [...times].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0];
}

interface Sent {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stamps: Readonly<Record<string, string>>;
  readonly areaStamp: string;
  readonly at?: string | undefined;
}

/** The change as it is without `brief=1`. */
export function inFull<Change extends Sent>({ at, ...change }: Change): Omit<Change, 'at'> {
  if (at === undefined) return change;
  const stamps = Object.fromEntries(Object.keys(change.fields).map((field) => [field, change.stamps[field] ?? at]));
  return { ...change, stamps, areaStamp: change.areaStamp || at };
}

export function isWithin(ranges: Ranges, n: number): boolean {
  return ranges.some(([from, to]) => n >= from && n <= to);
}

/** Ascending numbers. */
export function rangesOf(numbers: readonly number[]): Ranges {
  const ranges: [number, number][] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges;
}
