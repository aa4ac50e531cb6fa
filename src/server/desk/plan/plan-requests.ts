import { campaignCounts, homeFilters } from '#domain/plan.ts';
import { isIsoDate } from '#domain/dates.ts';
import * as v from 'valibot';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const member = v.pipe(v.string(), v.uuid());
const line = (longest: number) => v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(longest));
const day = v.pipe(v.string(), v.check(isIsoDate));

const choice = v.pipe(
  v.object({
    filter: v.picklist(homeFilters),
    village: v.optional(id),
    lanes: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(500))),
    guide: v.optional(id),
    milestone: v.optional(id),
  }),
  v.check(({ filter, guide, milestone }) => filter !== 'at-milestone' || (guide !== undefined && milestone !== undefined)),
);

/** `what` is missing while the coordinator is still choosing: then nothing is compared with what is there. */
const given = {
  choice,
  campaign: v.optional(member),
  assignee: v.optional(member),
  dueOn: v.optional(day),
  /** Homes that have done it get it once more. */
  again: v.optional(v.boolean(), false),
};
export const previewRequest = v.object({
  ...given,
  what: v.optional(v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.maxLength(500)), ''),
});
export const assignRequest = v.object({ ...given, what: line(500) });
export type PlanRequest = v.InferOutput<typeof previewRequest>;

export const reassignRequest = v.object({ assignee: v.nullable(member), dueOn: v.optional(v.nullable(day)) });
export type ReassignRequest = v.InferOutput<typeof reassignRequest>;

export const campaignRequest = v.pipe(
  v.object({
    name: line(120),
    counts: v.picklist(campaignCounts),
    guide: v.optional(id),
    milestone: v.optional(id),
    target: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
    from: day,
    through: day,
  }),
  v.check(({ from, through }) => from <= through),
  v.check(({ counts, guide, milestone }) => counts !== 'milestone' || (guide !== undefined && milestone !== undefined)),
);
export type CampaignRequest = v.InferOutput<typeof campaignRequest>;

/** `withdraw`: tasks of the campaign that are still open are taken back. */
export const closeRequest = v.object({ withdraw: v.optional(v.boolean(), false) });
