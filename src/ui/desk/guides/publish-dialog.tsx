import type { OfferedGuides } from '#guides/offered-guides.ts';
import { finishedDraft } from '#guides/write-guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { guidesWords, inMyWords } from './guides-words.ts';
import { dropDraft, type StoredDraft } from './draft-store.ts';

interface PublishDialogProps {
  readonly node: string;
  readonly typed: StoredDraft;
  readonly offered: OfferedGuides;
  readonly onClose: () => void;
  /** Somebody else was faster: what they published has to be read. */
  readonly onOvertaken: () => void;
}

/** Says whom it reaches before it does. When the server refuses, the draft is as it was. */
export function PublishDialog({ node, typed, offered, onClose, onOvertaken }: PublishDialogProps) {
  const { publish } = guidesWords();
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const { guide, basedOn } = typed;
  const title = inMyWords(guide.title);
  const send = async () => {
    setBusy(true);
    const path = `areas/${encodeURIComponent(node)}/guides/${encodeURIComponent(guide.id)}/publish`;
    const answer = await deskPost<{ readonly version: number }>(path, { content: finishedDraft(guide), basedOn });
    setBusy(false);
    if (answer.ok) {
      dropDraft(node, guide.id);
      showToast({ words: publish.done(title, String(answer.value.version)) });
      return route(`/desk/areas/${node}/guides`);
    }
    if (answer.failure.kind !== 'changed-meanwhile') return setFailure(answer.failure);
    // The screen below tells what was published meanwhile, with the choices there are.
    onOvertaken();
    onClose();
  };
  const isOff = offered.guides.some((each) => each.guide.id === guide.id && !each.on);
  return (
    <Dialog title={publish.title(title)} onClose={onClose}>
      <ul class="desk-place-lines">
        <li>{publish.reach(formats().number(offered.villages), formats().number(offered.tablets))}</li>
        <li>{publish.halfway}</li>
        {isOff && <li>{publish.off}</li>}
        {!guide.reviewed && <li>{publish.unreviewed}</li>}
        {basedOn > 0 && <li>{publish.again}</li>}
      </ul>
      {failure && (
        <Notice kind="error" title={failure.kind === 'guide-broken' ? publish.broken : deskFailureWords(failure)}>
          {failure.kind === 'guide-broken' && failure.detail && <p>{failure.detail}</p>}
        </Notice>
      )}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button look="main" icon="send" busy={busy} onPress={() => void send()}>
          {publish.open}
        </Button>
      </div>
    </Dialog>
  );
}
