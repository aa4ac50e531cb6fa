import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { FormField, type Found } from './form-field.tsx';

interface PhoneFieldProps {
  readonly hint: string;
  readonly found: Found;
  readonly value: string;
  readonly onValue: (typed: string) => void;
}

/** Kept as typed; converted when the form is saved. */
export function PhoneField({ hint, found, value, onValue }: PhoneFieldProps) {
  return (
    <FormField name="phone" found={found}>
      {(error) => (
        <TextField
          label={formsWords().phone}
          optional
          keyboard="phone"
          hint={hint}
          longest={24}
          error={error}
          value={value}
          onValue={onValue}
        />
      )}
    </FormField>
  );
}
