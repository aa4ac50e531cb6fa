import type { Guide } from '#guides/guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { FieldError } from '#ui/parts/field.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { formats } from '#ui/text/words.ts';
import { type Edit, sentenceFor } from './edit.ts';
import { formWords, inMyWords } from './guides-words.ts';
import { replaced, without } from './list-moves.ts';

type Goal = Guide['requires'][number];

interface GoalsPartProps {
  readonly edit: Edit;
  readonly part: 'requires' | 'coveredBy';
}

/** Milestones of other guides: what must be reached before, and what makes this guide needless. */
export function GoalsPart({ edit, part }: GoalsPartProps) {
  const { goals: texts } = formWords();
  const goals = edit.draft[part];
  const set = (changed: readonly Goal[]) => edit.set({ ...edit.draft, [part]: [...changed] });
  const fault = edit.problems.find(({ place }) => place === part || place.startsWith(`${part}/`));
  const first = edit.others.find(({ subject }) => subject === edit.draft.subject);
  return (
    <section class="stack-tight" aria-label={texts[part]} data-place={part}>
      <h3>{texts[part]}</h3>
      <p class="small soft">{part === 'requires' ? texts.requiresMore : texts.coveredByMore}</p>
      {goals.map((goal, at) => (
        <GoalRow
          key={at}
          edit={edit}
          goal={goal}
          name={texts.name(formats().number(at + 1))}
          onGoal={(changed) => set(replaced(goals, at, changed))}
          onRemove={() => set(without(goals, at))}
        />
      ))}
      <FieldError id={`fault-${part}`} error={fault && sentenceFor(fault)} />
      <div>
        <Button icon="add" disabled={!first} onPress={() => first && set([...goals, goalOf(first)])}>
          {texts.add}
        </Button>
      </div>
    </section>
  );
}

/** The furthest milestone is what is mostly meant. */
function goalOf(guide: Guide): Goal {
  return { guide: guide.id, milestone: guide.milestones.at(-1)?.id ?? '' };
}

interface GoalRowProps {
  readonly edit: Edit;
  readonly goal: Goal;
  readonly name: string;
  readonly onGoal: (goal: Goal) => void;
  readonly onRemove: () => void;
}

function GoalRow({ edit, goal, name, onGoal, onRemove }: GoalRowProps) {
  const { goals: texts, remove } = formWords();
  const chosen = edit.others.find(({ id }) => id === goal.guide);
  const unknown = chosen ? [] : [{ value: goal.guide, title: texts.choose }];
  const guides = edit.others.map((guide) => ({ value: guide.id, title: inMyWords(guide.title) }));
  const milestones = (chosen?.milestones ?? []).map(({ id, title }) => ({ value: id, title: inMyWords(title) }));
  const isKnown = milestones.some(({ value }) => value === goal.milestone);
  return (
    <div class="desk-guide-goal" role="group" aria-label={name}>
      <SelectField
        label={texts.guide}
        value={goal.guide}
        options={[...unknown, ...guides]}
        onValue={(id) => {
          const guide = edit.others.find((other) => other.id === id);
          if (guide) onGoal(goalOf(guide));
        }}
      />
      <SelectField
        label={texts.milestone}
        value={goal.milestone}
        options={isKnown ? milestones : [{ value: goal.milestone, title: texts.choose }, ...milestones]}
        onValue={(milestone) => onGoal({ ...goal, milestone })}
      />
      <Button look="quiet" icon="remove" onPress={onRemove}>
        {remove(name)}
      </Button>
    </div>
  );
}
