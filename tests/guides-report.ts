import { checkGuides } from '#guides/check-guides.ts';
import { countWords, longestStepWords } from '#guides/check-words.ts';
import type { GuideProblem, GuideProblemKind } from '#guides/guide-problem.ts';
import { guideSchema, type Guide } from '#guides/guide.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import * as v from 'valibot';

export interface GuidesReport {
  readonly lines: readonly string[];
  readonly sound: boolean;
}

/** What `npm run guides:check` says. `file`: the contents of a pack, a list of guides or one guide; without it the shipped guides are looked at. */
export function guidesReport(file?: unknown): GuidesReport {
  const candidates = file === undefined ? shippedGuides : guidesIn(file);
  const own = new Set(candidates.map(idOf));
  const others = shippedGuides.filter(({ id }) => !own.has(id));
  const context = new Set(others.map(({ id }) => id));
  const found = checkGuides([...others, ...candidates]).filter(({ guide }) => !context.has(guide));
  const guides = candidates.flatMap((one) => asGuide(one) ?? []);
  const problems = [...found.map(problemLine), ...(file === undefined ? guides.flatMap(drawingFaults) : [])];
  const counted = `${guides.length} guides, ${guides.reduce((sum, { steps }) => sum + steps.length, 0)} steps, ${problems.length} problems`;
  const seen = candidates.length > 0;
  return {
    lines: [...guides.map(guideLine), ...problems, ...(seen ? [] : ['✗ no guide was found: the reader is blind']), counted],
    sound: seen && problems.length === 0,
  };
}

const packSchema = v.object({ entries: v.array(v.looseObject({ content: v.optional(v.unknown()) })) });

/** A pack holds the guides of a place and what is switched on or off; only the former are looked at. */
function guidesIn(file: unknown): readonly unknown[] {
  if (Array.isArray(file)) return file as readonly unknown[];
  const pack = v.safeParse(packSchema, file);
  return pack.success ? pack.output.entries.flatMap(({ content }) => (content === undefined ? [] : [content])) : [file];
}

function asGuide(candidate: unknown): Guide | undefined {
  const checked = v.safeParse(guideSchema, candidate);
  return checked.success ? checked.output : undefined;
}

function idOf(candidate: unknown): string {
  const checked = v.safeParse(v.object({ id: v.string() }), candidate);
  return checked.success ? checked.output.id : '';
}

function guideLine(guide: Guide): string {
  const said = guide.steps.flatMap(({ words }) => [countWords(words.vi), countWords(words.en)]);
  const facts = guide.steps.flatMap((step) => step.facts);
  const sure = facts.filter(({ certainty }) => certainty === 'sourced').length;
  const cells = [
    guide.id.padEnd(26),
    `${guide.steps.length} steps`.padStart(8),
    `${guide.obstacles.length} obstacles`.padStart(13),
    `longest step ${Math.max(...said)}/${longestStepWords} words`.padStart(27),
    `${sure} of ${facts.length} facts sourced`.padStart(25),
    guide.reviewed ? 'reviewed' : 'not reviewed',
  ];
  return `  ${cells.join('  ')}`;
}

/** A picture that comes twice in one guide leads people to believe that they have been here already. */
function drawingFaults({ id, steps }: Guide): string[] {
  const drawn = steps.map(({ drawing }) => drawing);
  return steps.flatMap((step, at) => {
    if (step.drawing === undefined) return [`✗ ${id} steps/${step.id}: the step has no drawing`];
    return drawn.indexOf(step.drawing) < at ? [`✗ ${id} steps/${step.id}: the drawing "${step.drawing}" stands in this guide already`] : [];
  });
}

function problemLine({ guide, where, problem }: GuideProblem): string {
  return `✗ ${guide || 'a guide without an id'} ${where}: ${meanings[problem] ?? problem}`;
}

const meanings: Partial<Readonly<Record<GuideProblemKind, string>>> = {
  misshapen: 'this is not as the schema has it (src/guides/guide.ts)',
  'id-twice': 'this id is there twice',
  'steps-too-few': 'a guide has four steps at least',
  incomplete: 'this part is missing',
  'obstacle-unknown': 'the guide has no such obstacle',
  'obstacle-unused': 'no step names this obstacle',
  'milestone-unknown': 'there is no such milestone',
  'milestone-out-of-order': 'this milestone comes before one that was reached earlier',
  'milestone-never-reached': 'no step reaches this milestone',
  'final-not-last': 'the last milestone, and no other, is the final one',
  'nothing-counts': 'no milestone counts in reports',
  'guide-unknown': 'there is no such guide',
  'other-subject': 'a guide for a person cannot lean on one for a household, nor the other way round',
  'drawing-unknown': 'there is no such drawing (src/guides/drawings.ts)',
  'app-unknown': 'this app is not in the allow-list (src/guides/official-apps.ts)',
  'link-unknown': 'an address is said that does not end in gov.vn',
  'source-missing': 'a fact has no source',
  'nothing-said': 'a language has no words',
  'not-translated': 'both languages say the same',
  'too-long': `more than ${longestStepWords} words: too long to listen to`,
  'secret-without-caution': 'a code or password is spoken of and there is no caution',
};
