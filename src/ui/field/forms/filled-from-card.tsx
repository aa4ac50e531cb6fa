import { sexes } from '#domain/entities.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import type { CardFill, Replaced } from './card-fill.ts';

/** Says that a card filled the form and what it replaced, and takes it back at a tap. */
export function FilledFromCard({ fill, children }: { readonly fill: CardFill; readonly children?: ComponentChildren }) {
  const { card } = formsWords();
  const { replaced } = fill;
  return (
    <div role="status">
      {replaced && (
        <Notice kind={replaced.length > 0 ? 'warning' : 'done'} title={replaced.length > 0 ? card.filledOver : card.filled}>
          {replaced.length > 0 && (
            <ul class="stack-tight">
              {replaced.map((one) => (
                <li key={one.field}>{replacedWords(one)}</li>
              ))}
            </ul>
          )}
          {children}
          <div>
            <Button icon="undo" onPress={fill.undo}>
              {card.undo}
            </Button>
          </div>
        </Notice>
      )}
    </div>
  );
}

function replacedWords({ field, was, now }: Replaced): string {
  const { card, person, household } = formsWords();
  const labels: Readonly<Record<string, string>> = {
    personalId: person.personalId,
    name: person.name,
    birth: person.birth,
    sex: person.sex,
    head: household.head,
    address: household.address,
  };
  return card.replaced(labels[field] ?? field, said(field, now), said(field, was));
}

function said(field: string, value: string): string {
  const sex = field === 'sex' && sexes.find((one) => one === value);
  return sex ? words().facts.sex[sex] : value;
}
