import { ageOn, formatBirth, parseBirth } from '#domain/birth.ts';
import { sexes } from '#domain/entities.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import type { FormDraft } from './form-draft.ts';
import { FormField, type Found } from './form-field.tsx';
import { groupedPersonalId } from './person-answers.ts';
import type { PersonFormAnswers } from './person-form-answers.ts';

interface PartProps {
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly found: Found;
}

interface CardAnswersProps extends PartProps {
  /** `yyyy-mm-dd`. */
  readonly today: string;
  readonly underBirth: ComponentChildren;
}

/** The four answers that stand on the citizen card, in its order: what `fillFromCard` fills stays together. */
export function CardAnswers({ draft, found, today, underBirth }: CardAnswersProps) {
  const { answers, change } = draft;
  const { person } = formsWords();
  return (
    <>
      <NumberPart draft={draft} found={found} />
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
      <div class="form-short" data-field="sex">
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

/** Children and many elders have no card: that is an answer, said in so many words, and never a reason to stop. */
function NumberPart({ draft, found }: PartProps) {
  const { answers, change } = draft;
  const { person } = formsWords();
  if (answers.numberless === 'yes' && answers.personalId === '') {
    return (
      <div class="field" role="group" aria-label={person.personalId}>
        <p class="form-reading">{person.numberless}</p>
        <div>
          <Button icon="edit" onPress={() => change({ numberless: '' })}>
            {person.hasNumber}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <FormField name="personalId" found={found}>
      {(error) => (
        <>
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
          {answers.personalId === '' && (
            <div class="form-offers">
              <Button onPress={() => change({ numberless: 'yes' })}>{person.noNumber}</Button>
            </div>
          )}
        </>
      )}
    </FormField>
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
