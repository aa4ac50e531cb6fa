import type * as v from 'valibot';
import type { Guide, guideSchema } from './guide.ts';

export type GuideInput = v.InferInput<typeof guideSchema>;

/** Fills in what the schema leaves optional. The shipped guides are checked by a test, so the page need not carry the schema library for them. */
export function defineGuide({ need, ...input }: GuideInput): Guide {
  return {
    ...input,
    safety: input.safety ?? false,
    requires: input.requires ?? [],
    coveredBy: input.coveredBy ?? [],
    may: input.may ?? [],
    nextTime: input.nextTime ?? [],
    apps: input.apps ?? [],
    steps: input.steps.map((step) => ({ ...step, appointment: step.appointment ?? false, obstacles: step.obstacles ?? [] })),
    milestones: input.milestones.map((milestone) => ({ ...milestone, final: milestone.final ?? false })),
    ...(need ? { need: { devices: need.devices ?? [], obstacles: need.obstacles ?? [] } } : {}),
  };
}
