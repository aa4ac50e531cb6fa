import { Choice } from '#ui/parts/choices.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { useState } from 'preact/hooks';

const usual = ['10', '20', '30', '45', '60'] as const;

interface MinutesFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onValue: (minutes: string) => void;
}

export function MinutesField({ value, error, onValue }: MinutesFieldProps) {
  const { visit } = formsWords();
  const [types, setTypes] = useState(false);
  const typing = types || (value !== '' && !usual.some((minutes) => minutes === value));
  const options = [
    ...usual.map((minutes) => ({ value: minutes as string, title: visit.minutesOf(minutes) })),
    { value: 'other', title: visit.otherMinutes },
  ];
  const choose = (chosen: string) => {
    setTypes(chosen === 'other');
    onValue(chosen === 'other' ? '' : chosen);
  };
  return (
    <div class="stack-tight form-short">
      <Choice label={visit.minutes} optional options={options} value={typing ? 'other' : value || undefined} onValue={choose} />
      {typing && <TextField label={visit.minutesField} keyboard="number" longest={4} error={error} value={value} onValue={onValue} />}
    </div>
  );
}
