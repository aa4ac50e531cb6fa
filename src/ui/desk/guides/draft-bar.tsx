import type { OfferedGuides } from '#guides/offered-guides.ts';
import { Button } from '#ui/parts/button.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { useState } from 'preact/hooks';
import { guidesWords } from './guides-words.ts';
import { PublishDialog } from './publish-dialog.tsx';
import type { DraftDesk } from './use-draft.ts';

interface DraftBarProps {
  readonly node: string;
  readonly desk: DraftDesk;
  readonly offered: OfferedGuides;
  readonly onGo: (place: string) => void;
  readonly onOvertaken: () => void;
}

/** Always in sight: whether something is unpublished, and the ways out of it. */
export function DraftBar({ node, desk, offered, onGo, onOvertaken }: DraftBarProps) {
  const { draft, publish } = guidesWords();
  const [asking, setAsking] = useState<'publish' | 'drop'>();
  const { typed, overtaken, edit } = desk;
  const open = () => {
    if (edit.problems.length > 0) onGo('problems');
    else setAsking('publish');
  };
  return (
    <div class="desk-guide-bar">
      <p class="line" role="status">
        <Icon name={typed ? 'draft' : 'done'} />
        <span>
          {typed ? draft.changed : draft.unchanged} {typed && <span class="small soft">{draft.kept}</span>}
        </span>
      </p>
      <div class="line">
        {typed && (
          <Button icon="erase" onPress={() => setAsking('drop')}>
            {draft.drop}
          </Button>
        )}
        <Button look="main" icon="send" disabled={!typed || overtaken} onPress={open}>
          {publish.open}
        </Button>
      </div>
      {asking === 'publish' && typed && (
        <PublishDialog node={node} typed={typed} offered={offered} onClose={() => setAsking(undefined)} onOvertaken={onOvertaken} />
      )}
      {asking === 'drop' && <DropDialog desk={desk} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function DropDialog({ desk, onClose }: { readonly desk: DraftDesk; readonly onClose: () => void }) {
  const { draft } = guidesWords();
  return (
    <Dialog title={draft.dropTitle} onClose={onClose}>
      <p>{draft.dropMore}</p>
      <div class="button-bar">
        <Button onPress={onClose}>{draft.keep}</Button>
        <Button
          look="danger"
          icon="erase"
          onPress={() => {
            onClose();
            desk.drop();
          }}
        >
          {draft.drop}
        </Button>
      </div>
    </Dialog>
  );
}
