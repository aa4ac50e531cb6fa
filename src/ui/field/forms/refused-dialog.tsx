import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { useLocation } from 'preact-iso';

/** The person does not agree: nothing of theirs is kept, and the visit alone may be noted, without a name. */
export function RefusedDialog({ household, onClose }: { readonly household: string; readonly onClose: () => void }) {
  const { route } = useLocation();
  const { consent } = formsWords();
  return (
    <Dialog title={consent.refusedTitle} onClose={onClose}>
      <p>{consent.refusedMore}</p>
      <Button look="main" size="big" wide onPress={() => route(`/homes/${household}/visit?outcome=refused`, true)}>
        {consent.recordRefused}
      </Button>
      <Button wide onPress={() => route(`/homes/${household}`, true)}>
        {consent.toHome}
      </Button>
    </Dialog>
  );
}
