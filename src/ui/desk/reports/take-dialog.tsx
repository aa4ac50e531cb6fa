import { Checkbox, Choice } from '#ui/parts/choices.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { formats } from '#ui/text/words.ts';
import { proxy, type Remote, wrap } from 'comlink';
import { useState } from 'preact/hooks';
import { offerFile } from './offer-file.ts';
import { reportsWords } from './reports-words.ts';
import { SaveForm } from '../save-form.tsx';
import { type TakeApi, type TakenFormat, takenFormats, type TakenKind, takenKinds } from './take-api.ts';

/** Records leave as a file: said what is in it before, kept in the audit after. */
export function TakeDialog({ node, onClose }: { readonly node: string; readonly onClose: () => void }) {
  const words = reportsWords().take;
  const [kind, setKind] = useState<TakenKind>('household');
  const [format, setFormat] = useState<TakenFormat>('xlsx');
  const [numbers, setNumbers] = useState(false);
  const withNumbers = numbers && kind === 'person';
  const { rows, wrong, failure, take } = useTaking(node, onClose);
  return (
    <SaveForm
      title={words.title}
      busy={rows !== undefined}
      failure={failure}
      submit={words.submit}
      onSave={() => void take(kind, format, withNumbers)}
      onClose={onClose}
    >
      <Notice kind="warning" title={words.warning} icon="shield">
        <p>{words.warningMore}</p>
      </Notice>
      <Choice
        label={words.kind}
        value={kind}
        onValue={setKind}
        options={takenKinds.map((value) => ({ value, title: words.kinds[value] }))}
      />
      <Choice
        label={words.format}
        value={format}
        onValue={setFormat}
        options={takenFormats.map((value) => ({ value, title: words.formats[value] }))}
      />
      {kind === 'person' && <Checkbox label={words.numbers} more={words.numbersMore} checked={numbers} onChecked={setNumbers} />}
      {withNumbers && <Notice kind="warning" title={words.numbersWarning} />}
      {wrong !== undefined && <Notice kind="error" title={wrong} />}
      {rows !== undefined && <p role="status">{words.reading(formats().number(rows))}</p>}
    </SaveForm>
  );
}

/** The worker lives as long as one file takes. */
function useTaking(node: string, onClose: () => void) {
  const words = reportsWords().take;
  const [rows, setRows] = useState<number>();
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<{ readonly kind: string; readonly message?: string | undefined }>();
  const take = async (kind: TakenKind, format: TakenFormat, withNumbers: boolean) => {
    const worker = new Worker(new URL('./desk-take-worker.ts', import.meta.url), { type: 'module', name: 'take' });
    const api: Remote<TakeApi> = wrap<TakeApi>(worker);
    setRows(0);
    setWrong(undefined);
    setFailure(undefined);
    const taken = await api.take({ node, kind, format, withNumbers, sheet: words.sheet }, proxy(setRows));
    worker.terminate();
    setRows(undefined);
    if (taken.ok) {
      offerFile(taken.file, `${words.kinds[kind]}.${format}`);
      showToast({ words: words.done(formats().number(taken.rows)) });
      return onClose();
    }
    if (taken.failure.kind === 'too-many') setWrong(words.tooMany);
    else if (taken.failure.kind === 'cut') setWrong(words.cut);
    else setFailure(taken.failure);
  };
  return { rows, wrong, failure, take };
}
