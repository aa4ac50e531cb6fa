import type { Home, PersonPage } from '#background/device-api.ts';
import { formOfAddress } from '#domain/form-of-address.ts';
import type { Guide } from '#guides/guide.ts';
import { safetyFirst } from '#guides/proposals.ts';
import { device, useRead } from '#ui/device.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { guideWords, said } from '#ui/text/guide-words.ts';
import { words } from '#ui/text/words.ts';
import { useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { NoRecord } from '../forms/record-gone.tsx';
import { findGuide, guides, loadGuides } from '../guides-loaded.ts';
import type { GuideSubject } from './guide-progress.ts';
import { mayRecordGuidance } from './guide-moves.ts';
import { GuideRunner } from './guide-runner.tsx';
import { PersonFit } from './person-fit.tsx';
import { SafetyFirst } from './safety-first.tsx';
import { todayOn } from '../today-on.ts';
import { useFormOfAddress } from './spoken-language.tsx';
import { noteTold, wasTold } from './told-people.ts';

/** `/people/:id/guides/:guide` and `/homes/:id/guides/:guide`; `?then=<guide>` after the safety talk. */
export function GuideScreen() {
  const { params, path, query } = useRoute();
  const [loading, setLoading] = useState(true);
  useEffect(() => void loadGuides().then(() => setLoading(false)), []);
  const id = params['id'] ?? '';
  const guide = findGuide(params['guide'] ?? '');
  const ofHome = path.startsWith('/homes/');
  if (!guide) {
    return loading ? <NoRecord waiting title={guideWords().opening} /> : <UnknownGuide back={ofHome ? `/homes/${id}` : `/people/${id}`} />;
  }
  const key = `${id}/${guide.id}`;
  if (ofHome) return <HouseholdGuide household={id} guide={guide} key={key} />;
  return <PersonGuide person={id} guide={guide} then={query['then']} key={key} />;
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

/** A bill or a connection is the household's: nothing in its steps is about one person, so nobody's consent is asked for it. */
function HouseholdGuide({ household, guide }: { readonly household: string; readonly guide: Guide }) {
  const page = useRead(() => device().home(household), [household]);
  if (!page.value) return <NoRecord waiting={page.waiting} title={said(guide.title)} />;
  return <GuideRunner guide={guide} subject={householdSubject(page.value)} progress={page.value.progress[guide.id]} />;
}

function householdSubject({ household }: Home): GuideSubject {
  const { id, area, head, address } = household;
  const page = `/homes/${id}`;
  return { id, area, name: head ?? address ?? words().parts.unknown, page, back: page, visit: `${page}/visit` };
}

interface PersonGuideProps {
  readonly person: string;
  readonly guide: Guide;
  readonly then: string | undefined;
}

function PersonGuide({ person, guide, then }: PersonGuideProps) {
  const page = useRead(() => device().person(person), [person]);
  if (!page.value) return <NoRecord waiting={page.waiting} title={said(guide.title)} />;
  return <PersonGuideOf page={page.value} guide={guide} then={then} />;
}

function PersonGuideOf({ page, guide, then }: { readonly page: PersonPage; readonly guide: Guide; readonly then: string | undefined }) {
  const { person, progress } = page;
  useFormOfAddress(formOfAddress(person.birth, person.sex, todayOn()));
  const subject = personSubject(page, then);
  const [told, setTold] = useState(wasTold(person.id));
  const safety = told ? undefined : safetyFirst(guide, progress, guides());
  const pass = () => {
    noteTold(person.id);
    setTold(true);
  };
  if (safety) return <SafetyFirst guide={guide} safety={safety} subject={subject} onPassed={pass} />;
  return (
    <GuideRunner
      guide={guide}
      subject={subject}
      progress={progress[guide.id]}
      fit={<PersonFit guide={guide} person={person} progress={progress} />}
    />
  );
}

function personSubject({ person, household, consents }: PersonPage, then: string | undefined): GuideSubject {
  const home = person.household ?? household?.id;
  const own = `/people/${person.id}`;
  return {
    id: person.id,
    area: person.area,
    name: person.name ?? words().parts.unknown,
    language: person.language ?? undefined,
    goesOn: then !== undefined,
    page: own,
    back: then ? `${own}/guides/${then}` : own,
    visit: home && `/homes/${home}/visit`,
    askConsent: mayRecordGuidance(consents) ? undefined : `${own}/edit?consent=1`,
  };
}
