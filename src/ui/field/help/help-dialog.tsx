import { deviceState } from '#ui/device.ts';
import { HelpText } from '#ui/help-text.tsx';
import { Sheet } from '#ui/parts/overlays.tsx';
import { helpWords } from '#ui/text/help-words.ts';
import type { HelpKey } from '#ui/text/vi-help.ts';
import { helpAt } from './help-pages.ts';

/** What the screen is for and how to use it. Part of the installed app, so it is there without a network. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { pages, troubles } = helpWords();
  const page = pages[here()];
  return (
    <Sheet title={page.title} onClose={onClose}>
      <HelpText page={page} troubles={troubles} />
    </Sheet>
  );
}

/** The screens before the book is open lie over whatever the address names. */
function here(): HelpKey {
  const kind = deviceState.value?.kind;
  if (kind === 'new') return 'enrol';
  return kind === 'locked' ? 'unlock' : helpAt(location.pathname);
}
