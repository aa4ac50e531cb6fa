import type { GuideStep } from '#guides/guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { FieldError } from '#ui/parts/field.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { withNewStep, withStepAgain } from './draft-moves.ts';
import { type Edit, faultAt } from './edit.ts';
import { FoldItem } from './fold-item.tsx';
import { formWords, inMyWords } from './guides-words.ts';
import { moved, replaced, without } from './list-moves.ts';
import { MoveButtons } from './move-buttons.tsx';
import { StepFields } from './step-fields.tsx';

/** Each step is one idea. */
export function StepsPart({ edit }: { readonly edit: Edit }) {
  const texts = formWords().steps;
  const { draft } = edit;
  const set = (steps: GuideStep[]) => edit.set({ ...draft, steps });
  const add = () => {
    const changed = withNewStep(draft);
    edit.set(changed);
    edit.unfold(`steps/${changed.steps.at(-1)?.id ?? ''}`);
  };
  return (
    <section class="card desk-guide-part" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <p class="small soft">{texts.more}</p>
      <ol class="desk-guide-list">
        {draft.steps.map((step, at) => (
          <FoldItem
            key={step.id}
            edit={edit}
            place={`steps/${step.id}`}
            title={stepName(step, at)}
            badges={<StepBadges edit={edit} step={step} />}
            buttons={
              <MoveButtons
                name={stepName(step, at)}
                at={at}
                all={draft.steps.length}
                onMove={(by) => set(moved(draft.steps, at, by))}
                onRemove={() => {
                  set(without(draft.steps, at));
                  showToast({
                    words: formWords().removed(stepName(step, at)),
                    undo: () => edit.set(withStepAgain(edit.current(), draft, at)),
                  });
                }}
              />
            }
          >
            <StepFields edit={edit} step={step} onStep={(changed) => set(replaced(draft.steps, at, changed))} />
          </FoldItem>
        ))}
      </ol>
      <div data-place="steps">
        <Button icon="add" onPress={add}>
          {texts.add}
        </Button>
        <FieldError id="fault-steps" error={faultAt(edit, 'steps')} />
      </div>
    </section>
  );
}

export function stepName(step: GuideStep, at: number): string {
  const { steps, unnamed } = formWords();
  return steps.name(formats().number(at + 1), inMyWords(step.title) || unnamed);
}

function StepBadges({ edit, step }: { readonly edit: Edit; readonly step: GuideStep }) {
  const milestone = edit.draft.milestones.find(({ id }) => id === step.reaches);
  return milestone ? <Badge tone="done">{inMyWords(milestone.title)}</Badge> : null;
}
