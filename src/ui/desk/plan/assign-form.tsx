import type { PlanAssigned, PlanPage, PlanPreview } from '#protocol/plan-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { useDesk } from '../desk-state.ts';
import { type AssignDraft, newDraft, requestOf, taskWords } from './assign-draft.ts';
import { HomesFields } from './homes-fields.tsx';
import { PlanCount } from './plan-count.tsx';
import { planWords } from './plan-words.ts';
import { TaskFields } from './task-fields.tsx';

interface AssignFormProps {
  readonly page: PlanPage;
  readonly onClose: () => void;
}

/** Which homes, what, by whom, until when; with every answer the server counts what it would come to. */
export function AssignForm({ page, onClose }: AssignFormProps) {
  const { form } = planWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [draft, setDraft] = useState<AssignDraft>(() => newDraft(page));
  const [settled, setSettled] = useState(taskWords(draft));
  const { preview, failure } = usePreview(page.area.id, draft, settled);
  const { busy, refused, submit } = useAssigning(page, draft, onClose);
  const change = (part: Partial<AssignDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (next.what === undefined) setSettled(taskWords(next));
  };
  const given = preview && !preview.tooMany ? preview.fresh + preview.changed : 0;
  return (
    <Card>
      <form
        class="stack-loose"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <h2 tabIndex={-1} ref={heading} class="plan-title">
          {form.title}
        </h2>
        <div class="desk-columns">
          <HomesFields page={page} draft={draft} lanes={preview?.lanes ?? []} onChange={change} />
          <TaskFields
            page={page}
            draft={draft}
            hasDone={(preview?.done ?? 0) > 0}
            onChange={change}
            onSettled={() => setSettled(taskWords(draft))}
          />
        </div>
        {failure ? <Notice kind="error" title={deskFailureWords(failure)} /> : <PlanCount preview={preview} />}
        {refused && <Notice kind="error" title={deskFailureWords(refused)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" busy={busy} disabled={given === 0 || taskWords(draft).trim() === ''}>
            {form.submit(formats().number(given))}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** The last count stands until the next one comes, so that nothing jumps while choosing. */
function usePreview(node: string, draft: AssignDraft, what: string) {
  const read = useDesk<PlanPreview>(`areas/${encodeURIComponent(node)}/plan/preview`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(requestOf(draft, what)),
  });
  const last = useRef<PlanPreview | undefined>(undefined);
  if (read.value) last.current = read.value;
  return { preview: read.value ?? last.current, failure: read.failure };
}

function useAssigning(page: PlanPage, draft: AssignDraft, onClose: () => void) {
  const { form } = planWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<DeskFailure>();
  const submit = async () => {
    setBusy(true);
    setRefused(undefined);
    const answer = await deskPost<PlanAssigned>(
      `areas/${encodeURIComponent(page.area.id)}/plan/assign`,
      requestOf(draft, taskWords(draft)),
    );
    setBusy(false);
    if (!answer.ok) return setRefused(answer.failure);
    const { fresh, changed, refused: left } = answer.value;
    const name = page.people.find(({ id }) => id === draft.assignee)?.name ?? form.everybody;
    const given = fresh + changed - left;
    showToast({ words: given > 0 ? form.assigned(formats().number(given), name) : form.nothing });
    if (left > 0) showToast({ words: form.refused(formats().number(left)) });
    onClose();
  };
  return { busy, refused, submit };
}
