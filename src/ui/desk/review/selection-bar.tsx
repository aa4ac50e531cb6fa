import type { ReviewRow } from '#protocol/desk-review.ts';
import { Button } from '#ui/parts/button.tsx';
import { formats } from '#ui/text/words.ts';
import { rowKey } from './queue-list.tsx';
import { reviewWords } from './review-words.ts';

interface BarProps {
  readonly rows: readonly ReviewRow[];
  readonly chosen: readonly ReviewRow[];
  readonly busy: boolean;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly onApprove: () => void;
  readonly onGiveBack: () => void;
}

/** Above the list: all at once, and what the keys do. */
export function SelectionBar({ rows, chosen, busy, onChosen, onApprove, onGiveBack }: BarProps) {
  const words = reviewWords();
  const count = formats().number(chosen.length);
  const all = chosen.length === rows.length;
  return (
    <>
      <KeyHelp />
      <label class="desk-review-all">
        <input type="checkbox" checked={all} onChange={() => onChosen(new Set(all ? [] : rows.map(rowKey)))} />
        {words.chooseAll(formats().number(rows.length))}
      </label>
      {chosen.length > 0 && (
        <div class="desk-review-bulk" role="group" aria-label={words.chosen(count)}>
          <span class="strong" role="status">
            {words.chosen(count)}
          </span>
          <Button look="main" icon="done" busy={busy} onPress={onApprove}>
            {words.approveMany(count)}
          </Button>
          <Button icon="returned" onPress={onGiveBack}>
            {words.giveBackMany(count)}
          </Button>
          <Button look="quiet" onPress={() => onChosen(new Set())}>
            {words.unchoose}
          </Button>
        </div>
      )}
    </>
  );
}

function KeyHelp() {
  const { keys, keysMore, key } = reviewWords();
  const lines: readonly (readonly [readonly string[], string])[] = [
    [['J', 'K'], key.move],
    [['X'], key.choose],
    [['A'], key.approve],
    [['R'], key.giveBack],
    [['Esc'], key.leave],
  ];
  return (
    <div role="group" aria-label={keys} title={keysMore}>
      <dl class="desk-review-keys">
        {lines.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
