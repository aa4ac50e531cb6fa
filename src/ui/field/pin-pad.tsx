import { FieldError, useFieldId } from '#ui/parts/field.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { words } from '#ui/text/words.ts';

interface PinPadProps {
  readonly pin: string;
  readonly onPin: (pin: string) => void;
  readonly disabled: boolean;
  readonly error: string | undefined;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const longest = 12;

/** A pad of our own, so that the platform's keyboard neither covers the screen nor learns the PIN; a real keyboard types into the field. */
export function PinPad({ pin, onPin, disabled, error }: PinPadProps) {
  const { start } = words();
  const id = useFieldId();
  const press = (digit: string) => onPin((pin + digit).slice(0, longest));
  return (
    <div class="pin-pad">
      <label class="unseen" for={id}>
        {start.unlockTitle}
      </label>
      <input
        class="input"
        data-shape="pin"
        id={id}
        type="password"
        inputMode="none"
        autoComplete="off"
        autofocus
        maxLength={longest}
        value={pin}
        disabled={disabled}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onInput={(event) => onPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
      />
      <FieldError id={id} error={error} />
      <div class="pin-keys">
        {keys.map((digit) => (
          <Key key={digit} digit={digit} disabled={disabled} onPress={press} />
        ))}
        <span />
        <Key digit="0" disabled={disabled} onPress={press} />
        <button
          class="pin-key"
          type="button"
          aria-label={start.erase}
          disabled={disabled || pin === ''}
          onClick={() => onPin(pin.slice(0, -1))}
        >
          <Icon name="erase" />
        </button>
      </div>
    </div>
  );
}

function Key({
  digit,
  disabled,
  onPress,
}: {
  readonly digit: string;
  readonly disabled: boolean;
  readonly onPress: (digit: string) => void;
}) {
  return (
    <button class="pin-key" type="button" disabled={disabled} onClick={() => onPress(digit)}>
      {digit}
    </button>
  );
}
