import { Button } from '#ui/parts/button.tsx';
import { removalWords } from '#ui/text/removal-words.ts';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { FormDraft } from './form-draft.ts';
import type { RemovalSubject } from './removal.ts';
import { RemoveDialog } from './remove-dialog.tsx';

interface RemoveRecordProps {
  readonly subject: RemovalSubject;
  readonly draft: Pick<FormDraft<unknown>, 'discard'>;
  /** Where to go once it is removed; the record can still be seen and taken back there. */
  readonly then: string;
}

/** Stands at the end of an edit form, away from the thumb. */
export function RemoveRecord({ subject, draft, then }: RemoveRecordProps) {
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  const leave = async () => {
    await draft.discard();
    route(then, true);
  };
  return (
    <div>
      <Button look="danger" icon="remove" onPress={() => setAsking(true)}>
        {removalWords().open[subject.kind]}
      </Button>
      {asking && <RemoveDialog subject={subject} onClose={() => setAsking(false)} onRemoved={() => void leave()} />}
    </div>
  );
}
