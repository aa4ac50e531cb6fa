import { device, useRead } from '#ui/device.ts';
import { Button } from '#ui/parts/button.tsx';
import { EmptyState, Skeleton } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useRef } from 'preact/hooks';
import { FindLine } from './find-line.tsx';
import { clearFilters, homesQuery } from './homes-query.ts';
import { RowGap } from './row-gap.tsx';
import { useRowWindow } from './row-window.ts';

const guessedRowHeight = 79;
/** Few rows to spare: all of them are written anew with every letter. */
const step = 4;

/** The worker lays out who can be found, so that the first letter waits for nothing. */
export function readyToFind(): void {
  void device().find({ search: '', show: 'all', offset: 0, limit: 0 });
}

/** What the search box found. Rows are known by their place, not by who is in them: a letter more changes words, and builds nothing. */
export function FindList() {
  const list = useRef<HTMLUListElement>(null);
  const { from, to, rowHeight } = useRowWindow(list, guessedRowHeight, step);
  const { search, area, show } = homesQuery.value;
  const { value } = useRead(async () => {
    const page = await device().find({ search, area, show, offset: from, limit: to - from });
    return { ...page, from };
  }, [search, area, show, from, to]);
  if (!value) return <Skeleton rows={6} label={words().parts.loading} />;
  return (
    <>
      <p class="homes-found" role="status">
        {words().homes.hits(formats().number(value.total))}
      </p>
      <ul class="rows homes-rows" ref={list} hidden={value.total === 0}>
        <RowGap rows={value.from} rowHeight={rowHeight} />
        {value.hits.map((hit, index) => (
          <FindLine key={value.from + index} hit={hit} place={value.from + index + 1} of={value.total} />
        ))}
        <RowGap rows={value.total - value.from - value.hits.length} rowHeight={rowHeight} />
      </ul>
      {value.total === 0 && <NobodyFound filtered={area !== undefined || show !== 'all'} />}
    </>
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
