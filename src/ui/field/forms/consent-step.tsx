import { consentNotice, type ConsentPurpose } from '#guides/consent-notice.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice, ManyChoice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { consentErrors, noticeLanguage } from './consent-answers.ts';
import type { FormDraft } from './form-draft.ts';
import { FormField, type Found } from './form-field.tsx';
import { FormFrame } from './form-frame.tsx';
import type { PersonFormAnswers } from './person-form-answers.ts';
import { languageOptions } from './spoken-languages.ts';

interface ConsentStepProps {
  readonly title: string;
  readonly under: string | undefined;
  readonly back: string;
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly onRefuse: () => void;
}

/** Before anything about the person is written down: what is read to them, and what they answered. */
export function ConsentStep({ title, under, back, draft, onRefuse }: ConsentStepProps) {
  const { consent, person } = formsWords();
  const { answers } = draft;
  const next = () => {
    draft.change({ page: 'person' });
    scrollTo({ top: 0 });
    return Promise.resolve(undefined);
  };
  return (
    <FormFrame
      key="consent"
      title={title}
      under={under ? `${under} · ${person.stepConsent}` : person.stepConsent}
      back={back}
      draft={draft}
      errors={consentErrors(answers)}
      action={consent.go}
      actionIcon="forward"
      onSubmit={next}
      aside={
        <Button look="quiet" wide onPress={onRefuse}>
          {consent.refuse}
        </Button>
      }
    >
      {(found) => (
        <>
          <h2>{consent.title}</h2>
          <ReadAloud draft={draft} />
          <Agreed draft={draft} found={found} />
        </>
      )}
    </FormFrame>
  );
}

function ReadAloud({ draft }: { readonly draft: FormDraft<PersonFormAnswers> }) {
  const { consent, spokenLanguages } = formsWords();
  const { consentLanguage } = draft.answers;
  const written = noticeLanguage(consentLanguage);
  const notice = consentNotice(written);
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
      <section class="notice-text" lang={written} aria-label={consent.readAloud}>
        {[...notice.opening, ...notice.purposes.map(({ words }) => `• ${words}`), ...notice.closing].map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p class="small soft">{consent.version(notice.version)}</p>
      </section>
    </>
  );
}

interface AgreedProps {
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly found: Found;
}

function Agreed({ draft, found }: AgreedProps) {
  const { answers, change } = draft;
  const { consent } = formsWords();
  const { purposes } = consentNotice(noticeLanguage(answers.consentLanguage));
  const who = [
    { value: 'self', title: consent.self, more: consent.selfMore },
    { value: 'representative', title: consent.representative, more: consent.representativeMore },
  ];
  const ways = [
    { value: 'tick', title: consent.tick, more: consent.tickMore },
    { value: 'spoken', title: consent.saidAloud, more: consent.saidAloudMore },
  ];
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
      <FormField name="consentBy" found={found}>
        {(error) => (
          <Choice label={consent.by} error={error} options={who} value={answers.consentBy} onValue={(consentBy) => change({ consentBy })} />
        )}
      </FormField>
      {answers.consentBy === 'representative' && <Representative draft={draft} found={found} />}
      <FormField name="consentMethod" found={found}>
        {(error) => (
          <Choice
            label={consent.method}
            error={error}
            options={ways}
            value={answers.consentMethod}
            onValue={(consentMethod) => change({ consentMethod })}
          />
        )}
      </FormField>
    </>
  );
}

function Representative({ draft, found }: AgreedProps) {
  const { answers, change } = draft;
  const { consent } = formsWords();
  return (
    <>
      <FormField name="representativeName" found={found}>
        {(error) => (
          <TextField
            label={consent.representativeName}
            longest={200}
            error={error}
            value={answers.representativeName}
            onValue={(representativeName) => change({ representativeName })}
          />
        )}
      </FormField>
      <FormField name="representativeRelation" found={found}>
        {(error) => (
          <TextField
            label={consent.representativeRelation}
            hint={consent.representativeRelationHint}
            longest={64}
            error={error}
            value={answers.representativeRelation}
            onValue={(representativeRelation) => change({ representativeRelation })}
          />
        )}
      </FormField>
    </>
  );
}
