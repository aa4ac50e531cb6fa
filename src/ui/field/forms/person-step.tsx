import { ageOn, formatBirth, parseBirth } from '#domain/birth.ts';
import { deviceKinds, relations, sexes } from '#domain/entities.ts';
import type { Failure } from '#domain/result.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { AlikePeople } from './alike-people.tsx';
import type { Remark } from './answers.ts';
import type { ConsentRemark } from './consent-answers.ts';
import type { FormDraft } from './form-draft.ts';
import { FormField, type Found } from './form-field.tsx';
import { FormFrame } from './form-frame.tsx';
import { groupedPersonalId, personCautions, personErrors } from './person-answers.ts';
import type { PersonFormAnswers } from './person-form-answers.ts';
import { RemoveRecord } from './remove-record.tsx';
import type { RemovalSubject } from './removal.ts';
import { languageOptions } from './spoken-languages.ts';
import { NoteField } from './note-field.tsx';
import { PhoneField } from './phone-field.tsx';

interface PersonStepProps {
  readonly title: string;
  readonly under: string | undefined;
  readonly back: string;
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly asks: boolean;
  /** The record that is being edited. */
  readonly subject: RemovalSubject | undefined;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  /** What the birth says about who may consent. */
  readonly child: Remark<ConsentRemark> | undefined;
  readonly onSave: () => Promise<Failure | undefined>;
}

export function PersonStep({ title, under, back, draft, asks, subject, today, child, onSave }: PersonStepProps) {
  const { person } = formsWords();
  const { answers, change } = draft;
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
    >
      {(found) => (
        <>
          <FromCard
            draft={draft}
            found={found}
            today={today}
            underBirth={needsOther && <Button onPress={toConsent}>{person.askRepresentative}</Button>}
          />
          <AlikePeople personalId={answers.personalId} except={subject?.id} />
          <Reaching draft={draft} found={found} />
          <Belonging draft={draft} />
          {subject && <RemoveRecord subject={subject} draft={draft} then={back} />}
        </>
      )}
    </FormFrame>
  );
}

interface PartProps {
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly found: Found;
}

/** The four answers that stand on the citizen card, in its order: what `fillFromCard` fills stays together. */
function FromCard({ draft, found, today, underBirth }: PartProps & { readonly today: string; readonly underBirth: ComponentChildren }) {
  const { answers, change } = draft;
  const { person } = formsWords();
  return (
    <>
      <FormField name="personalId" found={found}>
        {(error) => (
          <TextField
            label={person.personalId}
            optional
            keyboard="number"
            hint={person.personalIdHint}
            longest={24}
            error={error}
            value={answers.personalId}
            onValue={(personalId) => change({ personalId })}
            onLeave={() => {
              const grouped = groupedPersonalId(answers.personalId);
              if (grouped !== answers.personalId) change({ personalId: grouped });
            }}
          />
        )}
      </FormField>
      <FormField name="name" found={found}>
        {(error) => (
          <TextField
            label={person.name}
            hint={person.nameHint}
            longest={200}
            error={error}
            value={answers.name}
            onValue={(name) => change({ name })}
          />
        )}
      </FormField>
      <BirthField draft={draft} found={found} today={today} />
      {underBirth}
      <div class="form-short">
        <Choice
          label={person.sex}
          options={sexes.map((value) => ({ value, title: words().facts.sex[value] }))}
          value={sexes.find((sex) => sex === answers.sex)}
          onValue={(sex) => change({ sex })}
        />
      </div>
    </>
  );
}

function BirthField({ draft, found, today }: PartProps & { readonly today: string }) {
  const { answers, change } = draft;
  const { person } = formsWords();
  const birth = parseBirth(answers.birth);
  return (
    <FormField name="birth" found={found}>
      {(error) => (
        <>
          <TextField
            label={person.birth}
            optional
            keyboard="number"
            hint={person.birthHint}
            longest={12}
            error={error}
            value={answers.birth}
            onValue={(typed) => change({ birth: typed })}
          />
          {birth && birth <= today && (
            <p class="form-reading" role="status">
              {person.birthRead(formatBirth(birth), words().facts.age(ageOn(birth, today)))}
            </p>
          )}
        </>
      )}
    </FormField>
  );
}

function Reaching({ draft, found }: PartProps) {
  const { answers, change } = draft;
  const { person } = formsWords();
  return (
    <>
      <PhoneField hint={person.phoneHint} found={found} value={answers.phone} onValue={(phone) => change({ phone })} />
      <div class="form-pairs">
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

function Belonging({ draft }: Pick<PartProps, 'draft'>) {
  const { answers, change } = draft;
  const { person, choose, household } = formsWords();
  const known = relations.map((value) => ({ value: value as string, title: words().facts.relation[value] }));
  // Another app may have written the relation in its own words.
  const own = answers.relation === '' || known.some(({ value }) => value === answers.relation) ? [] : [answers.relation];
  return (
    <>
      <SelectField
        label={person.relation}
        optional
        options={[{ value: '', title: choose }, ...known, ...own.map((value) => ({ value, title: value }))]}
        value={answers.relation}
        onValue={(relation) => change({ relation })}
      />
      <SelectField
        label={person.language}
        options={languageOptions(answers.language)}
        value={answers.language}
        onValue={(chosen) => change({ language: chosen })}
      />
      <NoteField hint={household.noteHint} value={answers.note} onValue={(note) => change({ note })} />
    </>
  );
}
