import { quietPart } from '#ui/lazy-screen.tsx';
import { IconButton } from '#ui/parts/button.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';

const HelpDialog = quietPart(async () => (await import('./desk-help-dialog.tsx')).HelpDialog);

/** At the head of every screen of the desk. */
export function HelpButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton icon="help" label={words().parts.help} onPress={() => setOpen(true)} />
      {open && <HelpDialog onClose={() => setOpen(false)} />}
    </>
  );
}
