import type { Mutation } from '#domain/mutation.ts';
import { parseStamp } from '#domain/hybrid-clock.ts';
import * as v from 'valibot';

/** A field name as it may stand on the wire: no leading underscore, so it can never name a prototype. */
const fieldName = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9_]{0,63}$/));

const fieldValue: v.GenericSchema<Mutation['set'][string]> = v.lazy(() => anyValue);

/* Made once: a day's work has thousands of these. */
const anyValue: v.GenericSchema<Mutation['set'][string]> = v.union([
  v.null(),
  v.boolean(),
  v.pipe(v.number(), v.finite()),
  v.pipe(v.string(), v.maxLength(10_000)),
  v.pipe(v.array(fieldValue), v.maxLength(1000)),
  v.record(v.pipe(v.string(), v.maxLength(64)), fieldValue),
]);

/** `n` alone: what a mutation needs so that a verdict can be addressed to it. */
export const numberedSchema = v.looseObject({ n: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 40)) });

export const mutationSchema = v.object({
  n: numberedSchema.entries.n,
  at: v.pipe(
    v.string(),
    v.check((text) => parseStamp(text) !== undefined),
  ),
  kind: v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z-]{0,31}$/)),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(120), v.regex(/^[A-Za-z0-9][A-Za-z0-9/_-]*$/)),
  area: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  set: v.pipe(
    v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
    v.record(fieldName, fieldValue),
  ),
}) satisfies v.GenericSchema<unknown, Mutation>;

/** The opened content of a parcel. Mutations are checked one by one, so that one misshapen mutation does not take the rest with it. */
export const parcelContentSchema = v.looseObject({
  protocol: v.pipe(v.number(), v.integer(), v.minValue(1)),
  device: v.pipe(v.string(), v.maxLength(64)),
  authored: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 40)),
  mutations: v.array(v.unknown()),
});

/** What a tablet packs. `authored`: the greatest `n` this device has written so far. */
export interface ParcelContent {
  readonly protocol: number;
  readonly device: string;
  readonly authored: number;
  readonly mutations: readonly Mutation[];
}
