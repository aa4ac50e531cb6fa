import type { Home } from '#background/device-api.ts';
import { dayInVietnam } from '#domain/dates.ts';
import { visitOutcomes } from '#domain/entities.ts';
import { device, useRead } from '#ui/device.ts';
import { Choice, ManyChoice } from '#ui/parts/choices.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { formats, words } from '#ui/text/words.ts';
import { useLocation, useRoute } from 'preact-iso';
import { RemovedNotice } from '../record-notices.tsx';
import { useDraft, type FormDraft } from './form-draft.ts';
import { FormField, type Found } from './form-field.tsx';
import { FormFrame } from './form-frame.tsx';
import { MinutesField } from './minutes-field.tsx';
import { NoRecord } from './record-gone.tsx';
import { mendedChanges, type ReplyAnswer, ReturnedCard, sayMended } from './returned-card.tsx';
import { RemoveRecord } from './remove-record.tsx';
import { dayWords, ReturnField } from './return-field.tsx';
import { visitAnswers, visitChanges, visitErrors, type VisitAnswers } from './visit-answers.ts';
import { NoteField } from './note-field.tsx';

/** `/homes/:id/visit`, with `?outcome=` to begin with one, and `/visits/:id/edit?home=`. */
export function VisitForm() {
  const { params, path, query } = useRoute();
  const id = params['id'] ?? '';
  if (path.startsWith('/homes/')) return <VisitAt household={id} outcome={query['outcome']} key={id} />;
  return <VisitAt household={query['home']} visit={id} key={id} />;
}

interface VisitAtProps {
  readonly household: string | undefined;
  /** The visit to edit. */
  readonly visit?: string | undefined;
  readonly outcome?: string | undefined;
}

function VisitAt({ household, visit, outcome }: VisitAtProps) {
  const { visit: texts } = formsWords();
  const home = useRead(async () => {
    const where = household ?? (visit === undefined ? undefined : await householdOf(visit));
    return where === undefined ? undefined : await device().home(where);
  }, [household, visit]);
  const edited = visit === undefined ? undefined : home.value?.visits.find(({ id }) => id === visit);
  if (!home.value || (visit !== undefined && !edited)) {
    return <NoRecord waiting={home.waiting} title={visit === undefined ? texts.newTitle : texts.editTitle} />;
  }
  return <VisitOf asked={household ?? home.value.household.id} home={home.value} before={edited} outcome={outcome} />;
}

/** A link that names only the visit: what this tablet wrote itself can still be found. */
async function householdOf(visit: string): Promise<string | undefined> {
  const { rows } = await device().outbox();
  return rows.find((row) => row.kind === 'visit' && row.id === visit)?.household;
}

interface VisitOfProps {
  /** The draft stays under the home the form was opened for, also when it becomes a part of another meanwhile. */
  readonly asked: string;
  readonly home: Home;
  readonly before: Home['visits'][number] | undefined;
  readonly outcome: string | undefined;
}

function VisitOf({ asked, home, before, outcome }: VisitOfProps) {
  const { route } = useLocation();
  const { visit } = formsWords();
  const { household } = home;
  const path = `/homes/${household.id}`;
  const start = {
    ...visitAnswers(before),
    reply: '',
    ...(before ? {} : { outcome: visitOutcomes.find((known) => known === outcome) ?? '' }),
  };
  const draft = useDraft<VisitAnswers & ReplyAnswer>(
    before ? `visit/edit/${before.id}` : `visit/new/${asked}`,
    before ? `/visits/${before.id}/edit?home=${household.id}` : `/homes/${asked}/visit`,
    start,
    before ? undefined : () => ({ at: new Date().toISOString() }),
  );
  const today = dayInVietnam(Date.now());
  const save = async () => {
    const answers = draft.answers.at === '' ? { ...draft.answers, at: new Date().toISOString() } : draft.answers;
    const place = { id: before?.id ?? (await device().newId()), area: household.area, household: household.id };
    const changes = [...visitChanges(place, answers, before), ...mendedChanges('visit', place, before?.review, answers)];
    if (changes.length === 0) await draft.discard();
    else {
      const saved = await draft.save(changes);
      if (!saved.ok) return saved.failure;
      sayMended(before?.review, answers.returnOn ? visit.savedReturn(dayWords(answers.returnOn)) : visit.saved);
    }
    route(path, true);
    return undefined;
  };
  return (
    <FormFrame
      title={before ? visit.editTitle : visit.newTitle}
      under={[household.head ?? household.address, before?.at && formats().dateTime(before.at)].filter(Boolean).join(' · ')}
      back={path}
      draft={draft}
      errors={visitErrors(draft.answers, today, before)}
      action={visit.save}
      onSubmit={save}
    >
      {(found) => (
        <>
          {before?.removed && (
            <RemovedNotice
              title={words().home.removedVisit}
              reason={before.removed}
              record={{ kind: 'visit', id: before.id, area: before.area }}
            />
          )}
          <ReturnedCard review={before?.review} draft={draft} />
          <VisitFields draft={draft} found={found} home={home} today={today} />
          {before && !before.removed && (
            <RemoveRecord subject={{ kind: 'visit', id: before.id, area: before.area }} draft={draft} then={path} />
          )}
        </>
      )}
    </FormFrame>
  );
}

interface VisitFieldsProps {
  readonly draft: FormDraft<VisitAnswers>;
  readonly found: Found;
  readonly home: Home;
  readonly today: string;
}

const outcomeIcons = { met: 'people', absent: 'absent', refused: 'stopped', moved: 'send' } as const;

function VisitFields({ draft, found, home, today }: VisitFieldsProps) {
  const { answers, change } = draft;
  const { visit } = formsWords();
  const outcomes = visitOutcomes.map((value) => ({
    value,
    title: words().facts.outcome[value],
    more: visit.outcomeMore[value],
    icon: outcomeIcons[value],
  }));
  return (
    <>
      <FormField name="outcome" found={found}>
        {(error) => (
          <div class="form-pairs">
            <Choice
              label={visit.outcome}
              error={error}
              options={outcomes}
              value={visitOutcomes.find((outcome) => outcome === answers.outcome)}
              onValue={(outcome) => change({ outcome })}
            />
          </div>
        )}
      </FormField>
      {answers.outcome === 'met' && <WhoAndHowLong draft={draft} found={found} home={home} />}
      <FormField name="returnOn" found={found}>
        {(error) => <ReturnField value={answers.returnOn} today={today} error={error} onValue={(returnOn) => change({ returnOn })} />}
      </FormField>
      <NoteField hint={visit.noteHint} value={answers.note} onValue={(note) => change({ note })} />
    </>
  );
}

function WhoAndHowLong({ draft, found, home }: Omit<VisitFieldsProps, 'today'>) {
  const { answers, change } = draft;
  const { visit } = formsWords();
  const people = home.people.map(({ person }) => ({ value: person.id, title: person.name ?? words().parts.unknown }));
  return (
    <>
      {people.length > 0 && (
        <ManyChoice label={visit.present} optional options={people} values={answers.present} onValues={(present) => change({ present })} />
      )}
      <FormField name="minutes" found={found}>
        {(error) => <MinutesField value={answers.minutes} error={error} onValue={(minutes) => change({ minutes })} />}
      </FormField>
    </>
  );
}
