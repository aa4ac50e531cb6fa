import { cleanText } from '#domain/vietnamese-text.ts';
import * as v from 'valibot';
import { checkLanguages } from './check-languages.ts';
import { checkWords } from './check-words.ts';
import { drawingIds } from './drawings.ts';
import type { Found, GuideProblem } from './guide-problem.ts';
import { type Guide, guideSchema, type GuideStep } from './guide.ts';
import { findApp } from './official-apps.ts';
import { milestoneRank } from './progress-rules.ts';

/** With fewer steps several ideas stand on one screen. The schema holds the other end: at most twelve. */
export const fewestSteps = 4;

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
  return [...problems, ...guides.flatMap((guide) => checkGuide(guide, guides))];
}

function idOf(candidate: unknown): string {
  const checked = v.safeParse(v.object({ id: v.string() }), candidate);
  return checked.success ? checked.output.id : '';
}

/** One guide among those it may refer to, itself included or not. */
export function checkGuide(guide: Guide, guides: readonly Guide[]): readonly GuideProblem[] {
  return findFaults(guide, guides).map(({ where, problem }) => ({ guide: guide.id, where, problem }));
}

/** The same, down to the field. */
export function findFaults(guide: Guide, guides: readonly Guide[]): readonly Found[] {
  return [
    ...checkIds(guide),
    ...checkParts(guide),
    ...checkObstacles(guide),
    ...checkMilestones(guide),
    ...checkGoals(guide, guides),
    ...checkApps(guide),
    ...guide.steps.flatMap((step) => [...checkDrawing(step), ...checkFacts(step)]),
    ...checkWords(guide),
    ...checkLanguages(guide),
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

/** What the schema leaves optional, so that older guides can be read, a guide to be shown must have. */
function checkParts(guide: Guide): Found[] {
  const missing = (['may', 'nextTime'] as const).filter((part) => guide[part].length === 0);
  const alone: Found[] = guide.alone ? [] : [{ where: 'alone', problem: 'incomplete', at: 'vi' }];
  const few: Found[] = guide.steps.length < fewestSteps ? [{ where: 'steps', problem: 'steps-too-few' }] : [];
  return [...few, ...missing.map((where): Found => ({ where, problem: 'incomplete' })), ...alone];
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
    if (rank < 0) found.push({ where: `steps/${id}`, problem: 'milestone-unknown', at: 'reaches' });
    else if (rank <= last) found.push({ where: `steps/${id}`, problem: 'milestone-out-of-order', at: 'reaches' });
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

/** A goal is reached by the same subject: what a household did says nothing of a person. */
function checkGoals(guide: Guide, guides: readonly Guide[]): Found[] {
  return (['requires', 'coveredBy'] as const).flatMap((part) =>
    guide[part].flatMap((goal): Found[] => {
      const other = guides.find(({ id }) => id === goal.guide);
      if (!other) return [{ where: `${part}/${goal.guide}`, problem: 'guide-unknown' }];
      if (other.subject !== guide.subject) return [{ where: `${part}/${goal.guide}`, problem: 'other-subject' }];
      return milestoneRank(other, goal.milestone) < 0
        ? [{ where: `${part}/${goal.guide}/${goal.milestone}`, problem: 'milestone-unknown' }]
        : [];
    }),
  );
}

function checkApps(guide: Guide): Found[] {
  return guide.apps.filter((id) => !findApp(id)).map((id): Found => ({ where: `apps/${id}`, problem: 'app-unknown' }));
}

function checkDrawing(step: GuideStep): Found[] {
  const known = step.drawing === undefined || (drawingIds as readonly string[]).includes(step.drawing);
  return known ? [] : [{ where: `steps/${step.id}`, problem: 'drawing-unknown', at: 'drawing' }];
}

/** The schema holds that every fact has a certainty and a source; a blank is no source. */
function checkFacts(step: GuideStep): Found[] {
  const blank = step.facts.findIndex(({ source }) => cleanText(source) === '');
  return blank < 0 ? [] : [{ where: `steps/${step.id}`, problem: 'source-missing', at: `facts/${blank}/source` }];
}
