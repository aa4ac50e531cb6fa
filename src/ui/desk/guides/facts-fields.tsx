import { certainties, type GuideStep } from '#guides/guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { FieldError } from '#ui/parts/field.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { type Edit, faultAt } from './edit.ts';
import { formWords, guidesWords } from './guides-words.ts';
import { replaced, without } from './list-moves.ts';

interface FactsFieldsProps {
  readonly edit: Edit;
  readonly step: GuideStep;
  readonly onStep: (step: GuideStep) => void;
}

/** Where the step's words come from, and how sure that is. */
export function FactsFields({ edit, step, onStep }: FactsFieldsProps) {
  const { facts: texts, remove } = formWords();
  const { certainty: names } = guidesWords();
  const place = `steps/${step.id}/facts`;
  const set = (facts: GuideStep['facts']) => onStep({ ...step, facts });
  return (
    <section class="stack-tight" aria-label={texts.title}>
      <h4>{texts.title}</h4>
      {step.facts.map((fact, at) => (
        <div key={at} class="desk-guide-fact" role="group" aria-label={texts.name(formats().number(at + 1))}>
          <div data-place={`${place}/${at}/source`}>
            <TextField
              label={texts.source}
              longest={300}
              error={faultAt(edit, `${place}/${at}/source`)}
              value={fact.source}
              onValue={(source) => set(replaced(step.facts, at, { ...fact, source }))}
            />
          </div>
          <SelectField
            label={texts.certainty}
            value={fact.certainty}
            options={certainties.map((value) => ({ value, title: names[value] }))}
            onValue={(value) => {
              const certainty = certainties.find((each) => each === value);
              if (certainty) set(replaced(step.facts, at, { ...fact, certainty }));
            }}
          />
          <Button look="quiet" icon="remove" onPress={() => set(without(step.facts, at))}>
            {remove(texts.name(formats().number(at + 1)))}
          </Button>
        </div>
      ))}
      <div data-place={place}>
        <Button icon="add" onPress={() => set([...step.facts, { certainty: 'unverified', source: '' }])}>
          {texts.add}
        </Button>
        <FieldError id={`fault-${place}`} error={faultAt(edit, place)} />
      </div>
    </section>
  );
}
