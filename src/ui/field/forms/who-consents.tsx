import { Choice } from '#ui/parts/choices.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import type { Member } from './family.ts';
import type { FormDraft } from './form-draft.ts';
import { FormField, type Found } from './form-field.tsx';
import type { PersonFormAnswers } from './person-form-answers.ts';

interface WhoConsentsProps {
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly found: Found;
  /** Of this home, written down already: one tap in place of a name typed again. */
  readonly adults: readonly Member[];
}

const most = 5;
const memberMark = 'member:';

export function WhoConsents({ draft, found, adults }: WhoConsentsProps) {
  const { answers, change } = draft;
  const { consent } = formsWords();
  const who = [
    { value: 'self', title: consent.self, more: consent.selfMore },
    ...adults.slice(0, most).map(({ name }) => ({ value: memberMark + name, title: consent.inStead(name), more: consent.inSteadMore })),
    {
      value: 'representative',
      title: adults.length > 0 ? consent.otherRepresentative : consent.representative,
      more: consent.representativeMore,
    },
  ];
  const value = answers.consentBy === 'member' ? memberMark + answers.representativeName : answers.consentBy;
  const choose = (chosen: string) => {
    const isMember = chosen.startsWith(memberMark);
    const representativeName = isMember ? chosen.slice(memberMark.length) : '';
    // The relation belongs to the one who was chosen before.
    change({ consentBy: isMember ? 'member' : chosen, representativeName, representativeRelation: '' });
  };
  return (
    <>
      <FormField name="consentBy" found={found}>
        {(error) => <Choice label={consent.by} error={error} options={who} value={value} onValue={choose} />}
      </FormField>
      {answers.consentBy === 'representative' && <RepresentativeName draft={draft} found={found} />}
      {(answers.consentBy === 'representative' || answers.consentBy === 'member') && (
        <RepresentativeRelation draft={draft} found={found} sex={adults.find(({ name }) => name === answers.representativeName)?.sex} />
      )}
    </>
  );
}

type PartProps = Omit<WhoConsentsProps, 'adults'>;

function RepresentativeName({ draft, found }: PartProps) {
  return (
    <FormField name="representativeName" found={found}>
      {(error) => (
        <TextField
          label={formsWords().consent.representativeName}
          longest={200}
          error={error}
          value={draft.answers.representativeName}
          onValue={(representativeName) => draft.change({ representativeName })}
        />
      )}
    </FormField>
  );
}

const kinships = ['mother', 'father', 'grandmother', 'grandfather', 'guardian'] as const;
const never: Readonly<Record<string, readonly string[]>> = { female: ['father', 'grandfather'], male: ['mother', 'grandmother'] };

function RepresentativeRelation({ draft, found, sex = '' }: PartProps & { readonly sex: string | undefined }) {
  const { answers, change } = draft;
  const { consent } = formsWords();
  const options = kinships
    .filter((kinship) => !never[sex]?.includes(kinship))
    .map((kinship) => ({ value: consent.kinship[kinship], title: capital(consent.kinship[kinship]) }));
  return (
    <FormField name="representativeRelation" found={found}>
      {(error) => (
        <>
          <div class="form-short">
            <Choice
              label={consent.representativeRelation}
              error={error}
              options={options}
              value={answers.representativeRelation}
              onValue={(representativeRelation) => change({ representativeRelation })}
            />
          </div>
          <TextField
            label={consent.otherRelation}
            optional
            longest={64}
            value={options.some(({ value }) => value === answers.representativeRelation) ? '' : answers.representativeRelation}
            onValue={(representativeRelation) => change({ representativeRelation })}
          />
        </>
      )}
    </FormField>
  );
}

/** Kept as it stands in a sentence, shown as a choice. */
function capital(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase('vi') + word.slice(1);
}
