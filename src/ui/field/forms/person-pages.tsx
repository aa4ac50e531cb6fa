import type { Home } from '#background/device-api.ts';
import { dayInVietnam } from '#domain/dates.ts';
import type { Failure } from '#domain/result.ts';
import { cleanText } from '#domain/vietnamese-text.ts';
import { formsWords } from '#ui/text/forms-words.ts';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useCardFill } from './card-fill.ts';
import { takeCard } from './card-in-hand.ts';
import { childRemark, isConsentWhole } from './consent-answers.ts';
import { ConsentStep } from './consent-step.tsx';
import { adultsOf } from './family.ts';
import type { FormDraft } from './form-draft.ts';
import { fillFromCard } from './person-answers.ts';
import type { PersonFormAnswers } from './person-form-answers.ts';
import { PersonStep } from './person-step.tsx';
import { ReturnedCard, sayMended } from './returned-card.tsx';
import { RefusedDialog } from './refused-dialog.tsx';
import { savePerson, type PersonPlace } from './save-person.ts';

interface PersonPagesProps {
  readonly title: string;
  readonly under: string | undefined;
  readonly back: string;
  readonly place: PersonPlace;
  /** Once it is read. */
  readonly home: Home | undefined;
  readonly draft: FormDraft<PersonFormAnswers>;
  /** Consent is asked first, and nothing of the person is saved without it. */
  readonly asks: boolean;
  readonly scan?: boolean | undefined;
}

/** The two steps of a person: what they agree to, and who they are. */
export function PersonPages({ title, under, back, place, home, draft, asks, scan = false }: PersonPagesProps) {
  const { route } = useLocation();
  const [refused, setRefused] = useState(false);
  const [held, setHeld] = useState(() => (place.person ? undefined : takeCard(place.household)));
  const cardFill = useCardFill(draft, (read) => ({ ...fillFromCard(read), numberless: '' }));
  const today = dayInVietnam(Date.now());
  const { answers } = draft;
  const frame = { title, under, back, draft };
  const agreed = () => {
    if (!held) return;
    cardFill.fill(held.card);
    if (held.isHead && answers.relation === '') draft.change({ relation: 'head' });
    setHeld(undefined);
  };
  const save = async (then: (person: string) => void): Promise<Failure | undefined> => {
    const saved = await savePerson(place, draft, asks);
    if (!saved.ok) return saved.failure;
    if (saved.value.changed) sayMended(place.review, formsWords().person.saved(cleanText(answers.name)));
    then(saved.value.person);
    return undefined;
  };
  const next = (person: string) => {
    route(`/homes/${place.household}/people/new?after=${person}${cardFill.replaced === undefined ? '' : '&scan=1'}`, true);
    scrollTo({ top: 0 });
  };
  const refuse = async () => {
    setHeld(undefined);
    await draft.discard();
    setRefused(true);
  };
  return (
    <>
      {asks && (answers.page === 'consent' || !isConsentWhole(answers)) ? (
        <ConsentStep
          {...frame}
          adults={adultsOf(home, today, place.person?.id)}
          card={held?.card}
          onCardDropped={() => setHeld(undefined)}
          onAgreed={agreed}
          onRefuse={() => void refuse()}
        />
      ) : (
        <PersonStep
          {...frame}
          asks={asks}
          returned={<ReturnedCard review={place.review} draft={draft} />}
          subject={place.person && !place.person.removed ? { kind: 'person', id: place.person.id, area: place.area } : undefined}
          home={home}
          today={today}
          cardFill={cardFill}
          scanAtOnce={scan && answers.personalId === '' && answers.name === ''}
          child={asks ? childRemark(answers.consentBy, answers.birth, today) : undefined}
          onSave={() => save((id) => route(place.person ? back : `/people/${id}`, true))}
          onSaveAndNext={place.person ? undefined : () => save(next)}
        />
      )}
      {refused && <RefusedDialog household={place.household} onClose={() => setRefused(false)} />}
    </>
  );
}
