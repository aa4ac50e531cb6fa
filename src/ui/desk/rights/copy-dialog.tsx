import type { HeldAbout, RequestShown } from '#protocol/rights-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { offerFile } from '../reports/offer-file.ts';
import { copyLetter } from './copy-letter.ts';
import { offerLetter } from './letter-file.ts';
import { requestCode } from './request-letters.ts';
import { rightsWords } from './rights-words.ts';
import { useDoing } from './use-doing.ts';

/** All that is held, as a file to read and one for machines. Taking it out is audited, and the server asks who is there. */
export function CopyDialog({ request, onClose }: { readonly request: RequestShown; readonly onClose: () => void }) {
  const words = rightsWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const settling = useDoing(onClose);
  const name = request.person?.name ?? '';
  const take = async (offer: (held: HeldAbout) => Promise<void>) => {
    setBusy(true);
    const held = await deskPost<HeldAbout>(`people/${encodeURIComponent(request.person?.id ?? '')}/copy`, {});
    if (held.ok) await offer(held.value);
    setBusy(false);
    setFailure(held.ok ? undefined : held.failure);
  };
  const file = `ban-sao-${requestCode(request.id)}`;
  const failed = failure ?? settling.failure;
  return (
    <Dialog title={words.copyTitle(name)} onClose={onClose}>
      <div class="stack">
        <Notice kind="warning" title={words.copyMore} />
        {failed && <Notice kind="error" title={deskFailureWords(failed)} />}
        <div class="button-bar">
          <Button busy={busy} onPress={() => void take((held) => offerLetter(copyLetter(held, name), file))}>
            {words.copyPdf}
          </Button>
          <Button busy={busy} onPress={() => void take(async (held) => offerJson(held, file))}>
            {words.copyJson}
          </Button>
          <Button look="main" busy={settling.busy} onPress={() => void settling.post(`rights/${request.id}/act`, {}, words.done)}>
            {words.copyDone}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function offerJson(held: HeldAbout, name: string): void {
  offerFile(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }), `${name}.json`);
}
