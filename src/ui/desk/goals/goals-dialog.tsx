import type { GoalsPage } from '#protocol/goal-answers.ts';
import { Dialog } from '#ui/parts/overlays.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskPost } from '../desk-client.ts';
import { useDesk } from '../desk-state.ts';
import { figuresWords } from '../overview/figures-words.ts';
import { SaveForm } from '../save-form.tsx';
import { ScreenRead } from '../screen-read.tsx';
import { type GoalsDraft, goalsDraft, goalsToSave } from './goals-draft.ts';
import { GoalFields } from './goal-fields.tsx';

interface GoalsDialogProps {
  readonly node: string;
  /** The indicator that is looked at. */
  readonly of?: string | undefined;
  readonly onClose: () => void;
  readonly onSaved?: (() => void) | undefined;
}

/** Residents and what is to be reached, of a unit and those right below it: the one place for the overview and for reports. */
export function GoalsDialog(props: GoalsDialogProps) {
  const text = figuresWords().goals;
  const read = useDesk<GoalsPage>(`areas/${encodeURIComponent(props.node)}/goals`);
  if (read.value) return <GoalsForm page={read.value} {...props} />;
  return (
    <Dialog title={text.title} onClose={props.onClose}>
      <ScreenRead read={read}>{() => null}</ScreenRead>
    </Dialog>
  );
}

function GoalsForm({ page, node, of, onClose, onSaved }: GoalsDialogProps & { readonly page: GoalsPage }) {
  const text = figuresWords().goals;
  const [draft, setDraft] = useState<GoalsDraft>(() => goalsDraft(page, of));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const save = async () => {
    setBusy(true);
    const answer = await deskPost(`areas/${encodeURIComponent(node)}/goals`, goalsToSave(draft));
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    showToast({ words: text.saved });
    onSaved?.();
    onClose();
  };
  return (
    <SaveForm title={text.title} busy={busy} failure={failure} onSave={() => void save()} onClose={onClose}>
      <p>{text.more}</p>
      <GoalFields page={page} draft={draft} onDraft={setDraft} />
    </SaveForm>
  );
}
