/** Android's engine falls silent within long texts, so each sentence is an utterance of its own, and a very long one is cut at its commas. */
export const longestUtterance = 180;

/** The text in pieces of at most {@link longestUtterance} characters, in reading order; nothing is left out but white space. */
export function sentencesOf(text: string, language: string): readonly string[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return Array.from(segments, ({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '')
    .flatMap((sentence) => shortened(sentence));
}

function shortened(sentence: string): readonly string[] {
  if (sentence.length <= longestUtterance) return [sentence];
  const cut = placeToCut(sentence);
  return [sentence.slice(0, cut).trim(), ...shortened(sentence.slice(cut).trim())];
}

/** After the last comma or the like that fits, else after the last word that fits. */
function placeToCut(sentence: string): number {
  const fits = sentence.slice(0, longestUtterance);
  const pause = Math.max(...[', ', '; ', ': '].map((mark) => fits.lastIndexOf(mark)));
  const space = fits.lastIndexOf(' ');
  if (pause > 0) return pause + 1;
  return space > 0 ? space : longestUtterance;
}
