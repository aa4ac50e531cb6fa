import type { Home } from '#background/device-api.ts';
import type { CitizenCard } from '#domain/citizen-card.ts';
import { internetKinds } from '#domain/entities.ts';
import { device, session, useRead } from '#ui/device.ts';
import { Choice } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import { words } from '#ui/text/words.ts';
import type { ComponentChildren } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { AlikeHomes } from './alike-homes.tsx';
import { holdCard } from './card-in-hand.ts';
import { useDraft, type FormDraft } from './form-draft.ts';
import { FormField, type Found } from './form-field.tsx';
import { FormFrame } from './form-frame.tsx';
import { householdAnswers, householdCautions, householdChanges, householdErrors, type HouseholdAnswers } from './household-answers.ts';
import { HeadsCard } from './heads-card.tsx';
import { movingAlong } from './moving-along.ts';
import { PlaceField } from './place-field.tsx';
import { NoRecord } from './record-gone.tsx';
import { mendedChanges, type ReplyAnswer, ReturnedCard, sayMended } from './returned-card.tsx';
import { RemoveRecord } from './remove-record.tsx';
import { NoteField } from './note-field.tsx';
import { PhoneField } from './phone-field.tsx';

/** `/homes/new?area=` and `/homes/:id/edit`. */
export function HouseholdForm() {
  const { params, query } = useRoute();
  const id = params['id'];
  return id === undefined ? <NewHousehold area={query['area'] ?? ''} key={query['area']} /> : <EditHousehold id={id} key={id} />;
}

function NewHousehold({ area }: { readonly area: string }) {
  const { route } = useLocation();
  const villages = session.value?.villages ?? [];
  const preset = villages.some((village) => village.id === area) ? area : (villages.length === 1 && villages[0]?.id) || '';
  const draft = useDraft<HouseholdAnswers>('household/new', '/homes/new', householdAnswers(preset), () => ({ area: preset }));
  const [card, setCard] = useState<CitizenCard | undefined>(undefined);
  const { household } = formsWords();
  const save = async (goesOn: boolean) => {
    const id = await device().newId();
    const saved = await draft.save(householdChanges(id, draft.answers));
    if (!saved.ok) return saved.failure;
    showToast({ words: card ? household.savedGoOn : household.saved });
    route(`/homes/${id}`, true);
    if (card) holdCard({ headOf: id }, card);
    if (goesOn) {
      route(`/homes/${id}/people/new`);
      scrollTo({ top: 0 });
    }
    return undefined;
  };
  return (
    <HouseholdFields
      title={household.newTitle}
      back="/homes"
      draft={draft}
      onSave={() => save(card !== undefined)}
      onSaveAndPerson={card ? undefined : () => save(true)}
    >
      <HeadsCard draft={draft} onCard={setCard} />
    </HouseholdFields>
  );
}

function EditHousehold({ id }: { readonly id: string }) {
  const home = useRead(() => device().home(id), [id]);
  if (!home.value) return <NoRecord waiting={home.waiting} title={formsWords().household.editTitle} />;
  return <EditHome asked={id} home={home.value} />;
}

/** `asked`: the draft stays under the address the form was opened by, also when the home becomes a part of another meanwhile. */
function EditHome({ asked, home }: { readonly asked: string; readonly home: Home }) {
  const { route } = useLocation();
  const { id, area } = home.household;
  const path = `/homes/${id}`;
  const base = { ...householdAnswers(area, home.household), reply: '' };
  const draft = useDraft<HouseholdAnswers & ReplyAnswer>(`household/edit/${asked}`, `/homes/${asked}/edit`, base);
  const { household } = formsWords();
  const save = async () => {
    const along = draft.answers.area === area ? [] : await movingAlong(home, draft.answers.area, (person) => device().person(person));
    const mended = mendedChanges('household', { id, area: draft.answers.area }, home.review, draft.answers);
    const changes = [...householdChanges(id, draft.answers, home.household), ...along, ...mended];
    if (changes.length === 0) await draft.discard();
    else {
      const saved = await draft.save(changes);
      if (!saved.ok) return saved.failure;
      sayMended(home.review, household.savedEdit);
    }
    route(path, true);
    return undefined;
  };
  return (
    <HouseholdFields
      title={household.editTitle}
      back={path}
      draft={draft}
      onSave={save}
      returned={<ReturnedCard review={home.review} draft={draft} />}
      end={!home.household.removed && <RemoveRecord subject={{ kind: 'household', id, area }} draft={draft} then={path} />}
    />
  );
}

type OnSave = () => ReturnType<Parameters<typeof FormFrame>[0]['onSubmit']>;

interface HouseholdFieldsProps {
  readonly title: string;
  readonly back: string;
  readonly draft: FormDraft<HouseholdAnswers>;
  readonly onSave: OnSave;
  /** Goes on with the first person of a new home; after a card that is the way anyhow. */
  readonly onSaveAndPerson?: OnSave | undefined;
  /** What the coordinator asks, above the fields. */
  readonly returned?: ComponentChildren;
  readonly end?: ComponentChildren;
  /** Before the answers of a home that is not in the book yet. */
  readonly children?: ComponentChildren;
}

function HouseholdFields({ title, back, draft, onSave, onSaveAndPerson, returned, end, children }: HouseholdFieldsProps) {
  const { answers } = draft;
  const fresh = Boolean(children);
  return (
    <FormFrame
      title={title}
      back={back}
      draft={draft}
      errors={householdErrors(answers)}
      cautions={householdCautions(answers)}
      action={fresh ? formsWords().household.save : words().parts.save}
      onSubmit={onSave}
      second={onSaveAndPerson && { label: formsWords().household.saveAndPerson, icon: 'add', onSubmit: onSaveAndPerson }}
    >
      {(found) => (
        <>
          {returned}
          {children}
          <VillageField draft={draft} found={found} />
          <WhoAndWhere draft={draft} found={found} />
          {fresh && <AlikeHomes head={answers.head} area={answers.area} />}
          <HomeDetails draft={draft} found={found} />
          {end}
        </>
      )}
    </FormFrame>
  );
}

interface PartProps {
  readonly draft: FormDraft<HouseholdAnswers>;
  readonly found: Found;
}

/** Tiles while they fit a glance. */
const mostTiles = 6;

function VillageField({ draft, found }: PartProps) {
  const villages = session.value?.villages ?? [];
  const { area } = draft.answers;
  // A volunteer of one village has nothing to choose.
  if (villages.length === 1 && villages[0]?.id === area) return null;
  const options = villages.map((village) => ({ value: village.id, title: village.name }));
  const shared = {
    label: formsWords().household.village,
    options,
    value: area,
    onValue: (chosen: string) => draft.change({ area: chosen }),
  };
  return (
    <FormField name="area" found={found}>
      {(error) =>
        villages.length <= mostTiles ? (
          <Choice {...shared} error={error} />
        ) : (
          <SelectField {...shared} options={[{ value: '', title: formsWords().choose }, ...options]} error={error} />
        )
      }
    </FormField>
  );
}

function WhoAndWhere({ draft, found }: PartProps) {
  const { answers, change } = draft;
  const { household } = formsWords();
  return (
    <>
      <FormField name="head" found={found}>
        {(error) => (
          <TextField label={household.head} longest={200} error={error} value={answers.head} onValue={(head) => change({ head })} />
        )}
      </FormField>
      <FormField name="address" found={found}>
        {(error) => (
          <TextField
            label={household.address}
            hint={household.addressHint}
            longest={500}
            error={error}
            value={answers.address}
            onValue={(address) => change({ address })}
          />
        )}
      </FormField>
      <PhoneField hint={household.phoneHint} found={found} value={answers.phone} onValue={(phone) => change({ phone })} />
    </>
  );
}

function HomeDetails({ draft, found }: PartProps) {
  const { answers, change } = draft;
  const { household } = formsWords();
  const internet = internetKinds.map((value) => ({ value, title: words().facts.internet[value] }));
  return (
    <>
      <FormField name="size" found={found}>
        {(error) => (
          <TextField
            label={household.size}
            optional
            keyboard="number"
            longest={3}
            error={error}
            value={answers.size}
            onValue={(size) => change({ size })}
          />
        )}
      </FormField>
      <Choice
        label={household.internet}
        optional
        options={internet}
        value={internetKinds.find((kind) => kind === answers.internet)}
        onValue={(chosen) => change({ internet: chosen })}
      />
      <div data-field="location">
        <PlaceField value={answers.location} onValue={(location) => change({ location })} />
      </div>
      <NoteField hint={household.noteHint} value={answers.note} onValue={(note) => change({ note })} />
    </>
  );
}
