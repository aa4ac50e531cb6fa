import type { OpenedHeld, TabletRow } from '#protocol/desk-answers.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskPost } from '../desk-client.ts';
import { SaveForm } from '../save-form.tsx';
import { teamsWords } from './teams-words.ts';

/** What a revoked tablet has sent is opened: what that means is said before, and why it is done is kept. */
export function HeldDialog({ tablet, onClose }: { readonly tablet: TabletRow; readonly onClose: () => void }) {
  const text = teamsWords().held;
  const [because, setBecause] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const open = async () => {
    setBusy(true);
    const answer = await deskPost<OpenedHeld>(`tablets/${tablet.id}/held`, { because });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    const { accepted, refused, left } = answer.value;
    const number = formats().number;
    showToast({ words: text.done(number(accepted), number(refused), number(left)) });
    onClose();
  };
  return (
    <SaveForm
      title={text.title(tablet.name)}
      busy={busy}
      failure={failure}
      submit={text.open}
      isReady={because.trim() !== ''}
      onSave={() => void open()}
      onClose={onClose}
    >
      <Notice kind="warning" title={text.count(formats().number(tablet.held))}>
        <p>{text.more}</p>
      </Notice>
      <TextField label={text.because} hint={text.becauseHint} lines={2} longest={500} value={because} onValue={setBecause} />
    </SaveForm>
  );
}
