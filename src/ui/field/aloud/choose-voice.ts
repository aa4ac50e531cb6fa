import type { Voice } from './speech-port.ts';

/**
 * The voice to read a language with; undefined when the device has none. A voice on the device goes first: one from the network is silent in the lane and
 * hears what it reads, so it reads guides, which are the same for everybody, and never what is said to one person.
 */
export function chooseVoice(voices: readonly Voice[], language: string, mayUseNetwork: boolean): Voice | undefined {
  const wanted = primary(language);
  const speaking = voices.filter((voice) => primary(voice.language) === wanted);
  const exact = (voice: Voice) => voice.language.toLowerCase() === regional(wanted);
  const local = speaking.filter((voice) => voice.local);
  const usable = local.length > 0 ? local : speaking.filter(() => mayUseNetwork);
  return usable.find(exact) ?? usable[0];
}

function primary(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}

/** The variety one expects to hear here. */
function regional(language: string): string {
  return language === 'en' ? 'en-gb' : `${language}-vn`;
}
