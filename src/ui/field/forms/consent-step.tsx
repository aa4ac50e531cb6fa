import { ageOn } from '#domain/birth.ts';
import type { CitizenCard } from '#domain/citizen-card.ts';
import { dayInVietnam } from '#domain/dates.ts';
import { consentNotice, type ConsentPurpose } from '#guides/consent-notice.ts';
import { Button } from '#ui/parts/button.tsx';
import { ManyChoice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { words } from '#ui/text/words.ts';
import { partBeingRead, ReadAloud } from '../aloud/read-aloud.tsx';
import { consentErrors, type ConsentMethod, noticeLanguage } from './consent-answers.ts';
import { ConsentProof } from './consent-proof.tsx';
import type { Member } from './family.ts';
import type { FormDraft } from './form-draft.ts';
import { FormField, type Found } from './form-field.tsx';
import { FormFrame } from './form-frame.tsx';
import type { PersonFormAnswers } from './person-form-answers.ts';
import { languageOptions } from './spoken-languages.ts';
import { WhoConsents } from './who-consents.tsx';

interface ConsentStepProps {
  readonly title: string;
  readonly under: string | undefined;
  readonly back: string;
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly adults: readonly Member[];
  /** Read before anything was asked: shown, and kept nowhere until there is consent. */
  readonly card?: CitizenCard | undefined;
  readonly onCardDropped: () => void;
  readonly onAgreed: () => void;
  readonly onRefuse: () => void;
}

/** Before anything about the person is written down: what is read to them, and what they answered. */
export function ConsentStep({ title, under, back, draft, adults, card, onCardDropped, onAgreed, onRefuse }: ConsentStepProps) {
  const { consent, person } = formsWords();
  const { answers } = draft;
  /** The last answer is the way it was given: its button goes on, and none of the two is chosen beforehand. */
  const agreed = (consentMethod: ConsentMethod) => () => {
    draft.change({ page: 'person', consentMethod });
    onAgreed();
    scrollTo({ top: 0 });
    return Promise.resolve(undefined);
  };
  const spokenOrSigned = answers.signature === '' ? 'spoken' : 'signature';
  return (
    <FormFrame
      key="consent"
      title={title}
      under={under ? `${under} · ${person.stepConsent}` : person.stepConsent}
      back={back}
      draft={draft}
      errors={consentErrors(answers, spokenOrSigned)}
      action={spokenOrSigned === 'signature' ? consent.goSigned : consent.goSpoken}
      actionIcon="forward"
      onSubmit={agreed(spokenOrSigned)}
      second={{ label: consent.goTick, icon: 'forward', onSubmit: agreed('tick'), errors: consentErrors(answers, 'tick') }}
      aside={
        <Button look="quiet" wide onPress={onRefuse}>
          {consent.refuse}
        </Button>
      }
    >
      {(found) => (
        <>
          <h2>{consent.title}</h2>
          {card && <CardWaiting card={card} onDropped={onCardDropped} />}
          <NoticeRead draft={draft} />
          <Agreed draft={draft} found={found} adults={adults} />
        </>
      )}
    </FormFrame>
  );
}

/** The notice, read by the volunteer or by the tablet: in either language it is the very text whose hash the consent keeps. */
function NoticeRead({ draft }: { readonly draft: FormDraft<PersonFormAnswers> }) {
  const { consent, spokenLanguages } = formsWords();
  const { consentLanguage } = draft.answers;
  const written = noticeLanguage(consentLanguage);
  const notice = consentNotice(written);
  const paragraphs = [...notice.opening, ...notice.purposes.map(({ words }) => `• ${words}`), ...notice.closing];
  const at = partBeingRead();
  const spoken = Object.entries(spokenLanguages).find(([tag]) => tag === consentLanguage)?.[1];
  return (
    <>
      <SelectField
        label={consent.spoken}
        options={languageOptions(consentLanguage)}
        value={consentLanguage}
        onValue={(chosen) => draft.change({ consentLanguage: chosen })}
      />
      {consentLanguage !== written && spoken && <p class="strong">{consent.interpreted(spoken)}</p>}
      <ReadAloud parts={paragraphs.map((text) => ({ text: text.replace('• ', '') }))} language={written} />
      <section class="notice-text" lang={written} aria-label={consent.readAloud}>
        {paragraphs.map((paragraph, place) => (
          <p key={paragraph} class={place === at ? 'being-read' : undefined}>
            {paragraph}
          </p>
        ))}
        <p class="small soft">{consent.version(notice.version)}</p>
      </section>
    </>
  );
}

function CardWaiting({ card, onDropped }: { readonly card: CitizenCard; readonly onDropped: () => void }) {
  const { card: said } = formsWords();
  const age = words().facts.age(ageOn(card.birth, dayInVietnam(Date.now())));
  return (
    <Notice kind="info" icon="scan" title={said.waiting(`${card.name}, ${age}`)}>
      <p>{said.waitingMore}</p>
      <div>
        <Button onPress={onDropped}>{said.somebodyElse}</Button>
      </div>
    </Notice>
  );
}

interface AgreedProps {
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly found: Found;
  readonly adults: readonly Member[];
}

function Agreed({ draft, found, adults }: AgreedProps) {
  const { answers, change } = draft;
  const { consent } = formsWords();
  const { purposes } = consentNotice(noticeLanguage(answers.consentLanguage));
  return (
    <>
      <FormField name="purposes" found={found}>
        {(error) => (
          <ManyChoice<ConsentPurpose>
            label={consent.purposes}
            hint={consent.purposesHint}
            columns="one"
            error={error}
            options={purposes.map(({ id, words }) => ({ value: id, title: words }))}
            values={purposes.map(({ id }) => id).filter((id) => answers.purposes.includes(id))}
            onValues={(chosen) => change({ purposes: chosen })}
          />
        )}
      </FormField>
      <WhoConsents draft={draft} found={found} adults={adults} />
      <ConsentProof draft={draft} found={found} />
    </>
  );
}
