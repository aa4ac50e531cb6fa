import { countWords, longestStepWords } from '#guides/check-words.ts';
import type { Words } from '#guides/guide.ts';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { type Edit, faultAt } from './edit.ts';
import { formWords } from './guides-words.ts';

interface WordsFieldProps {
  readonly edit: Edit;
  /** Where it stands in the guide: `steps/enter-code/words`. */
  readonly place: string;
  readonly label: string;
  readonly words: Words | undefined;
  readonly onWords: (words: Words) => void;
  readonly lines?: number;
  readonly hint?: string;
  readonly optional?: boolean;
  /** Counts the words against the longest a step may be. */
  readonly counted?: boolean;
}

const longest = 600;

/** One saying in both languages, side by side. */
export function WordsField({ edit, place, label, words, onWords, lines, hint, optional, counted }: WordsFieldProps) {
  const texts = formWords();
  const both = words ?? { vi: '', en: '' };
  const count = (text: string) => texts.counted(formats().number(countWords(text)), formats().number(longestStepWords));
  return (
    <div class="desk-guide-both">
      {(['vi', 'en'] as const).map((language) => (
        <div key={language} data-place={`${place}/${language}`}>
          <TextField
            label={texts.inLanguage(label, texts[language])}
            hint={[hint, counted && count(both[language])].filter(Boolean).join(' ') || undefined}
            optional={optional}
            error={faultAt(edit, `${place}/${language}`)}
            lines={lines}
            longest={longest}
            value={both[language]}
            onValue={(text) => onWords({ ...both, [language]: text })}
          />
        </div>
      ))}
    </div>
  );
}
