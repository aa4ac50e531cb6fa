import { HelpText } from '#ui/help-text.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { helpAt } from './help-pages.ts';
import { helpWords } from './help-words.ts';

/** What the screen is for and how to use it. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { pages, troubles } = helpWords();
  const page = pages[helpAt(location.pathname)];
  return (
    <Dialog title={page.title} onClose={onClose}>
      <HelpText page={page} troubles={troubles} />
    </Dialog>
  );
}
