import * as v from 'valibot';
import type { Guide, GuideStep, Words } from './guide.ts';
import { languageTag, type Recordings } from './spoken-words.ts';

const text = v.pipe(v.string(), v.minLength(1));

/** What is said to the person, in one further language. What the volunteer alone reads stays Vietnamese. */
export const translationSchema = v.strictObject({
  guide: text,
  language: languageTag,
  title: text,
  summary: text,
  steps: v.record(text, v.strictObject({ title: text, words: text, caution: v.optional(text) })),
});
export type Translation = v.InferOutput<typeof translationSchema>;

/**
 * The guide with a further language in it, ready for a pack; `recordings` by the step's id, that of the opening under `opening`. Whether all of it is there is
 * for `checkGuides` to say: what is missing here is missing there.
 */
export function withLanguage(guide: Guide, said: Translation, recordings: Readonly<Record<string, string>> = {}): Guide {
  const { language } = said;
  const also = (words: Words, more: string | undefined): Words => (more === undefined ? words : { ...words, [language]: more });
  const heard = (audio: Recordings | undefined, of: string): { readonly audio?: Recordings } => {
    const sound = recordings[of];
    return sound === undefined ? {} : { audio: { ...audio, [language]: sound } };
  };
  const stepIn = (step: GuideStep): GuideStep => {
    const own = said.steps[step.id];
    return {
      ...step,
      title: also(step.title, own?.title),
      words: also(step.words, own?.words),
      ...(step.caution && { caution: also(step.caution, own?.caution) }),
      ...heard(step.audio, step.id),
    };
  };
  return {
    ...guide,
    version: guide.version + 1,
    title: also(guide.title, said.title),
    summary: also(guide.summary, said.summary),
    steps: guide.steps.map(stepIn),
    ...heard(guide.audio, 'opening'),
  };
}
