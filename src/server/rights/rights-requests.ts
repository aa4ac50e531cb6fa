import { consentPurposes } from '#domain/entities.ts';
import { askers, identityChecks, purgeKinds, rightKinds } from '#domain/rights.ts';
import * as v from 'valibot';

const words = (longest: number) => v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(longest));
const maybeWords = (longest: number) => v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.maxLength(longest));
const id = v.pipe(v.string(), v.uuid());
const time = v.pipe(v.string(), v.isoTimestamp());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200_000_000));

export const receiveBody = v.object({
  kind: v.picklist(rightKinds),
  askedBy: v.picklist(askers),
  asker: v.optional(words(300)),
  checked: v.picklist(identityChecks),
  words: v.optional(words(2000)),
  wholeHome: v.optional(v.boolean(), false),
  thirdParties: v.optional(v.boolean(), false),
});
export const changeBody = v.variant('do', [
  v.object({ do: v.literal('answer') }),
  v.object({ do: v.literal('extend'), because: words(500) }),
  v.object({ do: v.literal('refuse'), because: words(500) }),
  v.object({ do: v.literal('check'), checked: v.picklist(identityChecks), thirdParties: v.boolean() }),
]);
export const actBody = v.object({ purposes: v.optional(v.pipe(v.array(v.picklist(consentPurposes)), v.minLength(1), v.maxLength(20))) });
export const restrictionBody = v.object({ restricted: v.boolean() });
export const copyBody = v.object({});
export const ruleBody = v.object({
  campaign: v.optional(id),
  how: v.picklist(purgeKinds),
  months: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)),
});
export const endBody = v.object({});
export const breachBody = v.object({
  happenedAt: v.optional(time),
  discoveredAt: time,
  what: maybeWords(4000),
  measures: maybeWords(4000),
  tablets: v.pipe(v.array(id), v.maxLength(200)),
  people: whole,
  homes: whole,
  notifiedAt: v.optional(time),
  notifiedTo: v.optional(words(300)),
  whyLate: v.optional(words(2000)),
});
