import type { ReviewDetail, ReviewPage, ReviewRow } from '#protocol/desk-review.ts';
import { useRef, useState } from 'preact/hooks';
import { type Read, useDesk } from '../desk-state.ts';
import type { QueueAddress } from './queue-address.ts';
import type { QueueAct } from './queue-keys.ts';
import { rowKey } from './queue-list.tsx';
import { type Deciding, useDeciding } from './use-deciding.ts';

export interface QueueProps {
  readonly page: ReviewPage;
  readonly address: QueueAddress;
  readonly go: (change: Partial<QueueAddress>) => void;
  readonly reread: () => void;
}

export interface QueueWork {
  /** The open record. */
  readonly detail: Read<ReviewDetail>;
  readonly deciding: Deciding;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
  readonly toggle: (row: ReviewRow) => void;
  /** Rows for which words to the volunteer are being typed. */
  readonly saying: readonly ReviewRow[] | undefined;
  readonly say: (rows: readonly ReviewRow[] | undefined) => void;
  /** What a key or a button of the list asks for: it is about what is chosen, or about the open record. */
  readonly act: (what: QueueAct) => void;
  readonly listHeld: { current: boolean };
}

/** Everything one does with the queue, by hand or by key. */
export function useQueueWork({ page: { rows }, address: { item }, go, reread }: QueueProps): QueueWork {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [saying, say] = useState<readonly ReviewRow[]>();
  const listHeld = useRef(false);
  const detail = useDesk<ReviewDetail>(item && `review/${item.split('/').map(encodeURIComponent).join('/')}`);
  const deciding = useDeciding((decided) => {
    const keys = new Set(decided.map(rowKey));
    choose(new Set([...chosen].filter((key) => !keys.has(key))));
    say(undefined);
    listHeld.current = true;
    if (item !== undefined && keys.has(item)) go({ item: following(rows, keys) });
    reread();
    detail.reread();
  });
  const current = rows.find((row) => rowKey(row) === item) ?? detail.value?.row;
  const marked = rows.filter((row) => chosen.has(rowKey(row)));
  const meant = marked.length > 0 ? marked : current ? [current] : [];
  const toggle = (row: ReviewRow) => choose(withToggled(chosen, rowKey(row)));
  const act = (what: QueueAct) => {
    const to = neighbour(rows, item, what);
    if (to) go({ item: rowKey(to) });
    if (what === 'choose' && current) toggle(current);
    if (what === 'leave') choose(new Set());
    if (what === 'approve' && meant.length > 0 && !deciding.busy) void deciding.approve(meant);
    if (what === 'give-back' && meant.length > 0) say(meant);
  };
  return { detail, deciding, chosen, choose, toggle, saying, say, act, listHeld };
}

function neighbour(rows: readonly ReviewRow[], item: string | undefined, what: QueueAct): ReviewRow | undefined {
  const at = rows.findIndex((row) => rowKey(row) === item);
  if (what === 'next') return rows[at + 1];
  return what === 'previous' ? rows[Math.max(0, at - 1)] : undefined;
}

/** The record after those that go, so that one key leads through the whole list. */
function following(rows: readonly ReviewRow[], going: ReadonlySet<string>): string | undefined {
  const last = rows.findLastIndex((row) => going.has(rowKey(row)));
  const next = [...rows.slice(last + 1), ...rows.slice(0, last).toReversed()].find((row) => !going.has(rowKey(row)));
  return next && rowKey(next);
}

function withToggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}
