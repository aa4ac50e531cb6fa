import type { Guide } from '#guides/guide.ts';
import type { DraftProblem } from '#guides/check-draft.ts';
import { guidesWords } from './guides-words.ts';

/** What every part of the editor is given. */
export interface Edit {
  readonly draft: Guide;
  /** The other guides at the node, which this one may lean on. */
  readonly others: readonly Guide[];
  /** Nobody has worked with it yet. */
  readonly isNew: boolean;
  readonly problems: readonly DraftProblem[];
  readonly set: (draft: Guide) => void;
  /** The draft as it is by now, for what happens later: an undo. */
  readonly current: () => Guide;
  /** The item that is unfolded: `steps/enter-code`. */
  readonly open: string | undefined;
  readonly unfold: (item: string | undefined) => void;
}

/** What is wrong in just this field, and what to do. */
export function faultAt({ problems }: Edit, place: string): string | undefined {
  const found = problems.find((problem) => problem.place === place);
  return found && sentenceFor(found);
}

/** What is wrong and what to do; a problem of a newer kind reads as the most general one. */
export function sentenceFor({ problem }: DraftProblem): string {
  const { problems } = guidesWords();
  return problems[problem] ?? problems.misshapen;
}

export function faultsWithin({ problems }: Edit, place: string): number {
  return problems.filter((problem) => problem.place === place || problem.place.startsWith(`${place}/`)).length;
}
