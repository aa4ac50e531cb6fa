import { addDays } from '#domain/dates.ts';
import { Choice } from '#ui/parts/choices.tsx';
import { DayField } from '#ui/parts/date-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { returnDays } from './visit-answers.ts';

interface ReturnFieldProps {
  /** ISO date, or empty when no day is agreed. */
  readonly value: string;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  readonly label?: string | undefined;
  readonly error?: string | undefined;
  readonly onValue: (day: string) => void;
}

/** `Thứ Ba 24/11`: what is said and written down at a door. */
export function dayWords(day: string): string {
  return `${formats().weekday(day)} ${shortDate(day)}`;
}

/** `24/11`: within the year that anybody at a door means. */
function shortDate(day: string): string {
  return formats().date(day).slice(0, 5);
}

const latestDays = 365;

/** The days one agrees on at a door, a tap each; any other day from the platform's calendar. */
export function ReturnField({ value, today, label, error, onValue }: ReturnFieldProps) {
  const { visit } = formsWords();
  const [picks, setPicks] = useState(false);
  const quick = returnDays(today);
  const isQuick = value === '' || quick.some(({ day }) => day === value);
  const picking = picks || !isQuick;
  const options = [
    ...quick.map(({ name, day }) => ({ value: day, title: visit.day[name], more: name === 'sunday' ? shortDate(day) : dayWords(day) })),
    { value: 'other', title: visit.otherDay },
    { value: 'none', title: visit.noReturn },
  ];
  const choose = (chosen: string) => {
    setPicks(chosen === 'other');
    if (chosen !== 'other') onValue(chosen === 'none' ? '' : chosen);
  };
  return (
    <div class="stack-tight form-short">
      <Choice
        label={label ?? visit.returnOn}
        optional
        options={options}
        value={picking ? 'other' : value || undefined}
        error={picking ? undefined : error}
        onValue={choose}
      />
      {picking && (
        <DayField
          label={visit.pickDay}
          value={value || undefined}
          earliest={today}
          latest={addDays(today, latestDays)}
          error={error}
          onValue={(day) => onValue(day ?? '')}
        />
      )}
    </div>
  );
}
