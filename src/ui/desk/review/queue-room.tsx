import type { ReviewRow } from '#protocol/desk-review.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { deskFailureWords } from '../desk-client.ts';
import { ScreenRead } from '../screen-read.tsx';
import { GiveBackDialog } from './give-back-dialog.tsx';
import { asQuery, isFiltered } from './queue-address.ts';
import { QueueList, rowKey } from './queue-list.tsx';
import { ReviewItem } from './review-item.tsx';
import { reviewWords } from './review-words.ts';
import { SelectionBar } from './selection-bar.tsx';
import { type QueueProps, type QueueWork, useQueueWork } from './use-queue-work.ts';

/** The list, and beside it the open record. On a narrow screen one of the two. */
export function QueueRoom(props: QueueProps) {
  const { address } = props;
  const work = useQueueWork(props);
  const { saying, detail } = work;
  const isOpen = ([row]: readonly ReviewRow[]) => row !== undefined && rowKey(row) === address.item;
  return (
    <div class="desk-review" data-open={address.item !== undefined}>
      <QueueSide {...props} work={work} />
      <ItemSide {...props} work={work} />
      {saying && (
        <GiveBackDialog
          rows={saying}
          record={saying.length === 1 && isOpen(saying) ? detail.value?.record.fields : undefined}
          onSend={(said) => work.deciding.giveBack(saying, said)}
          onClose={() => work.say(undefined)}
        />
      )}
    </div>
  );
}

type SideProps = QueueProps & { readonly work: QueueWork };

function QueueSide({ page, address, go, work }: SideProps) {
  const { rows } = page;
  const { chosen, deciding, act } = work;
  return (
    <div class="desk-review-queue stack-tight">
      {rows.length === 0 && <NothingHere address={address} go={go} />}
      {rows.length > 0 && (
        <>
          <SelectionBar
            rows={rows}
            chosen={rows.filter((row) => chosen.has(rowKey(row)))}
            busy={deciding.busy}
            onChosen={work.choose}
            onApprove={() => act('approve')}
            onGiveBack={() => act('give-back')}
          />
          <QueueList
            rows={rows}
            item={address.item}
            chosen={chosen}
            hrefOf={(row) => asQuery({ ...address, item: rowKey(row) })}
            onAct={act}
            onChoose={work.toggle}
            held={work.listHeld}
          />
        </>
      )}
      <Pager page={page} address={address} go={go} />
    </div>
  );
}

function ItemSide({ page, address: { item }, go, work }: SideProps) {
  const words = reviewWords();
  const { deciding, detail } = work;
  return (
    <div class="desk-review-item stack">
      {deciding.failure && <Notice kind="error" title={deskFailureWords(deciding.failure)} />}
      {deciding.changed > 0 && (
        <Notice kind="warning" title={words.changedTitle}>
          <p>{words.changed(formats().number(deciding.changed))}</p>
        </Notice>
      )}
      {item === undefined ? (
        page.rows.length > 0 && <p class="soft desk-review-pick">{words.pick}</p>
      ) : (
        <>
          <div class="desk-review-back">
            <Button icon="back" onPress={() => go({ item: undefined })}>
              {words.toList}
            </Button>
          </div>
          <ScreenRead read={detail}>
            {(value) => (
              <ReviewItem
                item={item}
                detail={value}
                onApprove={() => value.row && void deciding.approve([value.row])}
                onGiveBack={() => value.row && work.say([value.row])}
                onRead={detail.reread}
              />
            )}
          </ScreenRead>
        </>
      )}
    </div>
  );
}

function NothingHere({ address, go }: Pick<QueueProps, 'address' | 'go'>) {
  const words = reviewWords();
  if (isFiltered(address)) {
    return (
      <EmptyState title={words.noneFiltered} icon="search">
        <Button onPress={() => go({ problem: undefined, member: undefined, village: undefined, after: undefined })}>
          {words.unfilter}
        </Button>
      </EmptyState>
    );
  }
  const returned = address.state === 'returned';
  return (
    <EmptyState title={returned ? words.noneReturned : words.none} icon="done-all">
      <p>{returned ? words.noneReturnedMore : words.noneMore}</p>
    </EmptyState>
  );
}

function Pager({ page, address, go }: Pick<QueueProps, 'page' | 'address' | 'go'>) {
  const words = reviewWords();
  if (!page.next && !address.after) return null;
  return (
    <nav class="line-apart" aria-label={words.pages}>
      <Button icon="back" disabled={!address.after} onPress={() => go({ after: undefined, item: undefined })}>
        {words.earlier}
      </Button>
      <Button icon="forward" disabled={!page.next} onPress={() => go({ after: page.next, item: undefined })}>
        {words.later}
      </Button>
    </nav>
  );
}
