import type { OutboxRow } from '#background/device-api.ts';
import type { Fields, FieldValue } from '#domain/mutation.ts';
import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { DateField, DayField } from '#ui/parts/date-fields.tsx';
import { Sheet } from '#ui/parts/overlays.tsx';
import { NumberField, TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { capitalised } from '#ui/text/locale-formats.ts';
import { words } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { useOpenForm } from './forms/form-open.ts';
import { changedFields, mendFields, presentFields, type MendField } from './mend-fields.ts';
import { fieldWords } from './outbox-line.tsx';

interface MendSheetProps {
  readonly row: OutboxRow;
  readonly onClose: () => void;
}

/** The fields of the refused line, to be written anew. The old line is settled, the new one goes out under a new number. */
export function MendSheet({ row, onClose }: MendSheetProps) {
  const { outbox, parts } = words();
  useOpenForm();
  const [before, setBefore] = useState<Fields>();
  const [after, setAfter] = useState<Fields>({});
  useEffect(() => {
    void presentFields(row).then(setBefore);
  }, []);
  const resend = async () => {
    const answer = await device().mendRefused(row.n, changedFields(before ?? {}, after));
    if (answer.ok) onClose();
    showToast({ words: answer.ok ? outbox.mended : failureWords(answer.failure) });
  };
  return (
    <Sheet title={outbox.mendTitle} onClose={onClose}>
      <p>{failureWords({ kind: row.reason ?? 'unknown' })}</p>
      {before &&
        mendFields(row).map((field) => (
          <MendInput
            key={field.name}
            field={field}
            value={after[field.name] ?? before[field.name] ?? null}
            onValue={(value) => setAfter({ ...after, [field.name]: value })}
          />
        ))}
      <div class="button-bar">
        <Button onPress={onClose}>{parts.cancel}</Button>
        <Button look="main" icon="send" onPress={() => void resend()}>
          {outbox.resend}
        </Button>
      </div>
    </Sheet>
  );
}

interface MendInputProps {
  readonly field: MendField;
  readonly value: FieldValue;
  readonly onValue: (value: FieldValue) => void;
}

function MendInput({ field: { name, kind }, value, onValue }: MendInputProps) {
  const label = capitalised(fieldWords(name));
  const text = typeof value === 'string' ? value : '';
  if (kind === 'number')
    return <NumberField label={label} value={typeof value === 'number' ? value : undefined} onValue={(typed) => onValue(typed ?? null)} />;
  if (kind === 'birth') return <DateField label={label} value={text || undefined} onValue={(typed) => onValue(typed ?? null)} />;
  if (kind === 'day') return <DayField label={label} value={text || undefined} onValue={(typed) => onValue(typed ?? null)} />;
  if (kind === 'text' || kind === 'digits') {
    return (
      <TextField
        label={label}
        value={text}
        keyboard={kind === 'digits' ? 'number' : 'text'}
        onValue={(typed) => onValue(typed.trim() === '' ? null : typed)}
      />
    );
  }
  return (
    <Choice
      label={label}
      value={text}
      onValue={onValue}
      options={kind.map((option) => ({ value: option, title: optionWords(name, option) }))}
    />
  );
}

function optionWords(field: string, option: string): string {
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = words().facts as never;
  return named[field]?.[option] ?? option;
}
