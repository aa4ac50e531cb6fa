import type { HomeRow } from '#background/device-api.ts';
import { device, useRead } from '#ui/device.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { SearchBox } from '#ui/parts/search-box.tsx';
import { EmptyState, Skeleton } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useRef } from 'preact/hooks';
import { HomeLine } from './home-line.tsx';
import { HomesFilters } from './homes-filters.tsx';
import { everyHome, homesQuery } from './homes-query.ts';
import { HomesTopBar } from './homes-top-bar.tsx';
import { useRowWindow } from './row-window.ts';

export function HomesList({ current }: { readonly current: string | undefined }) {
  const { homes, parts } = words();
  const choice = homesQuery.value;
  return (
    <section class="screen" aria-label={homes.title}>
      <HomesTopBar title={homes.title} />
      <div class="homes-tools">
        <SearchBox
          label={homes.search}
          value={choice.search}
          onValue={(search) => {
            homesQuery.value = { ...choice, search };
          }}
        />
        <HomesFilters />
      </div>
      <FoundHomes current={current} loading={parts.loading} />
      <div class="screen-action">
        <LinkButton look="main" size="big" wide icon="add" href="/homes/new">
          {homes.newHome}
        </LinkButton>
      </div>
    </section>
  );
}

function FoundHomes({ current, loading }: { readonly current: string | undefined; readonly loading: string }) {
  const list = useRef<HTMLUListElement>(null);
  const { from, to, rowHeight } = useRowWindow(list);
  const { search, area, show } = homesQuery.value;
  const { value } = useRead(async () => {
    const page = await device().homes({ search, area, show, offset: from, limit: to - from });
    return { ...page, from };
  }, [search, area, show, from, to]);
  if (!value) return <Skeleton rows={6} label={loading} />;
  return (
    <>
      <p class="homes-found" role="status">
        {words().homes.found(formats().number(value.total))}
      </p>
      <ul class="rows homes-rows" ref={list} hidden={value.total === 0}>
        <Gap rows={value.from} rowHeight={rowHeight} />
        {value.rows.map((row: HomeRow, index: number) => (
          <HomeLine key={row.id} row={row} place={value.from + index + 1} of={value.total} current={row.id === current} />
        ))}
        <Gap rows={value.total - value.from - value.rows.length} rowHeight={rowHeight} />
      </ul>
      {value.total === 0 && <NoHome />}
    </>
  );
}

/** Stands for the rows outside the window. The height goes through the CSSOM, which the content policy allows. */
function Gap({ rows, rowHeight }: { readonly rows: number; readonly rowHeight: number }) {
  return rows > 0 ? <li aria-hidden="true" style={{ height: `${rows * rowHeight}px` }} /> : null;
}

function NoHome() {
  const { homes } = words();
  const { search, area, show } = homesQuery.value;
  if (search === '' && area === undefined && show === 'all') {
    return (
      <EmptyState title={homes.noHomes} icon="homes">
        <p>{homes.noHomesMore}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={homes.none} icon="search">
      <p>{homes.noneMore}</p>
      <Button
        onPress={() => {
          homesQuery.value = everyHome;
        }}
      >
        {homes.clearFilters}
      </Button>
    </EmptyState>
  );
}
