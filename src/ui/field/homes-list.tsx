import type { HomeRow } from '#background/device-api.ts';
import { device, useRead } from '#ui/device.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { SearchBox } from '#ui/parts/search-box.tsx';
import { EmptyState, Skeleton } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { expected, FindList, readyToFind, typed } from './find-list.tsx';
import { HomeLine } from './home-line.tsx';
import { HomesFilters } from './homes-filters.tsx';
import { HomesOrder } from './homes-order.tsx';
import { clearFilters, homesQuery, isSearching, searched, shownArea, shownOrder, shownShow } from './homes-query.ts';
import { HomesTopBar } from './homes-top-bar.tsx';
import { RowGap } from './row-gap.tsx';
import { useRowWindow } from './row-window.ts';

export function HomesList({ current }: { readonly current: string | undefined }) {
  const { homes } = words();
  return (
    <section class="screen" aria-label={homes.title}>
      <HomesTopBar title={homes.title} />
      <div class="homes-tools">
        <HomesSearch />
        <HomesFilters />
      </div>
      <FindList />
      <PutAside>
        <ListedHomes current={current} />
      </PutAside>
      <div class="screen-action">
        <LinkButton look="main" size="big" wide icon="add" href="/homes/new">
          {homes.newHome}
        </LinkButton>
      </div>
    </section>
  );
}

/** Not taken apart while somebody searches: out of sight with the first letter, which waits for no more than that, and hidden once it is painted. */
function PutAside({ children }: { readonly children: ComponentChildren }) {
  const aside = isSearching.value;
  const [painted, setPainted] = useState(aside);
  useEffect(() => setPainted(aside), [aside]);
  return (
    <div class={aside ? 'put-aside' : ''} hidden={aside && painted}>
      {children}
    </div>
  );
}

function HomesSearch() {
  return (
    <SearchBox
      label={words().homes.search}
      value={searched}
      onReady={(box) => readyToFind(placeOfList(box))}
      onExpected={expected}
      onValue={typed}
    />
  );
}

/** Between what is above it and the one big action, which stays at the foot. */
function placeOfList(box: HTMLElement) {
  const top = box.closest('.homes-tools')?.getBoundingClientRect().bottom ?? 0;
  const foot = box.closest('.screen')?.querySelector('.screen-action .button')?.getBoundingClientRect().top ?? innerHeight;
  return { top, covered: Math.max(0, innerHeight - foot) };
}

function ListedHomes({ current }: { readonly current: string | undefined }) {
  const { homes, parts } = words();
  const list = useRef<HTMLUListElement>(null);
  const { from, to, rowHeight } = useRowWindow(list);
  const [area, show, order] = [shownArea.value, shownShow.value, shownOrder.value];
  const { value } = useRead(async () => {
    const page = await device().homes({ search: '', area, show, order, offset: from, limit: to - from });
    return { ...page, from };
  }, [area, show, order, from, to]);
  if (!value) return <Skeleton rows={6} label={parts.loading} />;
  return (
    <>
      <div class="homes-head">
        <p class="count" role="status">
          {homes.found(formats().number(value.total))}
        </p>
        <HomesOrder />
      </div>
      <ul class="rows homes-rows" ref={list} hidden={value.total === 0}>
        <RowGap rows={value.from} rowHeight={rowHeight} />
        {value.rows.map((row: HomeRow, index: number) => (
          <HomeLine key={row.id} row={row} place={value.from + index + 1} of={value.total} current={row.id === current} />
        ))}
        <RowGap rows={value.total - value.from - value.rows.length} rowHeight={rowHeight} />
      </ul>
      {value.total === 0 && <NoHome />}
    </>
  );
}

function NoHome() {
  const { homes } = words();
  const { area, show } = homesQuery.value;
  if (area === undefined && show === 'all') {
    return (
      <EmptyState title={homes.noHomes} icon="homes">
        <p>{homes.noHomesMore}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={homes.none} icon="search">
      <p>{homes.noneMore}</p>
      <Button onPress={clearFilters}>{homes.clearFilters}</Button>
    </EmptyState>
  );
}
