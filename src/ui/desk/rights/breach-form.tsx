import { dayInVietnam, startOfDayInVietnam } from '#domain/dates.ts';
import type { BreachTablet } from '#domain/rights.ts';
import type { BreachShown } from '#protocol/rights-answers.ts';
import { Checkbox } from '#ui/parts/choices.tsx';
import { DayField } from '#ui/parts/date-fields.tsx';
import { NumberField, TextField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { FormDialog } from './form-dialog.tsx';
import { rightsWords } from './rights-words.ts';
import { useDoing } from './use-doing.ts';

export interface BreachDraft {
  readonly id?: string | undefined;
  readonly happenedAt?: string | undefined;
  readonly day: string | undefined;
  /** `hh:mm` in Vietnam. */
  readonly time: string;
  readonly what: string;
  readonly measures: string;
  readonly tablets: readonly BreachTablet[];
  readonly people: number | undefined;
  readonly homes: number | undefined;
  readonly notifiedAt?: string | undefined;
  readonly notifiedTo: string;
  readonly whyLate: string;
}

const sum = (tablets: readonly BreachTablet[], of: 'people' | 'homes') => tablets.reduce((all, tablet) => all + tablet[of], 0);

/** A new entry, known since `since` (ISO; now unless told), about these tablets. */
export function newDraft(tablets: readonly BreachTablet[], since = new Date().toISOString()): BreachDraft {
  const known = { day: dayInVietnam(Date.parse(since)), time: formats().time(since) };
  return {
    ...known,
    what: '',
    measures: '',
    tablets,
    people: sum(tablets, 'people'),
    homes: sum(tablets, 'homes'),
    notifiedTo: '',
    whyLate: '',
  };
}

export function draftOf(entry: BreachShown): BreachDraft {
  const { id, happenedAt, discoveredAt, what, measures, tablets, people, homes, notifiedAt, notifiedTo = '', whyLate = '' } = entry;
  const known = { day: dayInVietnam(Date.parse(discoveredAt)), time: formats().time(discoveredAt) };
  return { id, happenedAt, ...known, what, measures, tablets, people, homes, notifiedAt, notifiedTo, whyLate };
}

/** Unix milliseconds; undefined when day and time are none. */
function knownAt({ day, time }: BreachDraft): number | undefined {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time.trim());
  if (!day || !parts) return undefined;
  return startOfDayInVietnam(day) + (Number(parts[1]) * 60 + Number(parts[2])) * 60_000;
}

interface BreachFormProps {
  readonly node: string;
  readonly draft: BreachDraft;
  readonly onClose: () => void;
}

export function BreachForm({ node, draft: given, onClose }: BreachFormProps) {
  const { breach } = rightsWords();
  const [draft, setDraft] = useState(given);
  const { busy, failure, post } = useDoing(onClose);
  const known = knownAt(draft);
  const isPast = known !== undefined && known <= Date.now();
  const save = () => {
    const { happenedAt, what, measures, tablets, people = 0, homes = 0, notifiedAt, notifiedTo, whyLate } = draft;
    const more = {
      ...(happenedAt && { happenedAt }),
      ...(notifiedAt && { notifiedAt }),
      ...(notifiedTo.trim() && { notifiedTo: notifiedTo.trim() }),
      ...(whyLate.trim() && { whyLate: whyLate.trim() }),
    };
    const body = {
      discoveredAt: new Date(known ?? 0).toISOString(),
      what,
      measures,
      tablets: tablets.map(({ id }) => id),
      people,
      homes,
      ...more,
    };
    void post(draft.id === undefined ? `areas/${encodeURIComponent(node)}/breaches` : `breaches/${draft.id}`, body, breach.saved);
  };
  return (
    <FormDialog
      title={breach.formTitle}
      submit={breach.writeFor}
      ready={isPast && draft.people !== undefined && draft.homes !== undefined}
      busy={busy}
      failure={failure}
      onSubmit={save}
      onClose={onClose}
    >
      <Fields draft={draft} isPast={isPast} onChange={(part) => setDraft({ ...draft, ...part })} />
    </FormDialog>
  );
}

interface FieldsProps {
  readonly draft: BreachDraft;
  readonly isPast: boolean;
  readonly onChange: (part: Partial<BreachDraft>) => void;
}

function Fields({ draft, isPast, onChange }: FieldsProps) {
  const { breach } = rightsWords();
  return (
    <>
      {draft.tablets.length > 0 && (
        <p>
          {breach.tablets}: {draft.tablets.map(({ name }) => name).join(', ')}
        </p>
      )}
      <DayField label={breach.discoveredAt} value={draft.day} onValue={(day) => onChange({ day })} />
      <TextField
        label={breach.discoveredTime}
        value={draft.time}
        longest={5}
        error={isPast ? undefined : breach.timeWrong}
        onValue={(time) => onChange({ time })}
      />
      <TextField label={breach.what} lines={4} longest={4000} value={draft.what} onValue={(what) => onChange({ what })} />
      <TextField label={breach.measures} lines={4} longest={4000} value={draft.measures} onValue={(measures) => onChange({ measures })} />
      <NumberField label={breach.people} value={draft.people} longest={9} onValue={(people) => onChange({ people })} />
      <NumberField label={breach.homes} value={draft.homes} longest={9} onValue={(homes) => onChange({ homes })} />
      <Checkbox
        label={breach.isNotified}
        checked={draft.notifiedAt !== undefined}
        onChecked={(told) => onChange({ notifiedAt: told ? new Date().toISOString() : undefined })}
      />
      {draft.notifiedAt !== undefined && (
        <>
          <TextField label={breach.notifiedTo} longest={300} value={draft.notifiedTo} onValue={(notifiedTo) => onChange({ notifiedTo })} />
          <TextField
            label={breach.whyLate}
            optional
            lines={2}
            longest={2000}
            value={draft.whyLate}
            onValue={(whyLate) => onChange({ whyLate })}
          />
        </>
      )}
    </>
  );
}
