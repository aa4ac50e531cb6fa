import { EmptyState } from '#ui/parts/surfaces.tsx';
import { words } from '#ui/text/words.ts';
import { signal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { HomeDetail } from './home-detail.tsx';
import { HomesList } from './homes-list.tsx';
import { homesQuery, isShow } from './homes-query.ts';

const landscape = matchMedia('(width >= 1000px)');
const isWide = signal(landscape.matches);
landscape.addEventListener('change', () => {
  isWide.value = landscape.matches;
});

/** The list and one home: side by side where there is room, else one after the other, the list keeping its place. */
export function HomesScreen() {
  const { params, query } = useRoute();
  const { id } = params as { readonly id?: string };
  const { show } = query as { readonly show?: string };
  useEffect(() => {
    if (show && isShow(show)) homesQuery.value = { ...homesQuery.value, search: '', area: undefined, show };
  }, [show]);
  const alone = !isWide.value;
  useListPlace(alone && id === undefined);
  return (
    <main class="homes" data-wide={isWide.value}>
      <div class="homes-list" hidden={alone && id !== undefined}>
        <HomesList current={id} />
      </div>
      {id !== undefined && <HomeDetail key={id} id={id} beside={isWide.value} />}
      {id === undefined && isWide.value && <NoneChosen />}
    </main>
  );
}

/** Where the list was scrolled to, so that coming back from a home lands on the same row. */
function useListPlace(listShown: boolean): void {
  const place = useRef(0);
  useLayoutEffect(() => {
    if (!listShown) return undefined;
    scrollTo(0, place.current);
    const keep = () => {
      place.current = scrollY;
    };
    addEventListener('scroll', keep, { passive: true });
    return () => removeEventListener('scroll', keep);
  }, [listShown]);
}

function NoneChosen() {
  const { homes } = words();
  return (
    <div class="screen">
      <EmptyState title={homes.chooseOne} icon="homes" />
    </div>
  );
}
