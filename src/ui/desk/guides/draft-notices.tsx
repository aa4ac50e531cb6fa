import type { OfferedGuide, PublishedVersion } from '#guides/offered-guides.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import { isOutdated } from '#guides/write-guide.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { mayManage, useDesk } from '../desk-state.ts';
import { guidesWords } from './guides-words.ts';
import type { DraftDesk } from './use-draft.ts';

interface DraftNoticesProps {
  readonly node: string;
  readonly desk: DraftDesk;
  /** What tablets get now; undefined for a guide that was never published. */
  readonly present: OfferedGuide | undefined;
}

/** What whoever edits has to know first: that this is their own unfinished work, that others went on meanwhile, that the app has newer words. */
export function DraftNotices({ node, desk, present }: DraftNoticesProps) {
  const { draft } = guidesWords();
  const { typed, restored, overtaken } = desk;
  if (!mayManage()) return null;
  return (
    <>
      {typed && restored && !overtaken && (
        <Notice kind="info" icon="draft" title={draft.restored(formats().dateTime(typed.savedAt))}>
          <p>{draft.restoredMore}</p>
        </Notice>
      )}
      {typed && overtaken && <Overtaken node={node} desk={desk} present={present} />}
      {present && <NewerApp desk={desk} present={present} />}
    </>
  );
}

/** Two wrote at once. Nobody's words are thrown away without being asked. */
function Overtaken({ node, desk, present }: DraftNoticesProps) {
  const { meanwhile } = guidesWords();
  const { id } = desk.edit.draft;
  const version = present?.guide.version ?? 0;
  const path = `areas/${encodeURIComponent(node)}/guides/${encodeURIComponent(id)}/versions`;
  const read = useDesk<{ readonly versions: readonly PublishedVersion[] }>(path);
  const newest = read.value?.versions.find((each) => each.version === version);
  return (
    <Notice kind="warning" title={meanwhile.title(String(version))}>
      {newest && <p>{meanwhile.by(newest.publishedBy, formats().dateTime(newest.publishedAt))}</p>}
      <p>{meanwhile.more}</p>
      <div class="button-bar">
        <Button
          onPress={() => {
            desk.rebase(version);
            showToast({ words: meanwhile.mineKept });
          }}
        >
          {meanwhile.mine}
        </Button>
        <Button onPress={desk.drop}>{meanwhile.theirs}</Button>
      </div>
    </Notice>
  );
}

function NewerApp({ desk, present }: Pick<DraftNoticesProps, 'desk'> & { readonly present: OfferedGuide }) {
  const { newerApp } = guidesWords();
  const { draft } = desk.edit;
  const shipped = findGuide(draft.id);
  if (!shipped || present.contentSource.kind === 'shipped' || !isOutdated(draft, shipped)) return null;
  return (
    <Notice kind="warning" title={newerApp.title(String(shipped.version))}>
      <p>{newerApp.more}</p>
      <div class="button-bar">
        <Button onPress={() => desk.set({ ...shipped, writtenOver: shipped.version })}>{newerApp.take}</Button>
        <Button onPress={() => desk.set({ ...draft, writtenOver: shipped.version })}>{newerApp.keep}</Button>
      </div>
    </Notice>
  );
}
