import type { ReviewNote } from '#protocol/desk-review.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { reviewWords } from './review-words.ts';

interface NotesProps {
  /** `<kind>/<id>` of the record. */
  readonly item: string;
  readonly notes: readonly ReviewNote[];
  readonly onWritten: () => void;
}

/** Notes among coordinators, each with its answers below it. */
export function ReviewNotes({ item, notes, onWritten }: NotesProps) {
  const words = reviewWords();
  const [answering, setAnswering] = useState<ReviewNote>();
  return (
    <section class="stack-tight">
      <h3>{words.notes}</h3>
      <p class="small soft">{words.notesMore}</p>
      {notes.length > 0 && <Thread notes={notes} parent={undefined} onAnswer={setAnswering} />}
      <NoteForm
        key={answering?.id}
        item={item}
        answering={answering}
        onDone={(written) => {
          setAnswering(undefined);
          if (written) onWritten();
        }}
      />
    </section>
  );
}

interface ThreadProps {
  readonly notes: readonly ReviewNote[];
  readonly parent: string | undefined;
  readonly onAnswer: (note: ReviewNote) => void;
}

function Thread({ notes, parent, onAnswer }: ThreadProps) {
  const own = notes.filter((note) => note.parent === parent);
  if (own.length === 0) return null;
  return (
    <ul class="desk-review-notes">
      {own.map((note) => (
        <li key={note.id}>
          <span class="line">
            <span class="strong">{note.memberName}</span>
            <time class="small soft" dateTime={note.at}>
              {formats().dateTime(note.at)}
            </time>
          </span>
          <p>{note.words}</p>
          <div>
            <Button look="quiet" onPress={() => onAnswer(note)}>
              {reviewWords().answer}
            </Button>
          </div>
          <Thread notes={notes} parent={note.id} onAnswer={onAnswer} />
        </li>
      ))}
    </ul>
  );
}

interface FormProps {
  readonly item: string;
  readonly answering: ReviewNote | undefined;
  readonly onDone: (written: boolean) => void;
}

function NoteForm({ item, answering, onDone }: FormProps) {
  const words = reviewWords();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    const answer = await deskPost<ReviewNote>(`review/${item}/notes`, { words: typed, parent: answering?.id });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    setTyped('');
    onDone(true);
  };
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && typed.trim() !== '') void send();
      }}
    >
      <TextField
        label={answering ? words.answerTo(answering.memberName) : words.note}
        lines={2}
        longest={4000}
        value={typed}
        onValue={setTyped}
      />
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <div class="line">
        <Button submits busy={busy} disabled={typed.trim() === ''}>
          {words.addNote}
        </Button>
        {answering && (
          <Button look="quiet" onPress={() => onDone(false)}>
            {words.cancelAnswer}
          </Button>
        )}
      </div>
    </form>
  );
}
