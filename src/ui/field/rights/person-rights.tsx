import type { PersonPage } from '#background/device-api.ts';
import { newUuid } from '#domain/ids.ts';
import { type AskedBy, askers, type IdentityCheck, identityChecks, type RightKind, rightKinds } from '#domain/rights.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/choices.tsx';
import { Sheet } from '#ui/parts/overlays.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { personRightsWords } from '#ui/text/person-rights-words.ts';
import { useState } from 'preact/hooks';
import { saveAndSay } from '../save-and-say.ts';

/** One tap from the person's page: what they ask goes to the desk's queue like any other work, offline too. */
export function PersonRights({ person }: { readonly person: PersonPage['person'] }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" icon="shield" onPress={() => setAsking(true)}>
        {personRightsWords().open}
      </Button>
      {asking && <AskSheet person={person} onClose={() => setAsking(false)} />}
    </>
  );
}

function AskSheet({ person, onClose }: { readonly person: PersonPage['person']; readonly onClose: () => void }) {
  const words = personRightsWords();
  const [right, setRight] = useState<RightKind>();
  const [askedBy, setAskedBy] = useState<AskedBy>('person');
  const [asker, setAsker] = useState('');
  const [checked, setChecked] = useState<IdentityCheck>('not-yet');
  const [said, setSaid] = useState('');
  const isReady = right !== undefined && (askedBy === 'person' || asker.trim() !== '');
  const save = async () => {
    const now = Date.now();
    const set = {
      person: person.id,
      right: right ?? null,
      askedBy,
      checked,
      at: new Date(now).toISOString(),
      ...(askedBy === 'representative' && { asker: asker.trim().normalize('NFC') }),
      ...(said.trim() !== '' && { words: said.trim().normalize('NFC') }),
    };
    const id = newUuid(now, (bytes) => crypto.getRandomValues(bytes));
    if (await saveAndSay([{ kind: 'request', id, area: person.area, set }], words.saved)) onClose();
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void save();
        }}
      >
        <p>{words.more}</p>
        <Choice
          label={words.what}
          columns="one"
          options={rightKinds.map((value) => ({ value, title: words.right[value] }))}
          value={right}
          onValue={setRight}
        />
        <Choice
          label={words.who}
          options={askers.map((value) => ({ value, title: words.askedBy[value] }))}
          value={askedBy}
          onValue={setAskedBy}
        />
        {askedBy === 'representative' && <TextField label={words.asker} value={asker} longest={300} onValue={setAsker} />}
        <CheckedChoice value={checked} onValue={setChecked} />
        <TextField label={words.words} optional lines={3} longest={2000} value={said} onValue={setSaid} />
        <Button submits look="main" wide disabled={!isReady}>
          {words.submit}
        </Button>
      </form>
    </Sheet>
  );
}

function CheckedChoice({ value, onValue }: { readonly value: IdentityCheck; readonly onValue: (value: IdentityCheck) => void }) {
  const words = personRightsWords();
  return (
    <Choice
      label={words.how}
      columns="one"
      options={identityChecks.map((one) => ({ value: one, title: words.checked[one] }))}
      value={value}
      onValue={onValue}
    />
  );
}
