import { FieldError } from '#ui/parts/field.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { type Edit, faultAt, faultsWithin } from './edit.ts';
import { guidesWords } from './guides-words.ts';

interface FoldItemProps {
  readonly edit: Edit;
  /** `steps/enter-code` */
  readonly place: string;
  readonly title: string;
  readonly badges?: ComponentChildren;
  /** Beside the title: move and remove. */
  readonly buttons: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One item of a long list; only the one that is unfolded has its fields in the page. */
export function FoldItem({ edit, place, title, badges, buttons, children }: FoldItemProps) {
  const isOpen = edit.open === place;
  const faults = faultsWithin(edit, place);
  return (
    <li class="desk-guide-item" data-open={isOpen}>
      <div class="desk-guide-item-head">
        <div class="desk-guide-item-title">
          <h3>
            <button
              type="button"
              data-place={place}
              class="desk-guide-fold"
              aria-expanded={isOpen}
              onClick={() => edit.unfold(isOpen ? undefined : place)}
            >
              {title}
            </button>
          </h3>
          <span class="line">
            {badges}
            {faults > 0 && <Badge tone="stop">{guidesWords().check.here(formats().number(faults))}</Badge>}
          </span>
        </div>
        {buttons}
      </div>
      {isOpen && (
        <div class="stack desk-guide-item-body">
          <FieldError id={`fault-${place}`} error={faultAt(edit, place)} />
          {children}
        </div>
      )}
    </li>
  );
}
