import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';

interface NoteFieldProps {
  readonly hint: string;
  readonly value: string;
  readonly onValue: (typed: string) => void;
}

export function NoteField({ hint, value, onValue }: NoteFieldProps) {
  return (
    <div data-field="note">
      <TextField label={formsWords().note} optional lines={3} hint={hint} longest={4000} value={value} onValue={onValue} />
    </div>
  );
}
