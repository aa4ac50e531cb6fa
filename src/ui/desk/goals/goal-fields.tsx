import { goalCount } from '#domain/goals.ts';
import type { GoalsPage, GoalUnit } from '#protocol/goal-answers.ts';
import { DayField } from '#ui/parts/date-fields.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { NumberField } from '#ui/parts/text-fields.tsx';
import { language } from '#ui/text/language.ts';
import { formats } from '#ui/text/words.ts';
import { figuresWords } from '../overview/figures-words.ts';
import { type GoalsDraft, inOrder, withCount, withShare, withUnit } from './goals-draft.ts';

interface GoalFieldsProps {
  readonly page: GoalsPage;
  readonly draft: GoalsDraft;
  readonly onDraft: (draft: GoalsDraft) => void;
}

/** One indicator at a time: a share for all, a last day, and a line for each unit. */
export function GoalFields({ page, draft, onDraft }: GoalFieldsProps) {
  const text = figuresWords().goals;
  const { key, units } = draft;
  const subject = page.possible.find((one) => one.key === key)?.subject ?? 'people';
  const above = page.above[key]?.percent;
  const share = draft.shares[key];
  const percent = share?.percent ?? above;
  return (
    <>
      <SelectField
        label={text.indicator}
        value={key}
        onValue={(chosen) => onDraft({ ...draft, key: chosen })}
        options={inOrder(page).map((one) => ({ value: one.key, title: one.name[language.value] }))}
      />
      <div class="desk-goal-share">
        {subject !== 'visits' && (
          <NumberField
            label={subject === 'people' ? text.percentOfPeople : text.percentOfHomes}
            hint={above === undefined ? text.percentHint : text.percentAbove(formats().percent(above / 100))}
            longest={3}
            value={share?.percent}
            onValue={(value) => onDraft(withShare(draft, { percent: value === undefined ? undefined : Math.min(100, Math.max(1, value)) }))}
          />
        )}
        <DayField label={text.dueOn} hint={text.dueOnHint} value={share?.dueOn} onValue={(dueOn) => onDraft(withShare(draft, { dueOn }))} />
      </div>
      <table class="desk-goal-units">
        <thead>
          <tr>
            <th scope="col">{text.unit}</th>
            <th scope="col">{text.residents}</th>
            <th scope="col">{text.count}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <UnitLine
              key={unit.id}
              unit={unit}
              indicator={key}
              usual={subject === 'people' ? goalCount({ percent }, unit.residents) : null}
              onUnit={(change) => onDraft(withUnit(draft, unit.id, change))}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface UnitLineProps {
  readonly unit: GoalUnit;
  readonly indicator: string;
  /** What the share comes to, while no number is entered. */
  readonly usual: number | null;
  readonly onUnit: (change: (unit: GoalUnit) => GoalUnit) => void;
}

function UnitLine({ unit, indicator, usual, onUnit }: UnitLineProps) {
  const text = figuresWords().goals;
  return (
    <tr>
      <th scope="row">{unit.name}</th>
      <td>
        <Entry
          label={text.residentsOf(unit.name)}
          value={unit.residents ?? undefined}
          onValue={(residents) => onUnit((one) => ({ ...one, residents: residents ?? null }))}
        />
      </td>
      <td>
        <Entry
          label={text.countOf(unit.name)}
          usual={usual}
          value={unit.counts[indicator]}
          onValue={(count) => onUnit((one) => withCount(one, indicator, count))}
        />
      </td>
    </tr>
  );
}

const longest = 9;

interface EntryProps {
  readonly label: string;
  readonly usual?: number | null;
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
}

function Entry({ label, usual, value, onValue }: EntryProps) {
  return (
    <input
      class="input"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      maxLength={longest}
      aria-label={label}
      placeholder={usual === undefined || usual === null ? undefined : formats().number(usual)}
      value={value === undefined ? '' : String(value)}
      onInput={(event) => {
        const digits = event.currentTarget.value.replaceAll(/\D/g, '');
        onValue(digits === '' ? undefined : Number(digits));
      }}
    />
  );
}
