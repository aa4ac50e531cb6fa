import type { OfferedGuide } from '#guides/offered-guides.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { words } from '#ui/text/words.ts';
import { guidesWords, inMyWords } from './guides-words.ts';
import type { GuideActions } from './use-guide-actions.ts';

interface ResetDialogProps {
  readonly one: OfferedGuide;
  readonly actions: GuideActions;
  readonly onClose: () => void;
}

/** What was said here is taken back; it is said first what will hold instead. */
export function ResetDialog({ one, actions, onClose }: ResetDialogProps) {
  const { reset } = guidesWords();
  return (
    <Dialog title={reset.title(inMyWords(one.guide.title))} onClose={onClose}>
      <ul class="desk-place-lines">
        {one.contentSource.kind === 'here' && <li>{reset.words}</li>}
        <li>{reset.switch}</li>
        {one.contentSource.kind === 'here' && <li>{reset.kept}</li>}
      </ul>
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button
          look="danger"
          icon="undo"
          onPress={() => {
            onClose();
            void actions.reset(one);
          }}
        >
          {reset.open}
        </Button>
      </div>
    </Dialog>
  );
}
