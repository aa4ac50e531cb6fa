import type { MergeNote } from '#protocol/desk-answers.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Rows, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { mayManage } from '../desk-state.ts';
import { doublesWords } from './doubles-words.ts';
import { undoMerge } from './undo-merge.ts';

interface MergeNotesProps {
  readonly merges: readonly MergeNote[];
  /** `people` or `households`: where the other record's page is. */
  readonly pages: 'people' | 'households';
  readonly onUndone: () => void;
}

/** Says what a record became a part of, and leads there. */
export function MergedInto({ merges, pages }: Omit<MergeNotesProps, 'onUndone'>) {
  const { notes } = doublesWords();
  const into = merges.find(({ isLoser, undoneAt }) => isLoser && undoneAt === undefined);
  if (!into) return null;
  return (
    <Notice kind="warning" title={into.other ? notes.into(into.otherName || doublesWords().noName) : notes.intoElsewhere} icon="people">
      {into.other && <LinkButton href={`/desk/${pages}/${into.other}`}>{notes.open}</LinkButton>}
    </Notice>
  );
}

/** Every merge this record took part in, and the way back. */
export function MergeNotes({ merges, pages, onUndone }: MergeNotesProps) {
  const { notes } = doublesWords();
  if (merges.length === 0) return null;
  return (
    <Section title={notes.title}>
      <Card tight>
        <Rows label={notes.title}>
          {merges.map((merge) => (
            <NoteRow key={merge.id} merge={merge} pages={pages} onUndone={onUndone} />
          ))}
        </Rows>
      </Card>
    </Section>
  );
}

function NoteRow({ merge, pages, onUndone }: Omit<MergeNotesProps, 'merges'> & { readonly merge: MergeNote }) {
  const { notes, noName } = doublesWords();
  const [busy, setBusy] = useState(false);
  const name = merge.otherName || noName;
  const known = merge.isLoser ? notes.into(name) : notes.took(name);
  const unknown = merge.isLoser ? notes.intoElsewhere : notes.tookElsewhere;
  const undo = async () => {
    setBusy(true);
    const isUndone = await undoMerge(merge.id);
    setBusy(false);
    if (isUndone) onUndone();
  };
  return (
    <li class="row">
      <span class="row-words">
        <span class="row-title">{merge.other ? <a href={`/desk/${pages}/${merge.other}`}>{known}</a> : unknown}</span>
        <span class="row-more">{notes.by(merge.memberName, formats().dateTime(merge.at))}</span>
        {merge.undoneAt && <span class="row-more">{notes.undone(formats().dateTime(merge.undoneAt))}</span>}
      </span>
      {!merge.undoneAt && merge.other && mayManage() && (
        <Button icon="undo" busy={busy} onPress={() => void undo()}>
          {notes.undo}
        </Button>
      )}
    </li>
  );
}
