import * as v from 'valibot';

/** BCP 47, as short as it tells the language: `hmn`, `km`, `rad`, `jra`, `blt`, `bdq`. */
export const languageTag = v.pipe(v.string(), v.maxLength(20), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

const text = v.pipe(v.string(), v.minLength(1));

/** Plain words in both languages of the product, and in further ones where a pack brings them. */
export const wordsSchema = v.pipe(
  v.objectWithRest({ vi: text, en: text }, text),
  v.check((words) => Object.keys(words).every((tag) => v.is(languageTag, tag)), 'a language has a BCP 47 tag'),
);
export type Words = v.InferOutput<typeof wordsSchema>;

/**
 * Characters of one recording as it lies in the pack: 24 KiB of sound, half a minute of Opus at 6 kbit/s. A step is read in a breath or two.
 */
export const longestRecording = 32 * 1024;

/**
 * Characters of all recordings of a guide: one language, whole, at the quality of a telephone call. Then its publication fits into one request of the desk, and
 * a tablet on a weak link gets it within the page that brings the guide.
 */
export const mostRecordings = 192 * 1024;

/**
 * By language, the words read out by somebody who speaks it. The sound lies in the pack itself: it is there offline as soon as the guide is, is refused with it
 * when it is broken, needs no second store, and no address can lead to another server or tell it who listens.
 */
export const recordingsSchema = v.record(
  languageTag,
  v.pipe(
    v.string(),
    v.maxLength(longestRecording),
    v.regex(/^data:audio\/(ogg|webm|mpeg|mp4|aac)(;codecs=[a-z0-9.]+)?;base64,[A-Za-z0-9+/]+={0,2}$/),
  ),
);
export type Recordings = v.InferOutput<typeof recordingsSchema>;
