import { words } from '#ui/text/words.ts';
import { effect, type ReadonlySignal } from '@preact/signals';
import type { TargetedEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';
import { ExpectedText } from './expected-text.ts';
import { useFieldId } from './field.tsx';
import { Icon } from './icon.tsx';

interface SearchBoxProps {
  readonly label: string;
  /** Followed without drawing the box anew: its own letters are in it already. */
  readonly value: ReadonlySignal<string>;
  readonly onValue: (value: string) => void;
  /** What the box is about to hold, as far as one can know: a little before `onValue`. */
  readonly onExpected?: ((value: string) => void) | undefined;
  /** Somebody is about to type. */
  readonly onReady?: ((box: HTMLElement) => void) | undefined;
}

/** The button that clears it is there all along, and seen (by style) when there is something to clear. */
export function SearchBox({ label, value, onValue, onExpected, onReady }: SearchBoxProps) {
  const id = useFieldId();
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(
    () =>
      effect(() => {
        const text = value.value;
        if (box.current && box.current.value !== text) box.current.value = text;
      }),
    [value],
  );
  return (
    <div class="search" role="search">
      <label class="unseen" for={id}>
        {label}
      </label>
      <Icon name="search" />
      <input
        ref={box}
        class="input"
        id={id}
        type="search"
        placeholder={label}
        autoComplete="off"
        spellcheck={false}
        enterkeyhint="search"
        onFocus={(event) => onReady?.(event.currentTarget)}
        {...useExpected(onExpected)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <IconButton icon="close" label={words().parts.clear} onPress={() => onValue('')} />
    </div>
  );
}

function useExpected(onExpected: SearchBoxProps['onExpected']) {
  const expected = useMemo(() => new ExpectedText(), []);
  if (!onExpected) return {};
  return {
    onCompositionStart: ({ currentTarget }: TargetedEvent<HTMLInputElement>) => expected.beginComposing(currentTarget),
    onCompositionEnd: () => expected.endComposing(),
    onBeforeInput: (event: TargetedEvent<HTMLInputElement, InputEvent>) => {
      const text = expected.after(event.currentTarget, event);
      if (text !== undefined) onExpected(text);
    },
  };
}
