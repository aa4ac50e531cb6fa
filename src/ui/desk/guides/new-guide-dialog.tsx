import type { OfferedGuide } from '#guides/offered-guides.ts';
import { copyOfGuide, emptyGuide, idFromTitle } from '#guides/new-guide.ts';
import { findGuide, shippedGuides } from '#guides/shipped-guides.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { words } from '#ui/text/words.ts';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { draftsAt, writeDraft } from './draft-store.ts';
import { guidesWords, inMyWords } from './guides-words.ts';

interface NewGuideDialogProps {
  readonly node: string;
  readonly offered: readonly OfferedGuide[];
  readonly onClose: () => void;
}

/** A guide of the place itself: its name, and what it begins with. */
export function NewGuideDialog({ node, offered, onClose }: NewGuideDialogProps) {
  const { create } = guidesWords();
  const { route } = useLocation();
  const [vi, setVi] = useState('');
  const [en, setEn] = useState('');
  const [from, setFrom] = useState('');
  const begin = () => {
    const taken = [...shippedGuides, ...offered.map(({ guide }) => guide), ...draftsAt(node).map(({ guide }) => guide)].map(({ id }) => id);
    const id = idFromTitle(vi, taken);
    const title = { vi: vi.trim(), en: en.trim() };
    const source = offered.find(({ guide }) => guide.id === from)?.guide ?? findGuide(from);
    const guide = source ? copyOfGuide(source, id, title) : emptyGuide(id, title);
    writeDraft(node, { guide, basedOn: 0, savedAt: new Date().toISOString() });
    route(`/desk/areas/${node}/guides/${id}`);
  };
  return (
    <Dialog title={create.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (vi.trim() !== '') begin();
        }}
      >
        <p class="soft">{create.more}</p>
        <TextField label={create.vi} longest={120} value={vi} onValue={setVi} />
        <TextField label={create.en} longest={120} value={en} onValue={setEn} />
        <SelectField
          label={create.from}
          value={from}
          options={[
            { value: '', title: create.empty },
            ...offered.map(({ guide }) => ({ value: guide.id, title: create.copyOf(inMyWords(guide.title)) })),
          ]}
          onValue={setFrom}
        />
        <div class="button-bar">
          <Button onPress={onClose}>{words().parts.cancel}</Button>
          <Button submits look="main" icon="edit" disabled={vi.trim() === ''}>
            {create.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
