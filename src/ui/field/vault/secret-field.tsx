import { FieldFrame, fieldLinks, useFieldId, type FieldProps } from '#ui/parts/field.tsx';

interface SecretFieldProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly autoFocus?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** A PIN or a passphrase, hidden while typed; the platform's password manager is told to keep out. */
export function SecretField({ value, onValue, autoFocus, disabled, ...field }: SecretFieldProps) {
  const id = useFieldId();
  return (
    <FieldFrame id={id} {...field}>
      <input
        {...fieldLinks(id, field)}
        class="input"
        type="password"
        autoComplete="off"
        maxLength={64}
        value={value}
        autofocus={autoFocus}
        disabled={disabled}
        onInput={(event) => onValue(event.currentTarget.value.normalize('NFC'))}
      />
    </FieldFrame>
  );
}
