import { fieldInQuestion } from '#domain/review-problems.ts';
import type { Fields } from '#domain/mutation.ts';
import type { ReviewKind, ReviewRow } from '#protocol/desk-review.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords } from '../desk-client.ts';
import { fieldName } from '../record-words.ts';
import { suggestedComment, titleOf } from './problem-sentences.ts';
import { reviewWords } from './review-words.ts';

/** Fields of each kind that the volunteer's form has. */
const fields: Readonly<Record<ReviewKind, readonly string[]>> = {
  person: ['personalId', 'name', 'birth', 'sex', 'consent', 'phone', 'device', 'relation', 'note'],
  household: ['head', 'address', 'phone', 'size', 'location', 'note'],
  visit: ['outcome', 'minutes', 'returnOn', 'note'],
};

export interface GiveBackWords {
  readonly comment: string;
  readonly field?: string | undefined;
}

interface DialogProps {
  readonly rows: readonly ReviewRow[];
  /** Of the only record, for words to begin with. */
  readonly record: Fields | undefined;
  readonly onSend: (said: GiveBackWords) => Promise<DeskFailure | undefined>;
  readonly onClose: () => void;
}

/** What to say to the volunteer, and which field it is about. What was typed stays when sending fails. */
export function GiveBackDialog({ rows, record, onSend, onClose }: DialogProps) {
  const texts = reviewWords();
  const [first] = rows;
  const kind = first && rows.every((row) => row.kind === first.kind) ? first.kind : undefined;
  const problems = first?.problems ?? [];
  const asked = problems.map(fieldInQuestion).find((one) => one !== undefined) ?? '';
  const [comment, setComment] = useState(() => suggestedComment(problems, rows.length === 1 ? record : undefined));
  const [field, setField] = useState(kind && fields[kind].includes(asked) ? asked : '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const send = async () => {
    setBusy(true);
    setFailure(await onSend({ comment, field: field || undefined }));
    setBusy(false);
  };
  const title = rows.length === 1 && first ? texts.giveBackTitle(titleOf(first)) : texts.giveBackManyTitle(formats().number(rows.length));
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && comment.trim() !== '') void send();
        }}
      >
        <p>{texts.giveBackMore}</p>
        <TextField label={texts.comment} hint={texts.commentHint} lines={4} longest={4000} value={comment} onValue={setComment} />
        {kind && <FieldChoice kind={kind} value={field} onValue={setField} />}
        {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" icon="returned" busy={busy} disabled={comment.trim() === ''}>
            {rows.length === 1 ? texts.giveBack : texts.giveBackMany(formats().number(rows.length))}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function FieldChoice({
  kind,
  value,
  onValue,
}: {
  readonly kind: ReviewKind;
  readonly value: string;
  readonly onValue: (field: string) => void;
}) {
  const texts = reviewWords();
  const name = (field: string) =>
    field === 'consent' ? texts.consent.charAt(0).toLocaleUpperCase('vi') + texts.consent.slice(1) : fieldName(field);
  const options = fields[kind].map((field) => ({ value: field, title: name(field) }));
  return <SelectField label={texts.field} options={[{ value: '', title: texts.fieldWhole }, ...options]} value={value} onValue={onValue} />;
}
