import type { PlaceRow } from '#protocol/desk-answers.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { ChangeForm, WhatHappens } from './change-form.tsx';
import type { PlaceFormProps } from './name-forms.tsx';
import { placesWords } from './places-words.ts';
import { useUnitChange } from './use-unit-change.ts';

interface MergeFormProps extends PlaceFormProps {
  /** Open villages this one may become part of. */
  readonly others: readonly PlaceRow[];
}

export function MergeForm({ row, others, onDone, onBack }: MergeFormProps) {
  const { merge } = placesWords();
  const [into, setInto] = useState('');
  const change = useUnitChange(row.area.id, onDone);
  const taking = others.find(({ area }) => area.id === into)?.area.name;
  if (others.length === 0) return <Notice kind="info" title={merge.noOther} />;
  return (
    <ChangeForm
      change={change}
      submit={taking === undefined ? merge.submitNone : merge.submit(taking)}
      look="danger"
      disabled={taking === undefined}
      onSubmit={() => void change.send('merge', { into }, merge.done(row.area.name, taking ?? ''))}
      onBack={onBack}
    >
      <SelectField label={merge.into} value={into} onValue={setInto} options={[{ value: '', title: merge.choose }, ...optionsOf(others)]} />
      {taking !== undefined && <WhatHappens lines={mergeLines(row, taking)} />}
    </ChangeForm>
  );
}

/** Two communes may have villages of one name. */
export function optionsOf(rows: readonly PlaceRow[]): readonly { readonly value: string; readonly title: string }[] {
  const many = new Set(rows.map(({ above }) => above)).size > 1;
  return rows.map(({ area, above }) => ({ value: area.id, title: many ? `${area.name}, ${above}` : area.name }));
}

function mergeLines({ area, homes, people, records, unsent }: PlaceRow, taking: string): readonly string[] {
  const { merge } = placesWords();
  const number = formats().number;
  return [
    merge.records(number(records), number(homes), number(people), taking),
    merge.closed(area.name, taking),
    merge.roles(area.name, taking),
    ...(unsent.tablets > 0 ? [merge.unsent(number(unsent.tablets), taking)] : []),
    merge.noUndo,
  ];
}
