import { type Signal, signal } from '@preact/signals';
import { chooseVoice } from './choose-voice.ts';
import { sentencesOf } from './sentences.ts';
import type { SpeechPort } from './speech-port.ts';

export interface SpokenPart {
  readonly text: string;
  /** A recording of exactly this text: of our own origin, or sound within a pack. It is preferred to any voice. */
  readonly audio?: string | undefined;
  /** BCP 47, where it is not that of the reading. */
  readonly language?: string | undefined;
}

export interface Reading {
  readonly parts: readonly SpokenPart[];
  /** BCP 47. */
  readonly language: string;
  /** May a voice from the network read it? Never for what names a person. */
  readonly mayUseNetwork: boolean;
  readonly rate: number;
}

/** Plays a recording; resolves `false` when it cannot be played or was stopped. */
export interface AudioPort {
  play(address: string, rate: number): Promise<boolean>;
  stop(): void;
}

/** Reads parts one after another; whoever starts a reading ends the one before. */
export class Reader {
  /** Index of the part that is being read; undefined in silence. */
  readonly at: Signal<number | undefined> = signal(undefined);
  private readonly speech: SpeechPort | undefined;
  private readonly audio: AudioPort;
  private turn = 0;

  constructor(speech: SpeechPort | undefined, audio: AudioPort) {
    this.speech = speech;
    this.audio = audio;
  }

  /** Is there a recording or a voice for every part? */
  canRead({ parts, language, mayUseNetwork }: Pick<Reading, 'parts' | 'language' | 'mayUseNetwork'>): boolean {
    if (parts.length === 0) return false;
    return parts.every((part) => part.audio !== undefined || this.voiceFor(part.language ?? language, mayUseNetwork) !== undefined);
  }

  async read(reading: Reading): Promise<void> {
    this.stop();
    const mine = this.turn;
    for (const [index, part] of reading.parts.entries()) {
      this.at.value = index;
      await this.readPart(part, reading, mine);
      if (mine !== this.turn) return;
    }
    this.at.value = undefined;
  }

  stop(): void {
    this.turn += 1;
    this.at.value = undefined;
    this.audio.stop();
    this.speech?.stop();
  }

  private async readPart(part: SpokenPart, reading: Reading, mine: number): Promise<void> {
    if (part.audio !== undefined && (await this.audio.play(part.audio, reading.rate))) return;
    if (mine !== this.turn) return;
    const language = part.language ?? reading.language;
    const voice = this.voiceFor(language, reading.mayUseNetwork);
    if (!voice || !this.speech) return;
    for (const text of sentencesOf(part.text, language)) {
      const toTheEnd = await this.speech.speak({ text, language: voice.language, voice: voice.id, rate: reading.rate });
      if (!toTheEnd || mine !== this.turn) return;
    }
  }

  private voiceFor(language: string, mayUseNetwork: boolean) {
    return this.speech && chooseVoice(this.speech.voices(), language, mayUseNetwork);
  }
}
