import type { Guide } from '#guides/guide.ts';
import { Choice } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { guideWords, spokenLanguage } from '#ui/text/guide-words.ts';
import { language } from '#ui/text/language.ts';
import { useEffect } from 'preact/hooks';

/** The languages a guide speaks: those its title is written in. */
export function languagesOf(guide: Guide): readonly string[] {
  return Object.keys(guide.title);
}

/** While a guide is open it speaks the person's language, as far as it has it; the screens keep the volunteer's. */
export function useSpokenLanguage(guide: Guide, wanted: string | undefined): void {
  useEffect(() => {
    spokenLanguage.value = wanted !== undefined && languagesOf(guide).includes(wanted) ? wanted : undefined;
    return () => {
      spokenLanguage.value = undefined;
    };
  }, [guide, wanted]);
}

/** The language the words on the screen are in. */
export function shownLanguage(): string {
  return spokenLanguage.value ?? language.value;
}

interface SpokenLanguageProps {
  readonly guide: Guide;
  /** BCP 47: what the person likes to be spoken to in. */
  readonly wanted: string | undefined;
}

export function SpokenLanguage({ guide, wanted }: SpokenLanguageProps) {
  const { speakIn, onlyVietnamese } = guideWords();
  const names: Readonly<Record<string, string>> = formsWords().spokenLanguages;
  const spoken = languagesOf(guide);
  const missing = wanted !== undefined && !spoken.includes(wanted) ? (names[wanted] ?? wanted) : undefined;
  return (
    <>
      {missing && <Notice kind="info" title={onlyVietnamese(missing)} />}
      <Choice
        label={speakIn}
        options={spoken.map((value) => ({ value, title: names[value] ?? value }))}
        value={shownLanguage()}
        onValue={(chosen) => {
          spokenLanguage.value = chosen;
        }}
      />
    </>
  );
}
