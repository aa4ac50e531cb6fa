import * as v from 'valibot';
import { findFaults } from './check-guides.ts';
import { type Guide, guideSchema } from './guide.ts';
import type { GuideProblemKind } from './guide-problem.ts';

/** What is wrong with a guide that is being written, down to the field: `steps/enter-code/words/vi`. */
export interface DraftProblem {
  readonly place: string;
  readonly problem: GuideProblemKind;
}

const parts = ['id', 'title', 'summary', 'subject', 'audience', 'need', 'requires', 'coveredBy', 'prepare', 'rules', 'may'];
const order = [...parts, 'steps', 'obstacles', 'milestones', 'alone', 'nextTime', 'apps'];

/** In the order in which the guide is written. `beside`: the other guides it may lean on. Empty when it may be published. */
export function checkDraft(draft: Guide, beside: readonly Guide[]): readonly DraftProblem[] {
  const others = beside.filter(({ id }) => id !== draft.id);
  const found = findFaults(draft, [...others, draft]).map(({ where, at, problem }): DraftProblem => {
    return { place: at === undefined ? where : `${where}/${at}`, problem };
  });
  const known = new Set(found.map(({ place }) => place));
  const shape = shapeFaults(draft).filter(({ place }) => !known.has(place));
  return [...found, ...shape].toSorted((a, b) => rank(draft, a) - rank(draft, b));
}

/** What the schema holds and the other checks take for granted: lists that may not be empty, ids, numbers. Blank words are found by those. */
function shapeFaults(draft: Guide): DraftProblem[] {
  const checked = v.safeParse(guideSchema, draft);
  const paths = checked.success ? [] : checked.issues.map((issue) => v.getDotPath(issue) ?? '');
  return paths
    .filter((path) => !/\.(vi|en)$/.test(path))
    .map((path) => ({ place: placeOf(draft, path), problem: path.endsWith('.source') ? 'source-missing' : 'misshapen' }));
}

/** Items are named by their ids, as everywhere in the checks. */
function placeOf(draft: Guide, path: string): string {
  const [part = '', at = '', ...rest] = path.split('.');
  const named = part === 'steps' || part === 'obstacles' || part === 'milestones' ? draft[part][Number(at)]?.id : undefined;
  return [part, named ?? at, ...rest].filter(Boolean).join('/');
}

const perPart = 1000;

function rank(draft: Guide, { place }: DraftProblem): number {
  const [part = '', item = ''] = place.split('/');
  const items = part === 'steps' || part === 'obstacles' || part === 'milestones' ? draft[part].map(({ id }) => id) : [];
  return order.indexOf(part) * perPart + items.indexOf(item);
}
