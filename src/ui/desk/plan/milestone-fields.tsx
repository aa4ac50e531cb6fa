import type { PlanGuide } from '#protocol/plan-answers.ts';
import { SelectField } from '#ui/parts/select-field.tsx';
import { language } from '#ui/text/language.ts';

export interface MilestoneChoice {
  readonly guide: string;
  readonly milestone: string;
}

interface MilestoneFieldsProps {
  readonly guides: readonly PlanGuide[];
  readonly labels: { readonly guide: string; readonly milestone: string };
  readonly value: MilestoneChoice;
  readonly onValue: (value: MilestoneChoice) => void;
}

/** A service, and one of its milestones. */
export function MilestoneFields({ guides, labels, value, onValue }: MilestoneFieldsProps) {
  const milestones = guides.find(({ id }) => id === value.guide)?.milestones ?? [];
  const choose = (guide: string) => onValue({ guide, milestone: guides.find(({ id }) => id === guide)?.milestones[0]?.id ?? '' });
  return (
    <div class="plan-pair">
      <SelectField
        label={labels.guide}
        value={value.guide}
        onValue={choose}
        options={guides.map(({ id, title }) => ({ value: id, title: title[language.value] }))}
      />
      <SelectField
        label={labels.milestone}
        value={value.milestone}
        onValue={(milestone) => onValue({ ...value, milestone })}
        options={milestones.map(({ id, title }) => ({ value: id, title: title[language.value] }))}
      />
    </div>
  );
}

/** What people get stuck at most: approved by the police, and never switched on. */
export function usualMilestone(guides: readonly PlanGuide[]): MilestoneChoice {
  const guide = guides.find(({ id }) => id === 'vneid-level-2') ?? guides[0];
  const milestone = guide?.milestones.find(({ id }) => id === 'approved') ?? guide?.milestones[0];
  return { guide: guide?.id ?? '', milestone: milestone?.id ?? '' };
}
