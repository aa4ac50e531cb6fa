import { type AskedBy, askers, type IdentityCheck, identityChecks, type RightKind, rightKinds } from '#domain/rights.ts';
import { Checkbox, Choice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { useState } from 'preact/hooks';
import { FormDialog } from './form-dialog.tsx';
import { rightsWords } from './rights-words.ts';
import { useDoing } from './use-doing.ts';

interface ReceiveProps {
  readonly person: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Somebody asks about their data, here at the desk or on the telephone. */
export function ReceiveDialog({ person, name, onClose }: ReceiveProps) {
  const words = rightsWords();
  const [kind, setKind] = useState<RightKind>();
  const [askedBy, setAskedBy] = useState<AskedBy>('person');
  const [asker, setAsker] = useState('');
  const [checked, setChecked] = useState<IdentityCheck>('not-yet');
  const [said, setSaid] = useState('');
  const [wholeHome, setWholeHome] = useState(false);
  const [thirdParties, setThirdParties] = useState(false);
  const { busy, failure, post } = useDoing(onClose);
  const needsAsker = askedBy === 'representative';
  const save = () => {
    const more = { ...(needsAsker && { asker: asker.trim() }), ...(said.trim() !== '' && { words: said.trim() }) };
    void post(`people/${encodeURIComponent(person)}/rights`, { kind, askedBy, checked, wholeHome, thirdParties, ...more }, words.saved);
  };
  return (
    <FormDialog
      title={words.receiveTitle(name)}
      submit={words.save}
      ready={kind !== undefined && (!needsAsker || asker.trim() !== '')}
      busy={busy}
      failure={failure}
      onSubmit={save}
      onClose={onClose}
    >
      <Choice
        label={words.what}
        columns="one"
        options={rightKinds.map((value) => ({ value, title: words.kind[value], more: words.kindMore[value] }))}
        value={kind}
        onValue={setKind}
      />
      {kind === 'erase' && <Checkbox label={words.wholeHome} checked={wholeHome} onChecked={setWholeHome} />}
      <Choice
        label={words.who}
        options={askers.map((value) => ({ value, title: words.askedBy[value] }))}
        value={askedBy}
        onValue={setAskedBy}
      />
      {needsAsker && <TextField label={words.asker} value={asker} longest={300} onValue={setAsker} />}
      <CheckedField value={checked} onValue={setChecked} />
      <TextField label={words.words} lines={3} longest={2000} optional value={said} onValue={setSaid} />
      <Checkbox label={words.others} checked={thirdParties} onChecked={setThirdParties} />
    </FormDialog>
  );
}

export function CheckedField({ value, onValue }: { readonly value: IdentityCheck; readonly onValue: (value: IdentityCheck) => void }) {
  const words = rightsWords();
  return (
    <SelectField
      label={words.how}
      value={value}
      onValue={(text) => onValue(identityChecks.find((one) => one === text) ?? 'not-yet')}
      options={identityChecks.map((one) => ({ value: one, title: words.checked[one] }))}
    />
  );
}
