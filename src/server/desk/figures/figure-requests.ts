import { isIsoDate } from '#domain/dates.ts';
import * as v from 'valibot';

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,62}$/));

export const targetsRequest = v.object({
  residents: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200_000_000))),
  targets: v.pipe(
    v.array(
      v.object({
        guide: id,
        milestone: id,
        percent: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
        dueOn: v.optional(v.pipe(v.string(), v.check(isIsoDate))),
      }),
    ),
    v.maxLength(40),
    v.check((targets) => new Set(targets.map(({ guide, milestone }) => `${guide} ${milestone}`)).size === targets.length),
  ),
});
