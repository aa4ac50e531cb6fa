/** What the stubbed engine heard, in order. */
export interface Heard {
  readonly text: string;
  readonly lang: string;
  readonly voice: string;
  readonly rate: number;
}

/** The page with a stubbed engine. An utterance ends when the test says so. */
export interface SpeakingWindow extends Window {
  readonly heard: Heard[];
  /** How often silence was asked for while something was being said. */
  silenced: number;
  readonly endUtterance: () => void;
}

/** Runs in the page before the app: headless Chromium has no voices. `languages`: BCP 47 tags of the voices of the device. */
export function stubSpeech(languages: readonly string[]): void {
  class StubUtterance extends EventTarget {
    lang = '';
    rate = 1;
    voice: { readonly voiceURI: string } | null = null;
    readonly text: string;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const heard: Heard[] = [];
  let now: StubUtterance | undefined;
  const voices = languages.map((lang) => ({ voiceURI: `voice ${lang}`, lang, localService: true }));
  const engine = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak(utterance: StubUtterance) {
      now = utterance;
      heard.push({ text: utterance.text, lang: utterance.lang, voice: utterance.voice?.voiceURI ?? '', rate: utterance.rate });
    },
    cancel() {
      if (!now) return;
      page.silenced += 1;
      const stopped = now;
      now = undefined;
      stopped.dispatchEvent(new Event('error'));
    },
  });
  const endUtterance = () => {
    const ended = now;
    now = undefined;
    ended?.dispatchEvent(new Event('end'));
  };
  const page = Object.assign(window as unknown as SpeakingWindow, { heard, silenced: 0, endUtterance });
  Object.defineProperty(window, 'speechSynthesis', { value: engine });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: StubUtterance });
}
