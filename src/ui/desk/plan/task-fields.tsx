import { dayInVietnam } from '#domain/dates.ts';
import type { PlanPage } from '#protocol/plan-answers.ts';
import { Checkbox } from '#ui/parts/choices.tsx';
import { DayField } from '#ui/parts/date-fields.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { type AssignDraft, taskWords } from './assign-draft.ts';
import { planWords } from './plan-words.ts';

interface TaskFieldsProps {
  readonly page: PlanPage;
  readonly draft: AssignDraft;
  /** Some of the homes have done this already. */
  readonly hasDone: boolean;
  readonly onChange: (part: Partial<AssignDraft>) => void;
  /** The sentence is finished: it may be counted with. */
  readonly onSettled: () => void;
}

export function TaskFields({ page, draft, hasDone, onChange, onSettled }: TaskFieldsProps) {
  const { form } = planWords();
  const campaigns = page.campaigns.filter(({ closedAt }) => !closedAt);
  return (
    <div class="stack">
      <h3>{form.task}</h3>
      <TextField
        label={form.what}
        hint={form.whatHint}
        lines={2}
        longest={500}
        value={taskWords(draft)}
        onValue={(what) => onChange({ what })}
        onLeave={onSettled}
      />
      <PersonField people={page.people} value={draft.assignee} onValue={(assignee) => onChange({ assignee })} />
      <DayField
        label={form.dueOn}
        value={draft.dueOn}
        earliest={dayInVietnam(Date.parse(page.asOf))}
        onValue={(dueOn) => onChange({ dueOn })}
      />
      {campaigns.length > 0 && (
        <SelectField
          label={form.campaign}
          value={draft.campaign}
          onValue={(campaign) => onChange({ campaign })}
          options={[{ value: '', title: form.noCampaign }, ...campaigns.map(({ id, name }) => ({ value: id, title: name }))]}
        />
      )}
      {(hasDone || draft.again) && <Checkbox label={form.again} checked={draft.again} onChecked={(again) => onChange({ again })} />}
    </div>
  );
}

interface PersonFieldProps {
  readonly people: PlanPage['people'];
  readonly value: string;
  readonly onValue: (member: string) => void;
}

/** Whom homes are given to; nobody in particular stands first. */
export function PersonField({ people, value, onValue }: PersonFieldProps) {
  const { form } = planWords();
  const named = people.map(({ id, name, units }) => ({ value: id, title: `${name} · ${formats().list(units)}` }));
  return <SelectField label={form.assignee} value={value} onValue={onValue} options={[{ value: '', title: form.everybody }, ...named]} />;
}
