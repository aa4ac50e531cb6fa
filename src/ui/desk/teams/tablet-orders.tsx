import type { TabletRow } from '#protocol/desk-answers.ts';
import { dayInVietnam } from '#domain/dates.ts';
import { Button } from '#ui/parts/button.tsx';
import { Checkbox } from '#ui/parts/choices.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from '../desk-client.ts';
import { teamsWords } from './teams-words.ts';

/** When it was asked, and when the tablet said that it was done: "yêu cầu khóa 10:02, máy báo xong 10:05". */
export function OrderState({ row }: { readonly row: TabletRow }) {
  const { tablets } = teamsWords();
  if (!row.order) return null;
  const { kind, askedAt, doneAt } = row.order;
  return (
    <Badge tone={doneAt ? 'done' : 'wait'} icon={kind === 'lock' ? 'lock' : 'erase'}>
      {tablets.orderAsked[kind](when(askedAt))}, {doneAt ? tablets.orderDone(when(doneAt)) : tablets.orderWaits}
    </Badge>
  );
}

/** Today's time alone, else the day too. */
function when(time: string): string {
  const today = dayInVietnam(Date.now());
  const at = formats().time(time);
  return dayInVietnam(Date.parse(time)) === today ? at : `${at} ${formats().date(time)}`;
}

export function OrderDialog({ tablet, onClose }: { readonly tablet: TabletRow; readonly onClose: () => void }) {
  const { tablets } = teamsWords();
  const [sure, setSure] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const send = async (order: 'lock' | 'wipe' | 'none') => {
    const answer = await deskPost(`tablets/${tablet.id}/order`, { order });
    if (!answer.ok) return setFailure(answer.failure);
    showToast({ words: order === 'none' ? tablets.unlocked : tablets.ordered[order] });
    onClose();
  };
  const isLocked = tablet.order?.kind === 'lock';
  return (
    <Dialog title={tablets.ordersTitle(tablet.name)} onClose={onClose}>
      <p>{tablets.ordersMore}</p>
      <OrderState row={tablet} />
      <section class="stack-tight">
        <p class="small">{tablets.lockMore}</p>
        <Button icon="lock" onPress={() => void send(isLocked ? 'none' : 'lock')}>
          {isLocked ? tablets.unlock : tablets.lock}
        </Button>
      </section>
      <section class="stack-tight">
        <p class="small">{tablets.wipeMore}</p>
        <Checkbox label={tablets.wipeConfirm} checked={sure} onChecked={setSure} />
        <Button look="danger" icon="erase" disabled={!sure} onPress={() => void send('wipe')}>
          {tablets.wipe}
        </Button>
      </section>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
      </div>
    </Dialog>
  );
}
