import type { Home, PersonPage } from '#background/device-api.ts';
import { dayInVietnam } from '#domain/dates.ts';
import type { Person } from '#domain/entities.ts';
import { cleanText } from '#domain/vietnamese-text.ts';
import type { Failure } from '#domain/result.ts';
import { consentNotice } from '#guides/consent-notice.ts';
import { device, useRead } from '#ui/device.ts';
import { showToast } from '#ui/parts/toasts.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { language } from '#ui/text/language.ts';
import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { changedFields, filledFields } from './answers.ts';
import { childRemark, consentAnswers, consentChange, noticeHash, noticeLanguage, type ConsentAnswers } from './consent-answers.ts';
import { ConsentStep } from './consent-step.tsx';
import { useDraft, type FormDraft } from './form-draft.ts';
import { personAnswers, personFields } from './person-answers.ts';
import type { PersonFormAnswers } from './person-form-answers.ts';
import { PersonStep } from './person-step.tsx';
import { NoRecord } from './record-gone.tsx';
import { RefusedDialog } from './refused-dialog.tsx';

/** `/homes/:id/people/new` and `/people/:id/edit`, the latter with `?consent=1` to ask anew. */
export function PersonForm() {
  const { params, path, query } = useRoute();
  const id = params['id'] ?? '';
  if (path.startsWith('/homes/')) return <NewPerson household={id} key={id} />;
  return <EditPerson id={id} askAnew={query['consent'] === '1'} key={id} />;
}

function NewPerson({ household }: { readonly household: string }) {
  const home = useRead(() => device().home(household), [household]);
  if (!home.value) return <NoRecord waiting={home.waiting} title={formsWords().person.newTitle} />;
  return <NewPersonOf home={home.value} />;
}

function NewPersonOf({ home }: { readonly home: Home }) {
  const { id, area, head } = home.household;
  const path = `/homes/${id}`;
  const draft = useDraft<PersonFormAnswers>(`person/new/${id}`, `${path}/people/new`, startAnswers(true));
  return (
    <PersonPages
      title={formsWords().person.newTitle}
      under={head ?? home.household.address ?? undefined}
      back={path}
      place={{ household: id, area }}
      draft={draft}
      asks
    />
  );
}

function EditPerson({ id, askAnew }: { readonly id: string; readonly askAnew: boolean }) {
  const page = useRead(() => device().person(id), [id]);
  if (!page.value) return <NoRecord waiting={page.waiting} title={formsWords().person.editTitle} />;
  return <EditPersonOf page={page.value} askAnew={askAnew} />;
}

function EditPersonOf({ page, askAnew }: { readonly page: PersonPage; readonly askAnew: boolean }) {
  const { person } = page;
  // Decided when the form opens: the consent being saved must not turn the page under the finger.
  const [asks] = useState(askAnew || page.consent !== 'given');
  const path = `/people/${person.id}`;
  const base = { ...startAnswers(asks), ...personAnswers(person) };
  const draft = useDraft<PersonFormAnswers>(`person/edit/${person.id}`, `${path}/edit${askAnew ? '?consent=1' : ''}`, base);
  return (
    <PersonPages
      title={formsWords().person.editTitle}
      under={person.name ?? undefined}
      back={path}
      place={{ household: person.household ?? page.household?.id ?? '', area: person.area, person }}
      draft={draft}
      asks={asks}
    />
  );
}

function startAnswers(asks: boolean): PersonFormAnswers {
  return { ...personAnswers(), ...consentAnswers(language.value), page: asks ? 'consent' : 'person' };
}

export interface PersonPlace {
  readonly household: string;
  readonly area: string;
  /** The record that is being edited. */
  readonly person?: (Person & { readonly id: string }) | undefined;
}

interface PersonPagesProps {
  readonly title: string;
  readonly under: string | undefined;
  readonly back: string;
  readonly place: PersonPlace;
  readonly draft: FormDraft<PersonFormAnswers>;
  /** Consent is asked first, and nothing of the person is saved without it. */
  readonly asks: boolean;
}

function PersonPages({ title, under, back, place, draft, asks }: PersonPagesProps) {
  const { route } = useLocation();
  const [refused, setRefused] = useState(false);
  const today = dayInVietnam(Date.now());
  const { answers } = draft;
  const save = async (): Promise<Failure | undefined> => {
    const id = place.person?.id ?? (await device().newId());
    const changes = [...personChanges(id, place, answers), ...(asks ? [await consentOf(id, place.area, answers)] : [])];
    if (changes.length === 0) await draft.discard();
    else {
      const saved = await draft.save(changes);
      if (!saved.ok) return saved.failure;
      showToast({ words: formsWords().person.saved(cleanText(answers.name)) });
    }
    route(place.person ? back : `/people/${id}`, true);
    return undefined;
  };
  const refuse = async () => {
    await draft.discard();
    setRefused(true);
  };
  return (
    <>
      {asks && answers.page === 'consent' ? (
        <ConsentStep title={title} under={under} back={back} draft={draft} onRefuse={() => void refuse()} />
      ) : (
        <PersonStep
          title={title}
          under={under}
          back={back}
          draft={draft}
          asks={asks}
          subject={place.person && !place.person.removed ? { kind: 'person', id: place.person.id, area: place.area } : undefined}
          today={today}
          child={asks ? childRemark(answers.consentBy, answers.birth, today) : undefined}
          onSave={save}
        />
      )}
      {refused && <RefusedDialog household={place.household} onClose={() => setRefused(false)} />}
    </>
  );
}

function personChanges(id: string, { household, area, person }: PersonPlace, answers: PersonFormAnswers) {
  const fields = personFields(household, answers);
  const set = person ? changedFields({ ...person }, fields) : filledFields(fields);
  return Object.keys(set).length === 0 ? [] : [{ kind: 'person', id, area, set }];
}

async function consentOf(person: string, area: string, answers: ConsentAnswers) {
  const { version, text } = consentNotice(noticeLanguage(answers.consentLanguage));
  const [id, hash] = await Promise.all([device().newId(), noticeHash(text)]);
  return consentChange({ id, area, person, notice: { version, hash }, givenAt: new Date().toISOString() }, answers);
}
