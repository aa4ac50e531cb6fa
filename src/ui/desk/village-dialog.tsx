import type { Area } from '#domain/area.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from './desk-client.ts';
import { mayManage } from './desk-state.ts';
import { deskWords } from './desk-words.ts';

/** The button and its dialog; the overview reads itself anew by the event that the server sends. */
export function AddVillage({ node }: { readonly node: Area }) {
  const [open, setOpen] = useState(false);
  if (!mayManage() || node.kind !== 'commune') return null;
  return (
    <>
      <Button icon="add" onPress={() => setOpen(true)}>
        {deskWords().overview.addVillage}
      </Button>
      {open && <VillageDialog node={node} onClose={() => setOpen(false)} />}
    </>
  );
}

function VillageDialog({ node, onClose }: { readonly node: Area; readonly onClose: () => void }) {
  const { overview } = deskWords();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const submit = async () => {
    setBusy(true);
    const answer = await deskPost('areas', { parent: node.id, name });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: overview.villageAdded(name) });
    onClose();
  };
  return (
    <Dialog title={overview.addVillage} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <p>{node.name}</p>
        <TextField label={overview.villageName} hint={overview.villageHint} longest={120} value={name} onValue={setName} />
        {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" busy={busy} disabled={name.trim() === ''}>
            {words().parts.add}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
