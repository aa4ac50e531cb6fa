import type { PlaceRow } from '#protocol/desk-answers.ts';
import { Choice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { deskWords } from '../desk-words.ts';
import { ChangeForm, WhatHappens } from './change-form.tsx';
import { HomesToMove } from './homes-to-move.tsx';
import { optionsOf } from './merge-form.tsx';
import type { PlaceFormProps } from './name-forms.tsx';
import { placesWords } from './places-words.ts';
import { useUnitChange } from './use-unit-change.ts';

type Kind = 'new' | 'there';

interface SplitFormProps extends PlaceFormProps {
  readonly others: readonly PlaceRow[];
}

/** Some homes of a village become a village of their own, or go to one that is there. */
export function SplitForm({ row, others, onDone, onBack }: SplitFormProps) {
  const { split } = placesWords();
  const [kind, setKind] = useState<Kind>('new');
  const [name, setName] = useState('');
  const [into, setInto] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const change = useUnitChange(row.area.id, onDone);
  const target = kind === 'new' ? name.trim() : (others.find(({ area }) => area.id === into)?.area.name ?? '');
  const count = formats().number(chosen.size);
  const isReady = target !== '' && chosen.size > 0;
  const body = { homes: [...chosen], ...(kind === 'new' ? { name } : { into }) };
  return (
    <ChangeForm
      change={change}
      submit={isReady ? split.submit(count, target) : split.submitNone}
      disabled={!isReady}
      onSubmit={() => void change.send('split', body, split.done(count, target))}
      onBack={onBack}
    >
      {others.length > 0 && (
        <Choice
          label={split.where}
          options={[
            { value: 'new', title: split.toNew },
            { value: 'there', title: split.toThere },
          ]}
          value={kind}
          onValue={setKind}
        />
      )}
      {kind === 'new' ? (
        <TextField
          label={deskWords().overview.villageName}
          hint={deskWords().overview.villageHint}
          longest={120}
          value={name}
          onValue={setName}
        />
      ) : (
        <SelectField
          label={placesWords().merge.into}
          value={into}
          onValue={setInto}
          options={[{ value: '', title: placesWords().merge.choose }, ...optionsOf(others)]}
        />
      )}
      <HomesToMove village={row.area.id} chosen={chosen} onChosen={setChosen} />
      {isReady && <WhatHappens lines={splitLines(row, kind, target)} />}
    </ChangeForm>
  );
}

function splitLines({ area, unsent }: PlaceRow, kind: Kind, target: string): readonly string[] {
  const { split, merge } = placesWords();
  const late = unsent.tablets > 0 ? [merge.unsent(formats().number(unsent.tablets), target)] : [];
  return kind === 'new'
    ? [split.theirs, merge.roles(area.name, target), ...late, split.undo]
    : [split.theirs, split.noRoles(area.name, target), split.back];
}
