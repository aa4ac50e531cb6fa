import { cleanText } from '#domain/vietnamese-text.ts';
import type { Guide, Words } from './guide.ts';

/** A draft as it is published: what was left blank and may be blank is left out, and the last milestone is the goal. */
export function finishedDraft(draft: Guide): Guide {
  const { audience, need, alone } = draft;
  return {
    ...draft,
    audience: { ...audience, words: saidOrNothing(audience.words) },
    need: need && need.devices.length + need.obstacles.length > 0 ? need : undefined,
    alone: saidOrNothing(alone),
    steps: draft.steps.map((step) => ({ ...step, caution: saidOrNothing(step.caution) })),
    milestones: draft.milestones.map((milestone, at) => ({ ...milestone, final: at === draft.milestones.length - 1 })),
  };
}

function saidOrNothing(words: Words | undefined): Words | undefined {
  return words && cleanText(words.vi + words.en) !== '' ? words : undefined;
}

/** A shipped guide in other words, when the app has since brought new words of its own that nobody here has held against them. */
export function isOutdated(edited: Guide, shipped: Guide | undefined): boolean {
  return shipped !== undefined && shipped.version > (edited.writtenOver ?? edited.version - 1);
}
