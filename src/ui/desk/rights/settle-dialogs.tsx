import { consentPurposes } from '#domain/entities.ts';
import type { IdentityCheck } from '#domain/rights.ts';
import type { RequestShown } from '#protocol/rights-answers.ts';
import { Checkbox, ManyChoice } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { useState } from 'preact/hooks';
import { deskWords } from '../desk-words.ts';
import { FormDialog } from './form-dialog.tsx';
import { CheckedField } from './receive-dialog.tsx';
import { rightsWords } from './rights-words.ts';
import { useDoing } from './use-doing.ts';

interface SettleProps {
  readonly request: RequestShown;
  readonly onClose: () => void;
}

/** Refusing and prolonging both need a reason the person can be told. */
export function BecauseDialog({ request, what, onClose }: SettleProps & { readonly what: 'extend' | 'refuse' }) {
  const words = rightsWords();
  const [because, setBecause] = useState('');
  const { busy, failure, post } = useDoing(onClose);
  const title = what === 'extend' ? words.doExtend : words.doRefuse;
  return (
    <FormDialog
      title={title}
      submit={title}
      ready={because.trim() !== ''}
      busy={busy}
      failure={failure}
      onSubmit={() => void post(`rights/${request.id}/change`, { do: what, because: because.trim() }, words.changed)}
      onClose={onClose}
    >
      {what === 'extend' && <Notice kind="info" title={words.extendMore} />}
      <TextField label={words.because} lines={3} longest={500} value={because} onValue={setBecause} />
    </FormDialog>
  );
}

export function CheckDialog({ request, onClose }: SettleProps) {
  const words = rightsWords();
  const [checked, setChecked] = useState<IdentityCheck>(request.checked);
  const [thirdParties, setThirdParties] = useState(request.thirdParties);
  const { busy, failure, post } = useDoing(onClose);
  return (
    <FormDialog
      title={words.doCheck}
      submit={words.save}
      ready
      busy={busy}
      failure={failure}
      onSubmit={() => void post(`rights/${request.id}/change`, { do: 'check', checked, thirdParties }, words.changed)}
      onClose={onClose}
    >
      <CheckedField value={checked} onValue={setChecked} />
      <Checkbox label={words.others} checked={thirdParties} onChecked={setThirdParties} />
    </FormDialog>
  );
}

/** Restricting, withdrawing, and noting that something was shown or corrected. */
export function ActDialog({ request, onClose }: SettleProps) {
  const words = rightsWords();
  const [purposes, setPurposes] = useState<readonly string[]>(consentPurposes);
  const { busy, failure, post } = useDoing(onClose);
  const withdraws = request.kind === 'withdraw';
  return (
    <FormDialog
      title={`${words.kind[request.kind]}: ${request.person?.name ?? ''}`}
      submit={words.doAct[request.kind]}
      ready={!withdraws || purposes.length > 0}
      busy={busy}
      failure={failure}
      onSubmit={() =>
        void post(`rights/${request.id}/act`, withdraws && purposes.length < consentPurposes.length ? { purposes } : {}, words.done)
      }
      onClose={onClose}
    >
      <p>{words.kindMore[request.kind]}</p>
      {withdraws && (
        <ManyChoice
          label={words.purposes}
          columns="one"
          options={consentPurposes.map((value) => ({ value, title: deskWords().purpose[value] ?? value }))}
          values={consentPurposes.filter((value) => purposes.includes(value))}
          onValues={setPurposes}
        />
      )}
    </FormDialog>
  );
}
