import { lazyPart } from '#ui/lazy-screen.tsx';
import { Button } from '#ui/parts/button.tsx';
import { PinField } from '#ui/parts/text-fields.tsx';
import { enrolWords } from '#ui/text/enrol-words.ts';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { isPin, type PinFault } from './pin-rules.ts';

const SecretField = lazyPart(async () => (await import('./vault/secret-field.tsx')).SecretField);

export interface NewPinAnswers {
  readonly pin: string;
  readonly again: string;
}

interface NewPinProps extends NewPinAnswers {
  readonly label: string;
  readonly fault: PinFault | undefined;
  readonly onChange: (answers: NewPinAnswers) => void;
}

/** A new PIN, twice, or a passphrase in its place. */
export function NewPin({ label, pin, again, fault, onChange }: NewPinProps) {
  const enrol = enrolWords();
  const { failures } = words();
  const [byWords, setByWords] = useState(false);
  const Secret = byWords ? SecretField : PinField;
  const said = {
    'too-short': isPin(pin) ? failures['pin-too-short'] : failures['pin-invalid'],
    'too-easy': enrol.pinTooEasy,
    differs: undefined,
  } as const;
  return (
    <>
      <Secret
        label={label}
        hint={byWords ? enrol.passphraseHint : enrol.pinHint}
        error={fault && said[fault]}
        value={pin}
        onValue={(typed) => onChange({ pin: typed, again })}
      />
      <Secret
        label={enrol.pinAgain}
        error={fault === 'differs' ? enrol.pinDiffers : undefined}
        value={again}
        onValue={(typed) => onChange({ pin, again: typed })}
      />
      <Button
        look="quiet"
        onPress={() => {
          setByWords(!byWords);
          onChange({ pin: '', again: '' });
        }}
      >
        {byWords ? enrol.useDigits : enrol.usePassphrase}
      </Button>
    </>
  );
}
