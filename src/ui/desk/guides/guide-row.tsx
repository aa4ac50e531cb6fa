import type { OfferedGuide } from '#guides/offered-guides.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import { isOutdated } from '#guides/write-guide.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { mayManage } from '../desk-state.ts';
import { FactsDialog, unsureFacts } from './facts-dialog.tsx';
import { guidesWords, inMyWords } from './guides-words.ts';
import { MoveButton } from './move-buttons.tsx';
import { ResetDialog } from './reset-dialog.tsx';
import type { GuideActions } from './use-guide-actions.ts';

interface GuideRowProps {
  readonly node: string;
  readonly one: OfferedGuide;
  readonly at: number;
  readonly all: number;
  readonly actions: GuideActions;
  readonly hasDraft: boolean;
}

export function GuideRow({ node, one, at, all, actions, hasDraft }: GuideRowProps) {
  const words = guidesWords();
  const { guide, on } = one;
  const title = inMyWords(guide.title);
  return (
    <li class="card desk-guide-row" data-on={on}>
      <div class="desk-guide-order">
        <strong>{formats().number(at + 1)}</strong>
        {mayManage() && (
          <span class="desk-guide-moves">
            <MoveButton way="up" label={words.up(title)} idle={at === 0} onPress={() => actions.move(at, -1)} />
            <MoveButton way="down" label={words.down(title)} idle={at === all - 1} onPress={() => actions.move(at, 1)} />
          </span>
        )}
      </div>
      <div class="stack-tight">
        <h2>{title}</h2>
        <p class="soft">{inMyWords(guide.summary)}</p>
        <Standing one={one} hasDraft={hasDraft} />
        <p class="small soft">
          {words.version(String(guide.version))} · {wording(one)} · {decided(one)}
        </p>
      </div>
      <div class="desk-guide-acts">
        <LinkButton icon={mayManage() ? 'edit' : 'guide'} href={`/desk/areas/${node}/guides/${guide.id}`}>
          {mayManage() ? words.edit : words.read} <span class="unseen">{title}</span>
        </LinkButton>
        {mayManage() && (
          <Button icon={on ? 'stopped' : 'done'} onPress={() => actions.switchTo(one, !on)}>
            {on ? words.switchOff : words.switchOn} <span class="unseen">{title}</span>
          </Button>
        )}
        {mayManage() && mayReset(one) && <Reset one={one} actions={actions} />}
      </div>
    </li>
  );
}

/** A guide of this very place has nothing above it to go back to: it is switched off instead. */
function mayReset({ source, contentSource, local }: OfferedGuide): boolean {
  return source.kind === 'here' && !(local && contentSource.kind === 'here');
}

function Reset({ one, actions }: Pick<GuideRowProps, 'one' | 'actions'>) {
  const { reset } = guidesWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" icon="undo" onPress={() => setAsking(true)}>
        {reset.open} <span class="unseen">{inMyWords(one.guide.title)}</span>
      </Button>
      {asking && <ResetDialog one={one} actions={actions} onClose={() => setAsking(false)} />}
    </>
  );
}

function Standing({ one, hasDraft }: Pick<GuideRowProps, 'one' | 'hasDraft'>) {
  const words = guidesWords();
  const [showing, setShowing] = useState(false);
  const { guide, on, contentSource } = one;
  const { unverified, single } = unsureFacts(guide);
  const isOld = contentSource.kind !== 'shipped' && isOutdated(guide, findGuide(guide.id));
  const number = (count: number) => formats().number(count);
  const told = [unverified > 0 && words.unverified(number(unverified)), single > 0 && words.singleSource(number(single))].filter(Boolean);
  return (
    <div class="line">
      <Badge tone={on ? 'done' : 'plain'} icon={on ? 'done' : 'stopped'}>
        {on ? words.on : words.off}
      </Badge>
      <Badge tone={guide.reviewed ? 'done' : 'wait'} icon={guide.reviewed ? 'done' : 'warning'}>
        {guide.reviewed ? words.reviewed : words.unreviewed}
      </Badge>
      {isOld && <Badge tone="wait">{words.newer}</Badge>}
      {hasDraft && (
        <Badge tone="note" icon="draft">
          {words.editing}
        </Badge>
      )}
      <button class="desk-guide-facts" type="button" onClick={() => setShowing(true)}>
        {told.length === 0 ? words.sure : told.join(', ')} <span class="unseen">{words.facts.show(inMyWords(guide.title))}</span>
      </button>
      {showing && <FactsDialog guide={guide} onClose={() => setShowing(false)} />}
    </div>
  );
}

function wording({ contentSource, local }: OfferedGuide): string {
  const { wording: words } = guidesWords();
  if (contentSource.kind === 'shipped') return words.shipped;
  if (contentSource.kind === 'here') return local ? words.local : words.here;
  return local ? words.localAbove(contentSource.name) : words.above(contentSource.name);
}

function decided({ source }: OfferedGuide): string {
  const words = guidesWords().decided;
  return source.kind === 'above' ? words.above(source.name) : words[source.kind];
}
