import type { PersonPage } from '#background/device-api.ts';
import { device, useRead } from '#ui/device.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { IconLink } from '#ui/parts/button.tsx';
import { lazyPart } from '#ui/lazy-screen.tsx';
import { EmptyState, Skeleton } from '#ui/parts/surfaces.tsx';
import { words } from '#ui/text/words.ts';
import { useRoute } from 'preact-iso';
import { personSummary } from './home-people.tsx';
import { PersonConsent } from './person-consent.tsx';
import { PersonFacts } from './person-facts.tsx';
import { RemovedNotice, ReturnedNotice } from './record-notices.tsx';
import { UnsentLine } from './unsent-mark.tsx';

const PersonRights = lazyPart(async () => (await import('./rights/person-rights.tsx')).PersonRights);
const PersonGuides = lazyPart(async () => (await import('./person-guides.tsx')).PersonGuides);

export function PersonScreen() {
  const { id = '' } = useRoute().params as { readonly id?: string };
  return <OnePerson key={id} id={id} />;
}

function OnePerson({ id }: { readonly id: string }) {
  const { home, parts } = words();
  const { value, waiting } = useRead(() => device().person(id), [id]);
  const household = value?.household;
  return (
    <main class="screen">
      <TopBar
        tab={home.personTitle}
        title={value ? (value.person.name ?? home.noName) : home.personTitle}
        under={value && personSummary(value.person)}
        back={household ? `/homes/${household.id}` : '/homes'}
      >
        {value && <IconLink icon="edit" label={home.editPerson} href={`/people/${id}/edit`} />}
      </TopBar>
      <div class="screen-body">
        {value && <PersonSections value={value} />}
        {waiting && <Skeleton label={parts.loading} />}
        {!value && !waiting && (
          <EmptyState title={home.personGone} icon="person">
            <p>{home.goneMore}</p>
          </EmptyState>
        )}
      </div>
    </main>
  );
}

function PersonSections({ value }: { readonly value: PersonPage }) {
  const { home } = words();
  const { person, review } = value;
  return (
    <>
      {person.removed && (
        <RemovedNotice title={home.removedPerson} reason={person.removed} record={{ kind: 'person', id: person.id, area: person.area }} />
      )}
      <ReturnedNotice title={home.returnedPerson} review={review} at={`/people/${person.id}`} />
      <UnsentLine unsent={person.unsent} />
      <PersonConsent value={value} />
      {!person.removed && value.consent !== 'withdrawn' && <PersonGuides value={value} />}
      <PersonFacts value={value} />
      <PersonRights person={person} />
    </>
  );
}
