import { drawingIds } from '#guides/drawings.ts';
import type { GuideStep } from '#guides/guide.ts';
import { secretCaution } from '#guides/safety-rules.ts';
import { Button } from '#ui/parts/button.tsx';
import { Checkbox, ManyChoice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { type Edit, faultAt } from './edit.ts';
import { FactsFields } from './facts-fields.tsx';
import { formWords, inMyWords } from './guides-words.ts';
import { WordsField } from './words-field.tsx';

interface StepFieldsProps {
  readonly edit: Edit;
  readonly step: GuideStep;
  readonly onStep: (step: GuideStep) => void;
}

export function StepFields({ edit, step, onStep }: StepFieldsProps) {
  const { steps: texts, unnamed } = formWords();
  const place = `steps/${step.id}`;
  const change = (part: Partial<GuideStep>) => onStep({ ...step, ...part });
  return (
    <>
      <WordsField edit={edit} place={`${place}/title`} label={texts.stepTitle} words={step.title} onWords={(title) => change({ title })} />
      <WordsField
        edit={edit}
        place={`${place}/words`}
        label={texts.words}
        lines={4}
        counted
        words={step.words}
        onWords={(told) => change({ words: told })}
      />
      <WordsField
        edit={edit}
        place={`${place}/caution`}
        label={texts.caution}
        hint={texts.cautionHint}
        lines={3}
        optional
        counted
        words={step.caution}
        onWords={(caution) => change({ caution })}
      />
      <div>
        <Button icon="shield" onPress={() => change({ caution: secretCaution })}>
          {texts.useCaution}
        </Button>
      </div>
      <StepPlace edit={edit} step={step} onStep={onStep} />
      <ManyChoice
        label={texts.obstacles}
        options={edit.draft.obstacles.map(({ id, title }) => ({ value: id, title: inMyWords(title) || unnamed }))}
        values={step.obstacles}
        onValues={(obstacles) => change({ obstacles: [...obstacles] })}
      />
      <FactsFields edit={edit} step={step} onStep={onStep} />
    </>
  );
}

/** The step's drawing, and what it means on the way: a milestone, a day to agree on. */
function StepPlace({ edit, step, onStep }: StepFieldsProps) {
  const { steps: texts, drawings, unnamed } = formWords();
  const place = `steps/${step.id}`;
  return (
    <>
      <div class="desk-guide-both">
        <div data-place={`${place}/drawing`}>
          <SelectField
            label={texts.drawing}
            error={faultAt(edit, `${place}/drawing`)}
            value={step.drawing ?? ''}
            options={[{ value: '', title: texts.noDrawing }, ...drawingIds.map((id) => ({ value: id, title: drawings[id] ?? id }))]}
            onValue={(drawing) => onStep({ ...step, drawing: drawing || undefined })}
          />
        </div>
        <div data-place={`${place}/reaches`}>
          <SelectField
            label={texts.reaches}
            error={faultAt(edit, `${place}/reaches`)}
            value={step.reaches ?? ''}
            options={[
              { value: '', title: texts.reachesNone },
              ...edit.draft.milestones.map(({ id, title }) => ({ value: id, title: inMyWords(title) || unnamed })),
            ]}
            onValue={(reaches) => onStep({ ...step, reaches: reaches || undefined })}
          />
        </div>
      </div>
      <Checkbox
        label={texts.appointment}
        more={texts.appointmentMore}
        checked={step.appointment}
        onChecked={(appointment) => onStep({ ...step, appointment })}
      />
    </>
  );
}
