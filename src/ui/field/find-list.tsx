import type { FindHit, FindQuery } from '#background/device-api.ts';
import { device } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { findLine } from './find-line.tsx';
import { clearFilters, homesQuery, isSearching } from './homes-query.ts';
import { RowGap } from './row-gap.tsx';
import { type ListShape, rowWindow, useRowWindow } from './row-window.ts';
import { askAhead, useFound } from './use-found.ts';

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

/** A letter was typed; nothing is drawn for it yet. */
export function findAhead(query: Pick<FindQuery, 'search' | 'area' | 'show'>): void {
  askAhead(query, rowWindow(innerHeight, shape));
}

/** What the search box found, and its rows from before anything is typed. */
export function FindList() {
  const isSearched = isSearching.value;
  useEffect(() => () => void (ready.value = false), []);
  return ready.value || isSearched ? <FoundRows /> : null;
}

/** Of a row before anything is typed: nothing to read, and nothing to open. */
const nobody: FindHit = { kind: 'person', household: '', name: '', head: '', address: '', areaName: '', unsent: false };

/** Rows are known by their place, not by who is in them: a letter more changes words, and builds nothing. */
function FoundRows() {
  const list = useRef<HTMLUListElement>(null);
  const { from, to, rowHeight } = useRowWindow(list, shape);
  const { search, area, show } = homesQuery.value;
  const found = useFound({ search, area, show, offset: from, limit: to - from });
  useLayoutEffect(() => {
    // The next frame may be sixteen milliseconds away: what it needs is laid out meanwhile.
    if (found) list.current?.getBoundingClientRect();
  }, [found]);
  const { total, hits, query } = found ?? {
    total: to,
    hits: Array.from({ length: to - from }, () => nobody),
    query: { search: '', offset: from },
  };
  return (
    <div class={found ? '' : 'put-aside'} aria-hidden={!found}>
      <p class="homes-found" role="status" data-letters={query.search.length}>
        {words().homes.hits(formats().number(total))}
      </p>
      <ul class="rows homes-rows" ref={list} hidden={total === 0}>
        <RowGap rows={query.offset} rowHeight={rowHeight} />
        {hits.map((hit, index) => findLine(hit, query.offset + index + 1, total))}
        <RowGap rows={total - query.offset - hits.length} rowHeight={rowHeight} />
      </ul>
      {total === 0 && <NobodyFound filtered={area !== undefined || show !== 'all'} />}
    </div>
  );
}

function NobodyFound({ filtered }: { readonly filtered: boolean }) {
  const { homes } = words();
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
