import type { FormOfAddress } from '#domain/form-of-address.ts';
import type { Guide, GuideStep } from '#guides/guide.ts';
import { Choice } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { guideWords, said, saidIn, spokenLanguage, spokenTo } from '#ui/text/guide-words.ts';
import { language } from '#ui/text/language.ts';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { SpokenPart } from '../aloud/reader.ts';

/** The languages a guide speaks: those its title is written in, and those every step is recorded in. */
export function languagesOf({ title, steps }: Guide): readonly string[] {
  const recorded = Object.keys(steps[0]?.audio ?? {}).filter((tag) => steps.every(({ audio }) => audio?.[tag] !== undefined));
  return [...new Set([...Object.keys(title), ...recorded])];
}

/** What the guide has for somebody who likes this language: the very tag, else the same language of another place. */
export function spokenFor(guide: Guide, wanted: string | undefined): string | undefined {
  const spoken = languagesOf(guide);
  const primary = (tag: string) => tag.split('-')[0];
  return spoken.find((tag) => tag === wanted) ?? spoken.find((tag) => wanted !== undefined && primary(tag) === primary(wanted));
}

/** While a guide is open it speaks the person's language, as far as it has it; the screens keep the volunteer's. */
export function useSpokenLanguage(guide: Guide, wanted: string | undefined): void {
  useEffect(() => {
    spokenLanguage.value = spokenFor(guide, wanted);
    return () => {
      spokenLanguage.value = undefined;
    };
  }, [guide, wanted]);
}

/** While a guide is open it calls the person as one of their age and sex is called. */
export function useFormOfAddress(form: FormOfAddress | undefined): void {
  useLayoutEffect(() => {
    spokenTo.value = form;
    return () => {
      spokenTo.value = undefined;
    };
  }, [form?.you]);
}

/** The language chosen for the person, or that of the screens. */
export function shownLanguage(): string {
  return spokenLanguage.value ?? language.value;
}

/** A step as it is read out: its recording in the language spoken to the person, else title, words and caution for a voice. */
export function spokenStep({ title, words, caution, audio }: GuideStep): readonly SpokenPart[] {
  return spokenParts([title, words, ...(caution ? [caution] : [])], audio);
}

/** Before the first step: what the guide brings, and what to have at hand. */
export function spokenOpening({ summary, prepare, audio }: Guide): readonly SpokenPart[] {
  return spokenParts([summary, ...prepare], audio);
}

function spokenParts(all: readonly GuideStep['words'][], recordings: GuideStep['audio']): readonly SpokenPart[] {
  const parts = all.map((words) => ({ text: said(words), language: saidIn(words) }));
  const audio = recordings?.[shownLanguage()];
  return audio === undefined ? parts : [{ text: parts.map(({ text }) => text).join('\n'), language: parts[0]?.language, audio }];
}

interface SpokenLanguageProps {
  readonly guide: Guide;
  /** BCP 47: what the person likes to be spoken to in. */
  readonly wanted: string | undefined;
}

export function SpokenLanguage({ guide, wanted }: SpokenLanguageProps) {
  const { speakIn } = guideWords();
  const spoken = languagesOf(guide);
  return (
    <>
      <LanguageNote guide={guide} wanted={wanted} />
      <Choice
        label={speakIn}
        options={spoken.map((value) => ({ value, title: languageName(value) }))}
        value={shownLanguage()}
        onValue={(chosen) => {
          spokenLanguage.value = chosen;
        }}
      />
    </>
  );
}

/** What the person listens in is not what stands on the screen: somebody interprets, or the recording is played. */
export function LanguageNote({ guide, wanted }: SpokenLanguageProps) {
  const { onlyVietnamese, theirLanguage, onlyHeard } = guideWords();
  const chosen = spokenLanguage.value;
  if (chosen !== undefined && guide.title[chosen] === undefined) return <Notice kind="info" title={onlyHeard(languageName(chosen))} />;
  if (wanted === undefined || spokenFor(guide, wanted) !== undefined) return null;
  return <Notice kind="info" title={onlyVietnamese(wanted === 'und' ? theirLanguage : languageName(wanted))} />;
}

/** A tag of somebody else's app is shown as it is. */
function languageName(tag: string): string {
  const names: Readonly<Record<string, string>> = formsWords().spokenLanguages;
  return names[tag] ?? tag;
}
