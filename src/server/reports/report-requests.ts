import { periodAround, periodKinds, periodOfDays, type ReportPeriod } from '#domain/report-period.ts';
import { dayInVietnam, isIsoDate } from '#domain/dates.ts';
import * as v from 'valibot';
import { exportKinds } from './export-columns.ts';

const key = v.pipe(v.string(), v.regex(/^[a-z0-9:-]{1,140}$/));
const keys = v.pipe(v.array(key), v.minLength(1), v.maxLength(60));
const lines = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.normalize('NFC'));
const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

const periodEntries = {
  kind: v.optional(v.picklist(periodKinds), 'week'),
  day: v.optional(v.pipe(v.string(), v.check(isIsoDate))),
  from: v.optional(v.pipe(v.string(), v.check(isIsoDate))),
  through: v.optional(v.pipe(v.string(), v.check(isIsoDate))),
};
export const reportQuery = v.object({
  ...periodEntries,
  indicators: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(',')),
      keys,
    ),
  ),
});
export const freezeRequest = v.object({ ...periodEntries, indicators: v.optional(keys) });

export type AskedPeriod = Omit<v.InferOutput<typeof freezeRequest>, 'indicators'>;

/** The period meant; the one that today lies in when no day is named. */
export function askedPeriod({ kind, day, from, through }: AskedPeriod, now: number): ReportPeriod | undefined {
  return kind === 'days' ? periodOfDays(from ?? '', through ?? '') : periodAround(kind, day ?? dayInVietnam(now));
}

export const settingsRequest = v.object({
  indicators: v.nullable(keys),
  heading: v.nullable(
    v.object({
      issuer: lines(300),
      place: lines(120),
      subject: lines(300),
      signer: lines(300),
      signerName: lines(120),
      recipients: lines(600),
    }),
  ),
  freeze: v.nullable(v.object({ weekday: whole(6), hour: whole(23) })),
  isPublic: v.boolean(),
});

export const exportRequest = v.object({
  kind: v.picklist(exportKinds),
  format: v.picklist(['csv', 'ndjson']),
  withNumbers: v.optional(v.boolean(), false),
});
