import { homeFilters } from '#domain/plan.ts';
import type { PlanPage, PlanPreview } from '#protocol/plan-answers.ts';
import { Choice, ManyChoice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { formats } from '#ui/text/words.ts';
import type { AssignDraft } from './assign-draft.ts';
import { MilestoneFields } from './milestone-fields.tsx';
import { planWords } from './plan-words.ts';

interface HomesFieldsProps {
  readonly page: PlanPage;
  readonly draft: AssignDraft;
  /** Lanes among the homes the filter finds. */
  readonly lanes: PlanPreview['lanes'];
  readonly onChange: (part: Partial<AssignDraft>) => void;
}

/** A lane has a name of its own only within a village, so lanes are offered once one is chosen. */
export function HomesFields({ page, draft, lanes, onChange }: HomesFieldsProps) {
  const { filter: filterNames, form } = planWords();
  const { village, filter, guide, milestone } = draft;
  const everywhere = { value: '', title: form.everyVillage(page.area.name) };
  return (
    <div class="stack">
      <h3>{form.homes}</h3>
      <SelectField
        label={form.village}
        value={village}
        onValue={(value) => onChange({ village: value, lanes: [] })}
        options={[everywhere, ...page.villages.map(({ id, name }) => ({ value: id, title: name }))]}
      />
      <Choice
        label={form.filter}
        columns="one"
        options={homeFilters.map((value) => ({ value, title: filterNames[value] }))}
        value={filter}
        onValue={(value) => onChange({ filter: value, lanes: [] })}
      />
      {filter === 'at-milestone' && (
        <MilestoneFields
          guides={page.guides}
          labels={form}
          value={{ guide, milestone }}
          onValue={(value) => onChange({ ...value, lanes: [] })}
        />
      )}
      {village !== '' && lanes.length > 1 && (
        <div class="plan-lanes">
          <ManyChoice
            label={form.lanes}
            hint={form.lanesHint}
            options={lanes.map(({ lane, name, homes }) => ({
              value: lane,
              title: name || form.noLane,
              more: form.laneHomes(formats().number(homes)),
            }))}
            values={draft.lanes}
            onValues={(values) => onChange({ lanes: values })}
          />
        </div>
      )}
    </div>
  );
}
