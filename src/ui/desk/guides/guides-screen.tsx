import type { OfferedGuides } from '#guides/offered-guides.ts';
import type { AreaDetail } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { deskFailureWords } from '../desk-client.ts';
import { DeskHead } from '../desk-frame.tsx';
import { mayManage, useDesk } from '../desk-state.ts';
import { useOfferedGuides } from './use-offered-guides.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { draftsAt } from './draft-store.ts';
import { GuideRow } from './guide-row.tsx';
import { formWords, guidesWords, inMyWords } from './guides-words.ts';
import { NewGuideDialog } from './new-guide-dialog.tsx';
import { useGuideActions } from './use-guide-actions.ts';
import '../styles/desk-guides.css';

/** `/desk/areas/:node/guides`: the guides as tablets of the unit get them, and what may be done about each. */
export function GuidesScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const words = guidesWords();
  const area = useDesk<AreaDetail>(`areas/${encodeURIComponent(node)}`);
  const read = useOfferedGuides(node);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <DeskHead
        title={words.title}
        path={area.value?.path}
        view="/guides"
        under={words.more}
        aside={
          mayManage() &&
          read.value && (
            <Button look="main" icon="add" onPress={() => setAdding(true)}>
              {words.add}
            </Button>
          )
        }
      />
      <ScreenRead read={read}>{(offered) => <Guides node={node} offered={offered} onChanged={read.reread} />}</ScreenRead>
      {adding && read.value && <NewGuideDialog node={node} offered={read.value.guides} onClose={() => setAdding(false)} />}
    </>
  );
}

interface GuidesProps {
  readonly node: string;
  readonly offered: OfferedGuides;
  readonly onChanged: () => void;
}

function Guides({ node, offered, onChanged }: GuidesProps) {
  const words = guidesWords();
  const actions = useGuideActions(node, offered.guides, onChanged);
  const drafts = draftsAt(node);
  const known = new Set(offered.guides.map(({ guide }) => guide.id));
  const number = (count: number) => formats().number(count);
  const hasOwnOrder = offered.guides.some(({ place, source }) => place !== undefined && source.kind === 'here');
  return (
    <>
      <Notice kind="info" icon="tablet" title={words.reach(number(offered.villages), number(offered.tablets))} />
      {actions.failure && <Notice kind="error" title={deskFailureWords(actions.failure)} />}
      <ol class="desk-guides" aria-label={words.list}>
        {actions.shown.map((one, at) => (
          <GuideRow
            key={one.guide.id}
            node={node}
            one={one}
            at={at}
            all={actions.shown.length}
            actions={actions}
            hasDraft={drafts.some(({ guide }) => guide.id === one.guide.id)}
          />
        ))}
        {drafts
          .filter(({ guide }) => !known.has(guide.id))
          .map(({ guide }) => (
            <li key={guide.id} class="card desk-guide-row">
              <h2>
                <a href={`/desk/areas/${node}/guides/${guide.id}`}>{inMyWords(guide.title) || formWords().unnamed}</a>
              </h2>
              <p class="soft">{words.draft.fresh}</p>
            </li>
          ))}
      </ol>
      {mayManage() && hasOwnOrder && (
        <div>
          <Button icon="undo" onPress={actions.resetOrder}>
            {words.resetOrder}
          </Button>
        </div>
      )}
    </>
  );
}
