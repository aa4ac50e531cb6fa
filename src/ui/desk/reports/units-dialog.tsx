import type { ReportUnitEntry } from '#protocol/report-answers.ts';
import { SelectField } from '#ui/parts/select-field.tsx';
import { language } from '#ui/text/language.ts';
import { useState } from 'preact/hooks';
import type { ToolProps } from './report-tools.tsx';
import { reportsWords } from './reports-words.ts';
import { SaveForm } from './save-form.tsx';
import { useSaving } from './use-saving.ts';

/** Residents and targets of the unit and its parts; targets of one indicator at a time. */
export function UnitsDialog(props: ToolProps & { readonly of: string | undefined }) {
  const { setup, onClose, of } = props;
  const words = reportsWords().units;
  const keys = setup.indicators.keys;
  const [units, setUnits] = useState(setup.units);
  const [key, setKey] = useState(of !== undefined && keys.includes(of) ? of : (keys[0] ?? ''));
  const { busy, failure, save } = useSaving(props);
  const options = keys.flatMap((value) => {
    const found = setup.possible.find((one) => one.key === value);
    return found ? [{ value, title: found.name[language.value] }] : [];
  });
  const enter = (id: string, change: (unit: ReportUnitEntry) => ReportUnitEntry) =>
    setUnits((before) => before.map((unit) => (unit.id === id ? change(unit) : unit)));
  return (
    <SaveForm
      title={words.title}
      busy={busy}
      failure={failure}
      onSave={() => void save('report-units', { units: units.map(({ id, residents, targets }) => ({ id, residents, targets })) })}
      onClose={onClose}
    >
      <p>{words.more}</p>
      <SelectField label={words.content} value={key} onValue={setKey} options={options} />
      <table class="report-entries">
        <thead>
          <tr>
            <th scope="col">{reportsWords().unit}</th>
            <th scope="col">{words.residents}</th>
            <th scope="col">{reportsWords().target}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">{unit.name}</th>
              <td>
                <Entry
                  label={words.residentsOf(unit.name)}
                  value={unit.residents}
                  onValue={(residents) => enter(unit.id, (one) => ({ ...one, residents }))}
                />
              </td>
              <td>
                <Entry
                  label={words.targetOf(unit.name)}
                  value={unit.targets[key] ?? null}
                  onValue={(target) => enter(unit.id, (one) => ({ ...one, targets: withTarget(one.targets, key, target) }))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SaveForm>
  );
}

function withTarget(targets: ReportUnitEntry['targets'], key: string, target: number | null): ReportUnitEntry['targets'] {
  const { [key]: _, ...others } = targets;
  return target === null ? others : { ...others, [key]: target };
}

const longest = 9;

interface EntryProps {
  readonly label: string;
  readonly value: number | null;
  readonly onValue: (value: number | null) => void;
}

function Entry({ label, value, onValue }: EntryProps) {
  return (
    <input
      class="input"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      maxLength={longest}
      aria-label={label}
      value={value === null ? '' : String(value)}
      onInput={(event) => {
        const digits = event.currentTarget.value.replaceAll(/\D/g, '');
        onValue(digits === '' ? null : Number(digits));
      }}
    />
  );
}
