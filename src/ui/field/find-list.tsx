import { device } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { computed, effect, type ReadonlySignal, signal, useComputed } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { FindLine } from './find-line.tsx';
import { clearFilters, type HomesChoice, homesQuery, isSearching, shownArea, shownShow } from './homes-query.ts';
import { type ListShape, type RowWindow, rowWindow, useRowWindow } from './row-window.ts';
import { askAhead, type Found, lookForAnswer, useFound } from './use-found.ts';

let shape: ListShape = { rowHeight: 79, step: 2, top: 0, lean: true, covered: 0 };

/** Somebody is about to type, or has typed. */
const ready = signal(false);

/**
 * Somebody is about to type: the worker lays out who can be found, and the rows are built, so that the first letter waits for neither.
 */
export function readyToFind(place: Pick<ListShape, 'top' | 'covered'>): void {
  shape = { ...shape, ...place };
  ready.value = true;
  void device().find({ search: '', show: 'all', offset: 0, limit: 0 });
}

/** A letter is about to be in the box: the worker looks while the browser puts it in. */
export function expected(search: string): void {
  askAhead({ ...homesQuery.peek(), search }, rowWindow(innerHeight, shape));
}

/** A letter was typed: the worker is asked before anything is drawn for it, and looked to after that. */
export function typed(search: string): void {
  const query: HomesChoice = { ...homesQuery.peek(), search };
  askAhead(query, rowWindow(innerHeight, shape));
  lookForAnswer('if it is there');
  homesQuery.value = query;
  /* What the letter changes elsewhere is drawn in the microtasks before this one. */
  queueMicrotask(() => lookForAnswer());
}

/** What the search box found, and its rows from before anything is typed. */
export function FindList() {
  const isSearched = isSearching.value;
  useEffect(() => () => void (ready.value = false), []);
  return ready.value || isSearched ? <FoundRows /> : null;
}

type FoundSignal = ReadonlySignal<Found | undefined>;

/** Built once: a letter more changes the words in its rows, through the signals they are bound to, and neither builds nor compares anything. */
function FoundRows() {
  const list = useRef<HTMLUListElement>(null);
  const { rowHeight, ...rows } = useRowWindow(list, shape);
  const found = useFound(rows);
  const { from, to } = useAnswered(found, rows);
  const total = useComputed(() => found.value?.total ?? to);
  const none = useComputed(() => total.value === 0);
  return (
    <div class={useComputed(() => (found.value ? '' : 'put-aside'))} aria-hidden={useComputed(() => !found.value)}>
      <p class="homes-found" role="status" data-letters={useComputed(() => found.value?.query.search.length ?? 0)}>
        {useComputed(() => words().homes.hits(formats().number(total.value)))}
      </p>
      <ul class="rows homes-rows" ref={list} hidden={none.value}>
        <UnseenRows total={total} from={0} to={from} rowHeight={rowHeight} />
        {Array.from({ length: to - from }, (_, at) => (
          <FindLine key={from + at + 1} place={from + at + 1} total={total} found={found} />
        ))}
        <UnseenRows total={total} from={to} to={Infinity} rowHeight={rowHeight} />
      </ul>
      <NobodyFound none={none} />
    </div>
  );
}

/** The rows of the last answer, or those that wait for one: rows of a window that has moved on are shown once they are there. */
function useAnswered(found: FoundSignal, { from, to }: RowWindow): RowWindow {
  const [first, count] = useMemo(
    () => [computed(() => found.value?.query.offset ?? from), computed(() => found.value?.query.limit ?? to - from)] as const,
    [found, from, to],
  );
  return { from: first.value, to: first.value + count.value };
}

interface UnseenRowsProps {
  readonly total: ReadonlySignal<number>;
  /** Of so many that were found. */
  readonly from: number;
  readonly to: number;
  readonly rowHeight: number;
}

/** As `RowGap`, but there whether it is needed or not, and not drawn anew with a letter. */
function UnseenRows({ total, from, to, rowHeight }: UnseenRowsProps) {
  const gap = useRef<HTMLLIElement>(null);
  useLayoutEffect(
    () =>
      effect(() => {
        const rows = Math.min(total.value, to) - from;
        if (gap.current) gap.current.style.height = `${Math.max(0, rows) * rowHeight}px`;
      }),
    [total, from, to, rowHeight],
  );
  return <li aria-hidden="true" ref={gap} />;
}

function NobodyFound({ none }: { readonly none: ReadonlySignal<boolean> }) {
  if (!none.value) return null;
  const { homes } = words();
  const filtered = shownArea.value !== undefined || shownShow.value !== 'all';
  return (
    <EmptyState title={homes.noHit} icon="search">
      <p>{homes.noHitMore}</p>
      {filtered && <p>{homes.noHitFilters}</p>}
      {filtered && (
        <Button
          onPress={() => {
            const { search } = homesQuery.value;
            clearFilters();
            homesQuery.value = { ...homesQuery.value, search };
          }}
        >
          {homes.clearFilters}
        </Button>
      )}
    </EmptyState>
  );
}
