import type { AssignmentRow, PlanPage } from '#protocol/plan-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { DayField } from '#ui/parts/date-fields.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { planWords } from './plan-words.ts';
import { PersonField } from './task-fields.tsx';

interface ChangeProps {
  readonly row: AssignmentRow;
  readonly onClose: () => void;
}

type Moved = { readonly moved: number };

export function ReassignDialog({ row, people, onClose }: ChangeProps & { readonly people: PlanPage['people'] }) {
  const { assignments, form } = planWords();
  const [assignee, setAssignee] = useState(row.assignee?.id ?? '');
  const [dueOn, setDueOn] = useState(row.dueOn);
  const [failure, setFailure] = useState<DeskFailure>();
  const reassign = async () => {
    const answer = await deskPost<Moved>(`assignments/${row.id}/reassign`, { assignee: assignee || null, dueOn: dueOn ?? null });
    if (!answer.ok) return setFailure(answer.failure);
    const name = people.find(({ id }) => id === assignee)?.name ?? form.everybody;
    showToast({ words: assignments.reassigned(formats().number(answer.value.moved), name) });
    onClose();
  };
  return (
    <Dialog title={assignments.reassignTitle} onClose={onClose}>
      <p>{assignments.reassignMore(formats().number(row.open))}</p>
      <PersonField people={people} value={assignee} onValue={setAssignee} />
      <DayField label={form.dueOn} value={dueOn} onValue={setDueOn} />
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button look="main" onPress={() => void reassign()}>
          {assignments.reassign}
        </Button>
      </div>
    </Dialog>
  );
}

export function WithdrawDialog({ row, onClose }: ChangeProps) {
  const { assignments } = planWords();
  const [failure, setFailure] = useState<DeskFailure>();
  const withdraw = async () => {
    const answer = await deskPost<Moved>(`assignments/${row.id}/withdraw`, {});
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: assignments.withdrawDone(formats().number(answer.value.moved)) });
    onClose();
  };
  return (
    <Dialog title={assignments.withdrawTitle} onClose={onClose}>
      <p>{assignments.withdrawMore(formats().number(row.open))}</p>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button look="danger" onPress={() => void withdraw()}>
          {assignments.withdraw}
        </Button>
      </div>
    </Dialog>
  );
}
