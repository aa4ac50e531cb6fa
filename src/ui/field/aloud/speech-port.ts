/** A voice of the device. `local` voices speak without sending the text anywhere. */
export interface Voice {
  readonly id: string;
  /** BCP 47. */
  readonly language: string;
  readonly local: boolean;
}

export interface Utterance {
  readonly text: string;
  readonly language: string;
  readonly voice: string;
  /** 1 is the voice's own speed. */
  readonly rate: number;
}

/** The device's speech engine, as far as reading aloud needs it. */
export interface SpeechPort {
  voices(): readonly Voice[];
  /** Engines name their voices late: told when there may be others. Returns how to stop listening. */
  onVoices(listener: () => void): () => void;
  /** Resolves `true` when it was spoken to its end, `false` when it was stopped or failed. */
  speak(utterance: Utterance): Promise<boolean>;
  /** Silence now. */
  stop(): void;
}

/** Undefined where the browser has no speech engine. */
export function deviceSpeech(): SpeechPort | undefined {
  if (typeof speechSynthesis === 'undefined') return undefined;
  const engine = speechSynthesis;
  return {
    voices: () =>
      engine.getVoices().map(({ voiceURI, lang, localService }) => ({
        id: voiceURI,
        // Android writes `vi_VN`.
        language: lang.replaceAll('_', '-'),
        local: localService,
      })),
    onVoices(listener) {
      engine.addEventListener('voiceschanged', listener);
      return () => engine.removeEventListener('voiceschanged', listener);
    },
    speak: (utterance) => spoken(engine, utterance),
    stop: () => engine.cancel(),
  };
}

function spoken(engine: SpeechSynthesis, { text, language, voice, rate }: Utterance): Promise<boolean> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    utterance.rate = rate;
    utterance.voice = engine.getVoices().find(({ voiceURI }) => voiceURI === voice) ?? null;
    utterance.addEventListener('end', () => resolve(true));
    utterance.addEventListener('error', () => resolve(false));
    engine.speak(utterance);
  });
}
