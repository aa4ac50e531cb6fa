import type { DeskRecord } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { useState } from 'preact/hooks';
import { mayManage } from '../desk-state.ts';
import { textField } from '../record-words.ts';
import { ReceiveDialog } from './receive-dialog.tsx';
import { rightsWords } from './rights-words.ts';
import { useDoing } from './use-doing.ts';

/** On the person's page: what they ask is one tap away, and a restriction can be lifted. */
export function PersonRights({ person, onChanged }: { readonly person: DeskRecord; readonly onChanged: () => void }) {
  const words = rightsWords();
  const [asking, setAsking] = useState(false);
  const { busy, post } = useDoing(onChanged);
  const isRestricted = person.fields['removed'] === 'restricted';
  return (
    <>
      {isRestricted && mayManage() && (
        <Notice kind="info" title={words.restricted} icon="shield">
          <div class="line">
            <Button
              busy={busy}
              onPress={() => void post(`people/${encodeURIComponent(person.id)}/restriction`, { restricted: false }, words.lifted)}
            >
              {words.lift}
            </Button>
          </div>
        </Notice>
      )}
      <div class="line">
        <Button icon="shield" onPress={() => setAsking(true)}>
          {words.receive}
        </Button>
      </div>
      {asking && <ReceiveDialog person={person.id} name={textField(person.fields, 'name') ?? '–'} onClose={() => setAsking(false)} />}
    </>
  );
}
