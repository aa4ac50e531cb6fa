import type { CitizenCard } from '#domain/citizen-card.ts';
import { parseBirth } from '#domain/birth.ts';
import { cleanPersonalId } from '#domain/personal-id.ts';
import { cleanText } from '#domain/vietnamese-text.ts';
import { useState } from 'preact/hooks';
import type { FormDraft } from './form-draft.ts';

type Filling<Answers> = Partial<{ readonly [field in keyof Answers]: string }>;

/** An answer that stood there before and that the card says otherwise. */
export interface Replaced {
  readonly field: string;
  readonly was: string;
  readonly now: string;
}

export function replacedBy(answers: object, filling: object): readonly Replaced[] {
  const before = new Map(Object.entries(answers) as [string, unknown][]);
  return (Object.entries(filling) as [string, unknown][]).flatMap(([field, now]) => {
    const was = before.get(field);
    if (typeof was !== 'string' || typeof now !== 'string' || cleanText(was) === '') return [];
    return asKept(field, was) === asKept(field, now) ? [] : [{ field, was, now }];
  });
}

/** Two ways of typing the same are no difference. */
function asKept(field: string, typed: string): string {
  if (field === 'personalId') return cleanPersonalId(typed);
  return (field === 'birth' && parseBirth(typed)) || cleanText(typed);
}

export interface CardFill {
  /** What the last card replaced; undefined before one was scanned and after it was taken back. */
  readonly replaced: readonly Replaced[] | undefined;
  readonly fill: (card: CitizenCard) => void;
  readonly undo: () => void;
}

/** Puts a card's answers into the form and keeps what stood there, so that a scan never overwrites anything for good. */
export function useCardFill<Answers extends { readonly [field in keyof Answers]: unknown }>(
  draft: Pick<FormDraft<Answers>, 'answers' | 'change'>,
  fillingOf: (card: CitizenCard) => Filling<Answers>,
): CardFill {
  const [filled, setFilled] = useState<{ readonly before: Partial<Answers>; readonly replaced: readonly Replaced[] } | undefined>(
    undefined,
  );
  return {
    replaced: filled?.replaced,
    fill(card) {
      const filling = fillingOf(card) as Partial<Answers>;
      const before = Object.fromEntries(Object.entries(draft.answers).filter(([field]) => Object.hasOwn(filling, field)));
      setFilled({ before: before as Partial<Answers>, replaced: replacedBy(draft.answers, filling) });
      draft.change(filling);
    },
    undo() {
      if (filled) draft.change(filled.before);
      setFilled(undefined);
    },
  };
}
