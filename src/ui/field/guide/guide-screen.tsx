import type { PersonPage } from '#background/device-api.ts';
import type { Guide } from '#guides/guide.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import { device, useRead } from '#ui/device.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { guideWords, said } from '#ui/text/guide-words.ts';
import { words } from '#ui/text/words.ts';
import { useRoute } from 'preact-iso';
import { NoRecord } from '../forms/record-gone.tsx';
import { mayRecordGuidance } from './guide-moves.ts';
import { GuideRunner } from './guide-runner.tsx';
import { PersonFit } from './person-fit.tsx';

/** `/people/:id/guides/:guide`. */
export function GuideScreen() {
  const { params } = useRoute();
  const person = params['id'] ?? '';
  const guide = findGuide(params['guide'] ?? '');
  if (!guide) return <UnknownGuide back={`/people/${person}`} />;
  return <PersonGuide person={person} guide={guide} key={`${person}/${guide.id}`} />;
}

function UnknownGuide({ back }: { readonly back: string }) {
  const { unknown, unknownMore } = guideWords();
  return (
    <main class="screen">
      <TopBar title={unknown} back={back} />
      <div class="screen-body">
        <EmptyState title={unknown} icon="guide">
          <p>{unknownMore}</p>
        </EmptyState>
      </div>
    </main>
  );
}

function PersonGuide({ person, guide }: { readonly person: string; readonly guide: Guide }) {
  const page = useRead(() => device().person(person), [person]);
  if (!page.value) return <NoRecord waiting={page.waiting} title={said(guide.title)} />;
  return <PersonGuideOf page={page.value} guide={guide} />;
}

function PersonGuideOf({ page, guide }: { readonly page: PersonPage; readonly guide: Guide }) {
  const { person } = page;
  const household = person.household ?? page.household?.id;
  return (
    <GuideRunner
      guide={guide}
      subject={{
        id: person.id,
        area: person.area,
        name: person.name ?? words().parts.unknown,
        back: `/people/${person.id}`,
        visit: household && `/homes/${household}/visit`,
        askConsent: mayRecordGuidance(page.consents) ? undefined : `/people/${person.id}/edit?consent=1`,
      }}
      progress={page.progress[guide.id]}
      fit={<PersonFit guide={guide} person={person} progress={page.progress} />}
    />
  );
}
