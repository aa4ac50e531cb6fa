import { parseStamp } from '#domain/hybrid-clock.ts';
import { textOf } from '../records-answer.ts';
import type { SubjectFacts } from './subject-facts.ts';

/**
 * What makes one record's judgement depend on others: a number, the hour of a tablet, the point of a village. When a record changes, all that share a key
 * with it, as it was or as it is, are judged again.
 */
const hourMs = 3_600_000;

export const numberKey = (number: string): string => `number:${number}`;
export const pointKey = (area: string): string => `point:${area}`;
export const hourKey = (of: PaceOf, device: string, hour: number): string => `${of}:${device}:${hour}`;

export type PaceOf = 'visits' | 'people';

/** Where a record stands in its tablet's day. `hour`: whole hours since 1970. */
export interface TabletHour {
  readonly of: PaceOf;
  readonly device: string;
  readonly hour: number;
}

export function tabletHour({ kind, fields, stamps }: SubjectFacts): TabletHour | undefined {
  const stamp = parseStamp(stamps[kind === 'visit' ? 'at' : 'name'] ?? '');
  if (!stamp || kind === 'household') return undefined;
  const ms = kind === 'visit' ? Date.parse(textOf(fields, 'at')) : stamp.ms;
  return Number.isNaN(ms) ? undefined : { of: kind === 'visit' ? 'visits' : 'people', device: stamp.device, hour: Math.floor(ms / hourMs) };
}

/** Removed or not: who leaves a crowd changes it too. */
export function ownKeys(facts: SubjectFacts): readonly string[] {
  const hour = tabletHour(facts);
  const number = facts.kind === 'person' ? facts.fields['personalId'] : undefined;
  return [
    ...(hour ? [hourKey(hour.of, hour.device, hour.hour)] : []),
    ...(typeof number === 'string' ? [numberKey(number)] : []),
    ...(facts.kind === 'household' && facts.fields['location'] ? [pointKey(facts.area)] : []),
  ];
}

const problemOfKey: Readonly<Record<string, string>> = { number: 'same-number', point: 'one-point', visits: 'pace', people: 'pace' };

/** The keys a row of the queue is found by again: those its problems come from. */
export function keysOfProblems(facts: SubjectFacts, kinds: readonly string[]): readonly string[] {
  return ownKeys(facts).filter((key) => kinds.includes(problemOfKey[key.slice(0, key.indexOf(':'))] ?? ''));
}

export interface SharedKeys {
  readonly numbers: readonly string[];
  readonly points: readonly string[];
  readonly hours: readonly TabletHour[];
}

/** The keys in their parts; an hour brings the ones beside it along, for the fullest hour may begin at any minute. */
export function partsOfKeys(keys: Iterable<string>): SharedKeys {
  const [numbers, points] = [new Set<string>(), new Set<string>()];
  const hours = new Map<string, TabletHour>();
  for (const key of keys) {
    const [what = '', first = '', last = ''] = key.split(':');
    if (what === 'number') numbers.add(first);
    else if (what === 'point') points.add(key.slice(what.length + 1));
    else if (what === 'visits' || what === 'people')
      for (const beside of [-1, 0, 1]) {
        const hour = { of: what, device: first, hour: Number(last) + beside } as const;
        hours.set(hourKey(hour.of, hour.device, hour.hour), hour);
      }
  }
  return { numbers: [...numbers], points: [...points], hours: [...hours.values()] };
}
