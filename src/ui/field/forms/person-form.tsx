import type { Home, PersonPage } from '#background/device-api.ts';
import { device, useRead } from '#ui/device.ts';
import { formsWords } from '#ui/text/forms-words.ts';
import { language } from '#ui/text/language.ts';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { consentAnswers } from './consent-answers.ts';
import { useDraft } from './form-draft.ts';
import { personAnswers } from './person-answers.ts';
import type { PersonFormAnswers } from './person-form-answers.ts';
import { PersonPages } from './person-pages.tsx';
import { NoRecord } from './record-gone.tsx';

/** `/homes/:id/people/new` and `/people/:id/edit`, the latter with `?consent=1` to ask anew. */
export function PersonForm() {
  const { params, path, query } = useRoute();
  const id = params['id'] ?? '';
  // Each person of a family has a form of their own, so that nothing of the one before is left in it.
  if (path.startsWith('/homes/'))
    return <NewPerson household={id} after={query['after']} scan={query['scan'] === '1'} key={`${id} ${query['after']}`} />;
  return <EditPerson id={id} askAnew={query['consent'] === '1'} key={id} />;
}

interface NewPersonProps {
  readonly household: string;
  /** The person of this family who was written down just before. */
  readonly after: string | undefined;
  /** The scanner opens as soon as there is consent. */
  readonly scan: boolean;
}

function NewPerson({ household, after, scan }: NewPersonProps) {
  const home = useRead(() => device().home(household), [household]);
  if (!home.value) return <NoRecord waiting={home.waiting} title={formsWords().person.newTitle} />;
  return <NewPersonOf household={household} home={home.value} after={after} scan={scan} />;
}

/** `asked`: the draft lies under the address the form was opened by, also when the home has become a part of another meanwhile. */
function NewPersonOf({ household: asked, home, after, scan }: NewPersonProps & { readonly home: Home }) {
  const { id, area, head } = home.household;
  const path = `/homes/${id}`;
  const spoken = home.people.find(({ person }) => person.id === after)?.person.language ?? 'vi';
  const base = { ...startAnswers(true), language: spoken };
  const draft = useDraft<PersonFormAnswers>(`person/new/${asked}`, `/homes/${asked}/people/new`, base, () => ({ language: spoken }));
  return (
    <PersonPages
      title={formsWords().person.newTitle}
      under={head ?? home.household.address ?? undefined}
      back={path}
      place={{ household: id, area }}
      home={home}
      draft={draft}
      asks
      scan={scan}
    />
  );
}

function EditPerson({ id, askAnew }: { readonly id: string; readonly askAnew: boolean }) {
  const page = useRead(() => device().person(id), [id]);
  if (!page.value) return <NoRecord waiting={page.waiting} title={formsWords().person.editTitle} />;
  return <EditPersonOf id={id} page={page.value} askAnew={askAnew} />;
}

interface EditPersonProps {
  /** As the form was opened: the draft stays under it when the person has become another record meanwhile. */
  readonly id: string;
  readonly page: PersonPage;
  readonly askAnew: boolean;
}

function EditPersonOf({ id, page, askAnew }: EditPersonProps) {
  const { person } = page;
  // Decided when the form opens: the consent being saved must not turn the page under the finger.
  const [asks] = useState(askAnew || page.consent !== 'given');
  const path = `/people/${person.id}`;
  const base = { ...startAnswers(asks), ...personAnswers(person) };
  const draft = useDraft<PersonFormAnswers>(`person/edit/${id}`, `/people/${id}/edit${askAnew ? '?consent=1' : ''}`, base);
  const household = person.household ?? page.household?.id ?? '';
  const home = useRead(() => device().home(household), [household]);
  return (
    <PersonPages
      title={formsWords().person.editTitle}
      under={person.name ?? undefined}
      back={path}
      place={{ household, area: person.area, person, review: page.review }}
      home={home.value}
      draft={draft}
      asks={asks}
    />
  );
}

function startAnswers(asks: boolean): PersonFormAnswers {
  return { ...personAnswers(), ...consentAnswers(language.value), page: asks ? 'consent' : 'person', numberless: '', reply: '' };
}
