import type { Home } from '#background/device-api.ts';
import { deviceKinds, relations } from '#domain/entities.ts';
import type { Failure } from '#domain/result.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ScanCardButton } from '../scan/scan-card-button.tsx';
import { AlikePeople } from './alike-people.tsx';
import type { Remark } from './answers.ts';
import type { CardFill } from './card-fill.ts';
import { CardAnswers } from './card-answers.tsx';
import type { ConsentRemark } from './consent-answers.ts';
import { FilledFromCard } from './filled-from-card.tsx';
import type { FormDraft } from './form-draft.ts';
import type { Found } from './form-field.tsx';
import { FormFrame } from './form-frame.tsx';
import { NoteField } from './note-field.tsx';
import { personCautions, personErrors } from './person-answers.ts';
import type { PersonFormAnswers } from './person-form-answers.ts';
import { PhoneField } from './phone-field.tsx';
import { RemoveRecord } from './remove-record.tsx';
import type { RemovalSubject } from './removal.ts';
import { SharedPhones } from './shared-phones.tsx';
import { languageOptions } from './spoken-languages.ts';

interface PersonStepProps {
  readonly title: string;
  readonly under: string | undefined;
  readonly back: string;
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly asks: boolean;
  /** What the coordinator asks, above the fields. */
  readonly returned: ComponentChildren;
  /** The record that is being edited. */
  readonly subject: RemovalSubject | undefined;
  /** The home, once it is read. */
  readonly home: Home | undefined;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  /** What the birth says about who may consent. */
  readonly child: Remark<ConsentRemark> | undefined;
  readonly cardFill: CardFill;
  /** The scanner was asked for on the way here. */
  readonly scanAtOnce: boolean;
  readonly onSave: () => Promise<Failure | undefined>;
  /** Goes on with the next person of the home; absent while editing. */
  readonly onSaveAndNext?: (() => Promise<Failure | undefined>) | undefined;
}

export function PersonStep(props: PersonStepProps) {
  const { title, under, back, draft, asks, returned, subject, home, today, child, cardFill, scanAtOnce, onSave, onSaveAndNext } = props;
  const { person } = formsWords();
  const { answers, change } = draft;
  // Once, when the step opens: clearing the fields must not open it again.
  const [opened] = useState(scanAtOnce);
  const needsOther = child?.kind === 'child-needs-representative';
  const toConsent = () => {
    change({ page: 'consent' });
    scrollTo({ top: 0 });
  };
  return (
    <FormFrame
      key="person"
      title={title}
      under={asks ? [under, person.stepPerson].filter(Boolean).join(' · ') : under}
      back={back}
      onBack={() => {
        if (asks) toConsent();
        return asks;
      }}
      draft={draft}
      errors={[...personErrors(answers, today), ...(needsOther ? [child] : [])]}
      cautions={[...personCautions(answers, today), ...(child && !needsOther ? [child] : [])]}
      action={person.save}
      onSubmit={onSave}
      second={onSaveAndNext && { label: person.saveAndNext, icon: 'add', onSubmit: onSaveAndNext }}
    >
      {(found) => (
        <>
          {returned}
          <ScanCardButton opened={opened} onCard={cardFill.fill} />
          <FilledFromCard fill={cardFill} />
          <CardAnswers
            draft={draft}
            found={found}
            today={today}
            underBirth={needsOther && <Button onPress={toConsent}>{person.askRepresentative}</Button>}
          />
          <AlikePeople
            personalId={answers.personalId}
            name={answers.name}
            birth={answers.birth}
            area={home?.household.area}
            except={subject?.id}
          />
          <RelationField draft={draft} />
          <Reaching draft={draft} found={found} home={home} except={subject?.id} />
          <SelectField
            label={person.language}
            options={languageOptions(answers.language)}
            value={answers.language}
            onValue={(chosen) => change({ language: chosen })}
          />
          <NoteField hint={formsWords().household.noteHint} value={answers.note} onValue={(note) => change({ note })} />
          {subject && <RemoveRecord subject={subject} draft={draft} then={back} />}
        </>
      )}
    </FormFrame>
  );
}

/** Tiles: one tap, and all that is possible is in sight. */
function RelationField({ draft }: { readonly draft: FormDraft<PersonFormAnswers> }) {
  const { answers, change } = draft;
  const known = relations.map((value) => ({ value: value as string, title: words().facts.relation[value] }));
  // Another app may have written the relation in its own words.
  const own = answers.relation === '' || known.some(({ value }) => value === answers.relation) ? [] : [answers.relation];
  return (
    <div class="form-short" data-field="relation">
      <Choice
        label={formsWords().person.relation}
        optional
        options={[...known, ...own.map((value) => ({ value, title: value }))]}
        value={answers.relation}
        onValue={(relation) => change({ relation })}
      />
    </div>
  );
}

interface ReachingProps {
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly found: Found;
  readonly home: Home | undefined;
  readonly except: string | undefined;
}

function Reaching({ draft, found, home, except }: ReachingProps) {
  const { answers, change } = draft;
  const { person } = formsWords();
  return (
    <>
      <PhoneField hint={person.phoneHint} found={found} value={answers.phone} onValue={(phone) => change({ phone })}>
        <SharedPhones home={home} except={except} value={answers.phone} onValue={(phone) => change({ phone })} />
      </PhoneField>
      <div class="form-pairs" data-field="device">
        <Choice
          label={person.device}
          options={deviceKinds.map((value) => ({ value, title: words().facts.device[value] }))}
          value={deviceKinds.find((kind) => kind === answers.device)}
          onValue={(chosen) => change({ device: chosen })}
        />
      </div>
    </>
  );
}
