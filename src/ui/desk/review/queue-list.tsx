import type { ReviewRow } from '#protocol/desk-review.ts';
import type { IconName } from '#ui/parts/icon.tsx';
import { Badge, type Tone } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { formatBirth } from '#domain/birth.ts';
import { useEffect, useRef } from 'preact/hooks';
import { titleOf } from './problem-sentences.ts';
import { onQueueKey, type QueueAct } from './queue-keys.ts';
import { reviewWords } from './review-words.ts';

export const rowKey = ({ kind, id }: Pick<ReviewRow, 'kind' | 'id'>): string => `${kind}/${id}`;

interface ListProps {
  readonly rows: readonly ReviewRow[];
  /** The open record. */
  readonly item: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly hrefOf: (row: ReviewRow) => string;
  readonly onAct: (act: QueueAct) => void;
  readonly onChoose: (row: ReviewRow) => void;
  /** The focus belongs to the list: it goes to the open record when that changes. */
  readonly held: { current: boolean };
}

/** One tab stop; within it arrows or j and k move, and the focus goes with the open record. */
export function QueueList({ rows, item, chosen, hrefOf, onAct, onChoose, held }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (held.current) list.current?.querySelector<HTMLElement>('a[aria-current]')?.focus();
  }, [item, rows]);
  const stop = rows.some((row) => rowKey(row) === item) ? item : rows[0] && rowKey(rows[0]);
  return (
    <ol
      class="desk-review-list"
      ref={list}
      aria-label={reviewWords().list}
      onKeyDown={onQueueKey(onAct)}
      onFocusIn={() => {
        held.current = true;
      }}
      onFocusOut={(event) => {
        // A row that is taken away loses the focus to nothing; it stays ours until it goes somewhere.
        if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) held.current = false;
      }}
    >
      {rows.map((row) => (
        <Line
          key={rowKey(row)}
          row={row}
          current={rowKey(row) === item}
          stop={rowKey(row) === stop}
          chosen={chosen.has(rowKey(row))}
          href={hrefOf(row)}
          onChoose={() => onChoose(row)}
        />
      ))}
    </ol>
  );
}

interface LineProps {
  readonly row: ReviewRow;
  readonly current: boolean;
  /** Where Tab enters the list. */
  readonly stop: boolean;
  readonly chosen: boolean;
  readonly href: string;
  readonly onChoose: () => void;
}

function Line({ row, current, stop, chosen, href, onChoose }: LineProps) {
  const words = reviewWords();
  const title = titleOf(row);
  const about = row.kind === 'person' && row.about ? formatBirth(row.about) : row.kind === 'household' ? row.about : undefined;
  return (
    <li class="desk-review-line" data-current={current}>
      <input type="checkbox" aria-label={words.choose(title)} tabIndex={stop ? 0 : -1} checked={chosen} onChange={onChoose} />
      <a class="desk-review-link" href={href} tabIndex={stop ? 0 : -1} aria-current={current ? 'true' : undefined}>
        <span class="strong">{title}</span>
        <span class="small soft">{[words.kind[row.kind], about, row.areaName].filter(Boolean).join(' · ')}</span>
        <ProblemBadges row={row} />
        <span class="small soft">
          {[row.author && words.writtenBy(row.author.name), words.since(formats().dateTime(row.since))].filter(Boolean).join(' · ')}
        </span>
      </a>
    </li>
  );
}

const looks: Readonly<Record<string, { readonly tone: Tone; readonly icon: IconName }>> = {
  mended: { tone: 'done', icon: 'returned' },
  sample: { tone: 'plain', icon: 'info' },
};

export function ProblemBadges({ row }: { readonly row: ReviewRow }) {
  const words = reviewWords();
  return (
    <span class="line">
      {row.problems.map(({ kind }) => (
        <Badge key={kind} {...(looks[kind] ?? { tone: 'wait', icon: 'warning' })}>
          {words.problem[kind]}
        </Badge>
      ))}
    </span>
  );
}
