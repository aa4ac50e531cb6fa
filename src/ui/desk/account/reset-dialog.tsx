import type { ResetLink } from '#protocol/account-answers.ts';
import type { MemberRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Checkbox } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { accountWords } from './account-words.ts';
import '../styles/desk-account.css';

/** A way back in for a member who lost password or phone: a link to hand over, shown once. */
export function ResetDialog({ member, onClose }: { readonly member: MemberRow; readonly onClose: () => void }) {
  const { reset: text } = accountWords();
  const [factors, setFactors] = useState(false);
  const [link, setLink] = useState<ResetLink>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const make = async () => {
    setBusy(true);
    const answer = await deskPost<ResetLink>(`members/${member.id}/reset`, { factors });
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) setLink(answer.value);
  };
  return (
    <Dialog title={text.title(member.name)} onClose={onClose}>
      {failure && failure.kind !== 'step-up-needed' && <Notice kind="error" title={deskFailureWords(failure)} />}
      {link ? (
        <MadeLink link={link} onClose={onClose} />
      ) : (
        <div class="stack">
          <p>{text.more}</p>
          <Checkbox label={text.factors} more={text.factorsMore} checked={factors} onChecked={setFactors} />
          <div class="button-bar">
            <Button onPress={onClose}>{words().parts.cancel}</Button>
            <Button look="main" busy={busy} onPress={() => void make()}>
              {text.make}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** A link that is shown once, to be handed over. */
export function MadeLink({ link: { link, expiresAt }, onClose }: { readonly link: ResetLink; readonly onClose: () => void }) {
  const { reset: text } = accountWords();
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    showToast({ words: text.copied });
  };
  return (
    <div class="stack">
      <p class="desk-secret">{link}</p>
      <p class="small">{text.until(formats().dateTime(expiresAt))}</p>
      <div class="button-bar">
        <Button icon="save" onPress={() => void copy()}>
          {text.copy}
        </Button>
        <Button look="main" onPress={onClose}>
          {words().parts.done}
        </Button>
      </div>
    </div>
  );
}
