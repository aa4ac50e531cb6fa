import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import type { ComponentChildren } from 'preact';
import { FormField, type Found } from './form-field.tsx';
import { phoneReadBack } from './phone-answer.ts';

interface PhoneFieldProps {
  readonly hint: string;
  readonly found: Found;
  readonly value: string;
  readonly onValue: (typed: string) => void;
  /** Other ways to answer. */
  readonly children?: ComponentChildren;
}

/** Kept as typed; converted when the form is saved. */
export function PhoneField({ hint, found, value, onValue, children }: PhoneFieldProps) {
  const readBack = phoneReadBack(value);
  return (
    <FormField name="phone" found={found}>
      {(error) => (
        <>
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
          {readBack && (
            <p class="form-reading" role="status">
              {formsWords().phoneRead(readBack)}
            </p>
          )}
          {children}
        </>
      )}
    </FormField>
  );
}
