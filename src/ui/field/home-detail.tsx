import type { Home } from '#background/device-api.ts';
import { device, useRead } from '#ui/device.ts';
import { lazyPart } from '#ui/lazy-screen.tsx';
import { TopBar } from '#ui/parts/bars.tsx';
import { IconLink, LinkButton } from '#ui/parts/button.tsx';
import { EmptyState, Skeleton } from '#ui/parts/surfaces.tsx';
import { words } from '#ui/text/words.ts';
import { HomeFacts } from './home-facts.tsx';
import { HomePeople } from './home-people.tsx';
import { HomeTasks } from './home-tasks.tsx';
import { HomeVisits } from './home-visits.tsx';
import { RemovedNotice, ReturnedNotice } from './record-notices.tsx';
import { UnsentLine } from './unsent-mark.tsx';

const HomeGuides = lazyPart(async () => (await import('./home-guides.tsx')).HomeGuides);

/** `beside`: stands next to the list, so it needs no way back to it. */
export function HomeDetail({ id, beside }: { readonly id: string; readonly beside: boolean }) {
  const { home, homes, parts } = words();
  const { value, waiting } = useRead(() => device().home(id), [id]);
  const title = value ? (value.household.head ?? homes.noHead) : homes.title;
  return (
    <section class="screen" aria-label={home.details}>
      <TopBar
        title={title}
        under={value && [value.household.address || homes.noAddress, value.areaName].join(' · ')}
        back={beside ? undefined : '/homes'}
        beside={beside}
        tab={home.details}
      >
        {value && <IconLink icon="edit" label={home.edit} href={`/homes/${id}/edit`} />}
      </TopBar>
      <div class="screen-body">
        {value && <HomeSections value={value} />}
        {waiting && <Skeleton label={parts.loading} />}
        {!value && !waiting && <GoneHome />}
      </div>
      {value && !value.household.removed && (
        <div class="screen-action">
          <LinkButton look="main" size="big" wide icon="visit" href={`/homes/${id}/visit`}>
            {home.recordVisit}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

function HomeSections({ value }: { readonly value: Home }) {
  const { home } = words();
  const { household, review } = value;
  return (
    <>
      {household.removed && (
        <RemovedNotice
          title={home.removedHome}
          reason={household.removed}
          record={{ kind: 'household', id: household.id, area: household.area }}
        />
      )}
      <ReturnedNotice title={home.returnedHome} review={review} at={`/homes/${household.id}`} />
      <UnsentLine unsent={household.unsent} />
      <HomeTasks tasks={value.tasks} />
      <HomePeople value={value} />
      <HomeGuides value={value} />
      <HomeVisits value={value} />
      <HomeFacts value={value} />
    </>
  );
}

function GoneHome() {
  const { home } = words();
  return (
    <EmptyState title={home.gone} icon="homes">
      <p>{home.goneMore}</p>
    </EmptyState>
  );
}
