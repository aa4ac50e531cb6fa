import { addressAtTheDoor } from '#domain/card-address.ts';
import type { CitizenCard } from '#domain/citizen-card.ts';
import { formsWords } from '#ui/text/forms-words.ts';
import { useEffect } from 'preact/hooks';
import { ScanCardButton } from '../scan/scan-card-button.tsx';
import { useCardFill } from './card-fill.ts';
import { takeCardOfNewHome } from './card-in-hand.ts';
import { FilledFromCard } from './filled-from-card.tsx';
import type { FormDraft } from './form-draft.ts';
import type { HouseholdAnswers } from './household-answers.ts';

interface HeadsCardProps {
  readonly draft: FormDraft<HouseholdAnswers>;
  /** Undefined when the scan was taken back. */
  readonly onCard: (card: CitizenCard | undefined) => void;
}

/** The head's card names the home; the head is then the first to be asked, without another scan. */
export function HeadsCard({ draft, onCard }: HeadsCardProps) {
  const fill = useCardFill(draft, ({ name, address = '' }) => ({ head: name, ...(address && { address: addressAtTheDoor(address) }) }));
  const take = (card: CitizenCard) => {
    fill.fill(card);
    onCard(card);
  };
  useEffect(() => {
    const card = takeCardOfNewHome();
    if (card) take(card);
  }, []);
  const undo = () => {
    fill.undo();
    onCard(undefined);
  };
  return (
    <>
      <ScanCardButton onCard={take} />
      <FilledFromCard fill={{ ...fill, undo }}>
        <p>{formsWords().household.headNext}</p>
      </FilledFromCard>
    </>
  );
}
