import { cleanText } from '#domain/vietnamese-text.ts';
import * as v from 'valibot';
import { drawingIds } from './drawings.ts';
import { type Guide, guideSchema } from './guide.ts';
import { milestoneRank } from './progress-rules.ts';

/** A step is read aloud at a door in one breath or two. Vietnamese words are syllables. */
export const longestStepWords = 45;

export interface GuideProblem {
  readonly guide: string;
  /** Path within the guide: `steps/enter-code`. */
  readonly where: string;
  readonly problem:
    | 'misshapen'
    | 'id-twice'
    | 'obstacle-unknown'
    | 'obstacle-unused'
    | 'milestone-unknown'
    | 'milestone-out-of-order'
    | 'milestone-never-reached'
    | 'final-not-last'
    | 'nothing-counts'
    | 'guide-unknown'
    | 'drawing-unknown'
    | 'too-long'
    | 'not-translated';
}

type Found = Omit<GuideProblem, 'guide'>;

/** Everything wrong with a set of guides, shipped or arrived as a pack. Empty when they may be shown. */
export function checkGuides(candidates: readonly unknown[]): readonly GuideProblem[] {
  const problems: GuideProblem[] = [];
  const guides: Guide[] = [];
  for (const candidate of candidates) {
    const checked = v.safeParse(guideSchema, candidate);
    if (checked.success) guides.push(checked.output);
    else problems.push({ guide: idOf(candidate), where: v.getDotPath(checked.issues[0]) ?? '', problem: 'misshapen' });
  }
  for (const id of repeated(guides)) problems.push({ guide: id, where: '', problem: 'id-twice' });
  for (const guide of guides) {
    for (const { where, problem } of checkGuide(guide, guides)) problems.push({ guide: guide.id, where, problem });
  }
  return problems;
}

function idOf(candidate: unknown): string {
  const checked = v.safeParse(v.object({ id: v.string() }), candidate);
  return checked.success ? checked.output.id : '';
}

function checkGuide(guide: Guide, guides: readonly Guide[]): Found[] {
  return [
    ...checkIds(guide),
    ...checkObstacles(guide),
    ...checkMilestones(guide),
    ...checkGoals(guide, guides),
    ...guide.steps.flatMap((step) => checkDrawing(step)),
    ...checkWords(guide),
  ];
}

function repeated(named: readonly { readonly id: string }[]): string[] {
  const ids = named.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function checkIds(guide: Guide): Found[] {
  return (['steps', 'obstacles', 'milestones'] as const).flatMap((part) =>
    repeated(guide[part]).map((id): Found => ({ where: `${part}/${id}`, problem: 'id-twice' })),
  );
}

function checkObstacles(guide: Guide): Found[] {
  const known = new Set(guide.obstacles.map(({ id }) => id));
  const used = new Set(guide.steps.flatMap((step) => step.obstacles));
  const unknown = guide.steps.flatMap((step) =>
    step.obstacles.filter((id) => !known.has(id)).map((id): Found => ({ where: `steps/${step.id}/${id}`, problem: 'obstacle-unknown' })),
  );
  const unused = [...known].filter((id) => !used.has(id)).map((id): Found => ({ where: `obstacles/${id}`, problem: 'obstacle-unused' }));
  return [...unknown, ...unused];
}

function checkMilestones(guide: Guide): Found[] {
  const found: Found[] = [];
  let last = -1;
  for (const { id, reaches } of guide.steps) {
    if (reaches === undefined) continue;
    const rank = milestoneRank(guide, reaches);
    if (rank < 0) found.push({ where: `steps/${id}`, problem: 'milestone-unknown' });
    else if (rank <= last) found.push({ where: `steps/${id}`, problem: 'milestone-out-of-order' });
    last = Math.max(last, rank);
  }
  const reached = new Set(guide.steps.map(({ reaches }) => reaches));
  for (const [index, { id, final }] of guide.milestones.entries()) {
    if (!reached.has(id)) found.push({ where: `milestones/${id}`, problem: 'milestone-never-reached' });
    if (final !== (index === guide.milestones.length - 1)) found.push({ where: `milestones/${id}`, problem: 'final-not-last' });
  }
  if (!guide.milestones.some(({ counts }) => counts)) found.push({ where: 'milestones', problem: 'nothing-counts' });
  return found;
}

function checkGoals(guide: Guide, guides: readonly Guide[]): Found[] {
  return (['requires', 'coveredBy'] as const).flatMap((part) =>
    guide[part].flatMap((goal): Found[] => {
      const other = guides.find(({ id }) => id === goal.guide);
      if (!other) return [{ where: `${part}/${goal.guide}`, problem: 'guide-unknown' }];
      return milestoneRank(other, goal.milestone) < 0
        ? [{ where: `${part}/${goal.guide}/${goal.milestone}`, problem: 'milestone-unknown' }]
        : [];
    }),
  );
}

function checkDrawing(step: Guide['steps'][number]): Found[] {
  const known = step.drawing === undefined || (drawingIds as readonly string[]).includes(step.drawing);
  return known ? [] : [{ where: `steps/${step.id}`, problem: 'drawing-unknown' }];
}

export function countWords(text: string): number {
  return cleanText(text).split(' ').filter(Boolean).length;
}

function checkWords(guide: Guide): Found[] {
  const long = guide.steps
    .filter(({ words }) => countWords(words.vi) > longestStepWords)
    .map(({ id }): Found => ({ where: `steps/${id}`, problem: 'too-long' }));
  const copied = guide.steps
    .filter(({ words }) => cleanText(words.vi) === cleanText(words.en))
    .map(({ id }): Found => ({ where: `steps/${id}`, problem: 'not-translated' }));
  return [...long, ...copied];
}
