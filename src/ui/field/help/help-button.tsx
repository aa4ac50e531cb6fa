import { quietPart } from '#ui/lazy-screen.tsx';
import { IconButton } from '#ui/parts/button.tsx';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';

const HelpDialog = quietPart(async () => (await import('./help-dialog.tsx')).HelpDialog);

/** On every screen of the field side; the help itself comes when it is asked for. */
export function HelpButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton icon="help" label={words().parts.help} onPress={() => setOpen(true)} />
      {open && <HelpDialog onClose={() => setOpen(false)} />}
    </>
  );
}
