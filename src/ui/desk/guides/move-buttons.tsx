import { Icon } from '#ui/parts/icon.tsx';
import { formWords } from './guides-words.ts';

interface MoveButtonsProps {
  /** What is moved, as it is spoken. */
  readonly name: string;
  readonly at: number;
  readonly all: number;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove?: (() => void) | undefined;
}

/** Up, down and away. A button that cannot go further keeps the focus: nobody is thrown out of the list. */
export function MoveButtons({ name, at, all, onMove, onRemove }: MoveButtonsProps) {
  const texts = formWords();
  return (
    <span class="desk-guide-moves">
      <MoveButton way="up" label={texts.up(name)} idle={at === 0} onPress={() => onMove(-1)} />
      <MoveButton way="down" label={texts.down(name)} idle={at === all - 1} onPress={() => onMove(1)} />
      {onRemove && (
        <button class="icon-button" type="button" aria-label={texts.remove(name)} title={texts.remove(name)} onClick={onRemove}>
          <Icon name="remove" />
        </button>
      )}
    </span>
  );
}

interface MoveButtonProps {
  readonly way: 'up' | 'down';
  readonly label: string;
  readonly idle: boolean;
  readonly onPress: () => void;
}

/** Stands somewhere in an item of an `ol`. The focus goes along with what was moved, so that the same key moves it on. */
export function MoveButton({ way, label, idle, onPress }: MoveButtonProps) {
  return (
    <button
      class="icon-button desk-guide-move"
      type="button"
      data-way={way}
      aria-label={label}
      title={label}
      aria-disabled={idle}
      onClick={(event) => {
        if (idle) return;
        const item = event.currentTarget.closest('ol > li');
        const rows = [...(item?.parentElement?.children ?? [])];
        const at = item ? rows.indexOf(item) + (way === 'up' ? -1 : 1) : -1;
        onPress();
        requestAnimationFrame(() => focusMove(rows[0]?.parentElement?.children[at], way));
      }}
    >
      <Icon name="down" />
    </button>
  );
}

function focusMove(row: Element | undefined, way: 'up' | 'down'): void {
  row?.querySelector<HTMLElement>(`.desk-guide-move[data-way=${way}]`)?.focus();
}
