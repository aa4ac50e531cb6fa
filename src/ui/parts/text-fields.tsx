import { FieldFrame, fieldLinks, useFieldId, type FieldProps } from './field.tsx';

interface TextFieldProps extends FieldProps {
  readonly value: string;
  /** Given as typed. Nothing is reformatted while typing: Telex and VNI keyboards compose. */
  readonly onValue: (value: string) => void;
  readonly onLeave?: (() => void) | undefined;
  readonly lines?: number | undefined;
  readonly longest?: number | undefined;
  /** `number`: digits pad; `phone`: dial pad; `code`: Vietnamese typing off. */
  readonly keyboard?: 'text' | 'number' | 'phone' | 'code' | undefined;
  readonly shape?: 'code' | undefined;
  readonly autoComplete?: string | undefined;
}

const inputModes = { text: 'text', number: 'numeric', phone: 'tel', code: 'text' } as const;

export function TextField(props: TextFieldProps) {
  const { value, onValue, onLeave, lines, longest, keyboard = 'text', shape, autoComplete = 'off' } = props;
  const id = useFieldId();
  const shared = {
    ...fieldLinks(id, props),
    class: 'input',
    value,
    maxLength: longest,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => onValue(event.currentTarget.value),
    onBlur: onLeave,
  };
  return (
    <FieldFrame id={id} {...props}>
      {lines ? (
        <textarea {...shared} rows={lines} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={inputModes[keyboard]}
          autoComplete={autoComplete}
          autoCapitalize={keyboard === 'code' ? 'characters' : undefined}
          spellcheck={false}
          data-shape={shape}
        />
      )}
    </FieldFrame>
  );
}

interface NumberFieldProps extends FieldProps {
  readonly value: number | undefined;
  /** Whole numbers; undefined when empty. Other text is ignored. */
  readonly onValue: (value: number | undefined) => void;
  readonly longest?: number | undefined;
}

export function NumberField({ value, onValue, longest = 4, ...field }: NumberFieldProps) {
  return (
    <TextField
      {...field}
      keyboard="number"
      longest={longest}
      value={value === undefined ? '' : String(value)}
      onValue={(text) => {
        const digits = text.replaceAll(/\D/g, '');
        onValue(digits === '' ? undefined : Number(digits));
      }}
    />
  );
}

interface PinFieldProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly autoFocus?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** 6 to 12 digits, hidden while typed; the platform's password manager is told to keep out. */
export function PinField({ value, onValue, autoFocus, disabled, ...field }: PinFieldProps) {
  const id = useFieldId();
  return (
    <FieldFrame id={id} {...field}>
      <input
        {...fieldLinks(id, field)}
        class="input"
        data-shape="pin"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={value}
        autofocus={autoFocus}
        disabled={disabled}
        onInput={(event) => onValue(event.currentTarget.value.replaceAll(/\D/g, ''))}
      />
    </FieldFrame>
  );
}
