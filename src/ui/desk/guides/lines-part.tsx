import type { Guide } from '#guides/guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { FieldError } from '#ui/parts/field.tsx';
import { formats } from '#ui/text/words.ts';
import { type Edit, faultAt } from './edit.ts';
import { formWords } from './guides-words.ts';
import { moved, replaced, without } from './list-moves.ts';
import { MoveButtons } from './move-buttons.tsx';
import { WordsField } from './words-field.tsx';

type LinesOf = 'prepare' | 'rules' | 'may' | 'nextTime';

/** A list of sayings: what to have at hand, what never to do, what may be done, what to agree on. */
export function LinesPart({ edit, part, hint }: { readonly edit: Edit; readonly part: LinesOf; readonly hint?: string }) {
  const texts = formWords();
  const lines = edit.draft[part];
  const set = (changed: Guide[LinesOf]) => edit.set({ ...edit.draft, [part]: changed });
  return (
    <section class="stack desk-guide-lines" aria-label={texts.lines[part]}>
      <h3>{texts.lines[part]}</h3>
      {hint && <p class="small soft">{hint}</p>}
      <ol class="desk-guide-list">
        {lines.map((line, at) => (
          <li key={at} class="desk-guide-line">
            <WordsField
              edit={edit}
              place={`${part}/${at}`}
              label={texts.line(formats().number(at + 1))}
              words={line}
              lines={2}
              onWords={(words) => set(replaced(lines, at, words))}
            />
            <MoveButtons
              name={line.vi || texts.line(formats().number(at + 1))}
              at={at}
              all={lines.length}
              onMove={(by) => set(moved(lines, at, by))}
              onRemove={() => set(without(lines, at))}
            />
          </li>
        ))}
      </ol>
      <div data-place={part}>
        <Button icon="add" onPress={() => set([...lines, { vi: '', en: '' }])}>
          {texts.addLine}
        </Button>
        <FieldError id={`fault-${part}`} error={faultAt(edit, part)} />
      </div>
    </section>
  );
}
