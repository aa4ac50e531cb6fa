import { words } from '#ui/text/words.ts';
import { IconButton } from './button.tsx';
import { useFieldId } from './field.tsx';
import { Icon } from './icon.tsx';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Somebody is about to type. */
  readonly onReady?: ((box: HTMLElement) => void) | undefined;
}

export function SearchBox({ label, value, onValue, onReady }: SearchBoxProps) {
  const id = useFieldId();
  return (
    <div class="search" role="search">
      <label class="unseen" for={id}>
        {label}
      </label>
      <Icon name="search" />
      <input
        class="input"
        id={id}
        type="search"
        placeholder={label}
        autoComplete="off"
        spellcheck={false}
        enterkeyhint="search"
        value={value}
        onFocus={(event) => onReady?.(event.currentTarget)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {value !== '' && <IconButton icon="close" label={words().parts.clear} onPress={() => onValue('')} />}
    </div>
  );
}
