import type { PlaceRow } from '#protocol/desk-answers.ts';
import { TextField } from '#ui/parts/text-fields.tsx';
import { useState } from 'preact/hooks';
import { deskWords } from '../desk-words.ts';
import { ChangeForm, WhatHappens } from './change-form.tsx';
import { placesWords } from './places-words.ts';
import { useUnitChange } from './use-unit-change.ts';

export interface PlaceFormProps {
  readonly row: PlaceRow;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function RenameForm({ row: { area }, onDone, onBack }: PlaceFormProps) {
  const { rename } = placesWords();
  const [name, setName] = useState(area.name);
  const change = useUnitChange(area.id, onDone);
  const isSame = name.trim() === '' || name.trim() === area.name;
  return (
    <ChangeForm
      change={change}
      submit={rename.submit}
      disabled={isSame}
      onSubmit={() => void change.send('rename', { name }, rename.done(name.trim()))}
      onBack={onBack}
    >
      <TextField label={rename.name} hint={deskWords().overview.villageHint} longest={120} value={name} onValue={setName} />
      <WhatHappens lines={[rename.kept(area.name), rename.undo]} />
    </ChangeForm>
  );
}

export function AliasesForm({ row: { area }, onDone, onBack }: PlaceFormProps) {
  const { aliases } = placesWords();
  const [typed, setTyped] = useState((area.aliases ?? []).join('\n'));
  const change = useUnitChange(area.id, onDone);
  const names = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <ChangeForm
      change={change}
      submit={aliases.submit}
      onSubmit={() => void change.send('aliases', { aliases: names }, aliases.done(area.name))}
      onBack={onBack}
    >
      <TextField label={aliases.names} hint={aliases.hint} lines={5} longest={2000} value={typed} onValue={setTyped} />
    </ChangeForm>
  );
}
