import { isIsoDate } from '#domain/dates.ts';
import * as v from 'valibot';

const key = v.pipe(v.string(), v.regex(/^[a-z0-9:-]{1,140}$/));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
/** More people than live in the country. */
const people = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200_000_000));
const share = v.object({
  percent: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  dueOn: v.optional(v.pipe(v.string(), v.check(isIsoDate))),
});

/** All that was said for these units, and the shares of the node, become exactly this. Visits have nothing to take a share of. */
export const goalsRequest = v.object({
  units: v.pipe(
    v.array(v.object({ id, residents: v.nullable(people), counts: v.record(key, people) })),
    v.minLength(1),
    v.maxLength(4000),
    v.check((units) => new Set(units.map((unit) => unit.id)).size === units.length),
  ),
  shares: v.pipe(
    v.record(key, share),
    v.check((shares) => shares['visits']?.percent === undefined),
  ),
});

export type GoalsAsked = v.InferOutput<typeof goalsRequest>;
