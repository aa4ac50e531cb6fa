import { Choice } from '#ui/parts/choices.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formsWords } from '#ui/text/forms-words.ts';
import type { FormDraft } from './form-draft.ts';
import { FormField, type Found } from './form-field.tsx';
import type { PersonFormAnswers } from './person-form-answers.ts';
import { SignaturePad } from './signature-pad.tsx';

interface ConsentProofProps {
  readonly draft: FormDraft<PersonFormAnswers>;
  readonly found: Found;
}

/** How it is given, each way with its proof: said aloud (before a witness by who cannot read), touched with the own name typed, or signed. */
export function ConsentProof({ draft, found }: ConsentProofProps) {
  const { consent } = formsWords();
  const { answers, change } = draft;
  return (
    <section class="stack">
      <h3 class="field-label">{consent.method}</h3>
      <div class="stack-tight">
        <p>
          <b>{consent.saidAloud}:</b> {consent.saidAloudMore}
        </p>
        <Choice
          label={consent.cannotRead}
          options={[
            { value: 'yes', title: consent.reads },
            { value: 'no', title: consent.readsNot },
          ]}
          value={answers.canRead === '' ? undefined : answers.canRead}
          onValue={(canRead) => change({ canRead })}
        />
        {answers.canRead === 'no' && <Witness draft={draft} found={found} />}
      </div>
      <div class="stack-tight">
        <p>
          <b>{consent.tick}:</b> {consent.tickMore}
        </p>
        <FormField name="typedName" found={found}>
          {(error) => (
            <TextField
              label={consent.typedName}
              optional
              longest={200}
              error={error}
              value={answers.typedName}
              onValue={(typedName) => change({ typedName })}
            />
          )}
        </FormField>
      </div>
      <div class="stack-tight">
        <p>
          <b>{consent.sign}:</b> {consent.signMore}
        </p>
        <SignaturePad value={answers.signature} onValue={(signature) => change({ signature })} />
      </div>
    </section>
  );
}

function Witness({ draft, found }: ConsentProofProps) {
  const { consent } = formsWords();
  const { answers, change } = draft;
  return (
    <>
      <FormField name="witnessName" found={found}>
        {(error) => (
          <TextField
            label={consent.witnessName}
            longest={200}
            error={error}
            value={answers.witnessName}
            onValue={(witnessName) => change({ witnessName })}
          />
        )}
      </FormField>
      <FormField name="witnessRole" found={found}>
        {(error) => (
          <TextField
            label={consent.witnessRole}
            hint={consent.witnessRoleHint}
            longest={90}
            error={error}
            value={answers.witnessRole}
            onValue={(witnessRole) => change({ witnessRole })}
          />
        )}
      </FormField>
    </>
  );
}
