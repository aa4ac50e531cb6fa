import { cleanText } from '#domain/vietnamese-text.ts';
import type { Found } from './guide-problem.ts';
import type { Guide, GuideStep, Words } from './guide.ts';
import { mostRecordings, type Recordings } from './spoken-words.ts';

/** In these every device may have a voice of its own, so that not every step needs a recording. */
const shipped: ReadonlySet<string> = new Set(['vi', 'en']);

/** The further languages a guide's words are in. */
function furtherLanguages(words: Words): readonly string[] {
  return Object.keys(words).filter((tag) => !shipped.has(tag));
}

/**
 * A further language is whole in what is said to the person: what the guide brings, and every step. The rest is for the volunteer and stays Vietnamese.
 * Whoever listens to a recording hears all steps, and all recordings together are small enough to travel.
 */
export function checkLanguages(guide: Guide): Found[] {
  const said = [
    { where: 'title', words: guide.title },
    { where: 'summary', words: guide.summary },
    ...guide.steps.flatMap((step) => saidAt(step).map((words) => ({ where: `steps/${step.id}`, words }))),
  ];
  const languages = new Set(said.flatMap(({ words }) => furtherLanguages(words)));
  const missing = said.flatMap(({ where, words }) =>
    [...languages]
      .filter((tag) => cleanText(words[tag] ?? '') === '')
      .map((tag): Found => ({ where: `${where}/${tag}`, problem: 'not-translated' })),
  );
  return [...unique(missing), ...checkRecordings(guide)];
}

function saidAt({ title, words, caution }: GuideStep): readonly Words[] {
  return [title, words, ...(caution ? [caution] : [])];
}

function checkRecordings(guide: Guide): Found[] {
  const of = (step: GuideStep): Recordings => step.audio ?? {};
  const languages = new Set(guide.steps.flatMap((step) => Object.keys(of(step)).filter((tag) => !shipped.has(tag))));
  const missing = guide.steps.flatMap((step) =>
    [...languages]
      .filter((tag) => of(step)[tag] === undefined)
      .map((tag): Found => ({ where: `steps/${step.id}/audio/${tag}`, problem: 'incomplete' })),
  );
  const all = [guide.audio ?? {}, ...guide.steps.map(of)].flatMap((recordings) => Object.values(recordings));
  const size = all.reduce((sum, { length }) => sum + length, 0);
  return size > mostRecordings ? [...missing, { where: 'audio', problem: 'recordings-too-large' }] : missing;
}

function unique(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((one) => [one.where, one])).values()];
}
