import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { aloudWords } from '#ui/text/aloud-words.ts';
import '#ui/styles/screens/aloud.css';
import { useEffect, useState } from 'preact/hooks';
import { deviceAudio } from './device-audio.ts';
import { Reader, type SpokenPart } from './reader.ts';
import { readingRate, readingRates, readingSpeed } from './reading-rate.ts';
import { deviceSpeech } from './speech-port.ts';

const speech = deviceSpeech();
const reader = new Reader(speech, deviceAudio());

interface ReadAloudProps {
  readonly parts: readonly SpokenPart[];
  /** BCP 47: what the parts are written in. */
  readonly language: string;
  /** The text says something of one person: then only recordings and the device's own voices read it. */
  readonly personal?: boolean | undefined;
}

/**
 * Reads what stands on the screen. Absent when the device has neither a recording nor a voice for the language. Silent as soon as the text changes, the
 * screen goes, or the page is hidden: a call that comes in, a locked tablet.
 */
export function ReadAloud({ parts, language, personal = false }: ReadAloudProps) {
  const reading = { parts, language, mayUseNetwork: !personal };
  useVoices();
  useSilence(parts.map(({ text }) => text).join('\n') + language);
  if (!reader.canRead(reading)) return null;
  const { listen, stop, rate, rates } = aloudWords();
  const isReading = reader.at.value !== undefined;
  return (
    <div class="aloud">
      <Button
        icon={isReading ? 'silence' : 'listen'}
        onPress={() => {
          if (isReading) reader.stop();
          else void reader.read({ ...reading, rate: readingSpeed() });
        }}
      >
        {isReading ? stop : listen}
      </Button>
      {isReading && (
        <Choice
          label={rate}
          options={readingRates.map((value) => ({ value, title: rates[value] }))}
          value={readingRate.chosen.value}
          onValue={(chosen) => {
            readingRate.choose(chosen);
            void reader.read({ ...reading, rate: readingSpeed() });
          }}
        />
      )}
    </div>
  );
}

/** Which part is being read now, for the screen to mark it. */
export function partBeingRead(): number | undefined {
  return reader.at.value;
}

function useVoices(): void {
  const [, redraw] = useState(0);
  useEffect(() => speech?.onVoices(() => redraw((count) => count + 1)), []);
}

function useSilence(text: string): void {
  useEffect(() => {
    const hush = () => {
      if (document.visibilityState === 'hidden') reader.stop();
    };
    document.addEventListener('visibilitychange', hush);
    return () => {
      document.removeEventListener('visibilitychange', hush);
      reader.stop();
    };
  }, [text]);
}
