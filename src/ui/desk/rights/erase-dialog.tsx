import { fold } from '#domain/vietnamese-text.ts';
import type { ErasureForeseen, RequestShown } from '#protocol/rights-answers.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { FormDialog } from './form-dialog.tsx';
import { rightsWords } from './rights-words.ts';
import { useDoing } from './use-doing.ts';

interface EraseProps {
  readonly request: RequestShown;
  readonly backupDays: number;
  readonly onClose: () => void;
}

/** Says what goes, by count, and is meant: the name is typed. The server asks once more who is there. */
export function EraseDialog({ request, backupDays, onClose }: EraseProps) {
  const words = rightsWords();
  const name = request.person?.name ?? '';
  const [typed, setTyped] = useState('');
  const { busy, failure, post } = useDoing(onClose);
  const read = useDesk<ErasureForeseen>(
    `people/${encodeURIComponent(request.person?.id ?? '')}/erasure${request.wholeHome ? '?whole=1' : ''}`,
  );
  return (
    <FormDialog
      title={words.eraseTitle(name)}
      submit={words.erase}
      ready={read.value !== undefined && fold(typed) === fold(name)}
      busy={busy}
      failure={failure}
      onSubmit={() => void post(`rights/${request.id}/act`, {}, words.done)}
      onClose={onClose}
    >
      <ScreenRead read={read}>{(foreseen) => <Foreseen foreseen={foreseen} backupDays={backupDays} />}</ScreenRead>
      <TextField label={words.typeName} value={typed} onValue={setTyped} hint={name} />
    </FormDialog>
  );
}

function Foreseen({ foreseen, backupDays }: { readonly foreseen: ErasureForeseen; readonly backupDays: number }) {
  const words = rightsWords();
  const number = (count: number) => formats().number(count);
  return (
    <>
      <p>{words.eraseWhat}</p>
      <ul class="desk-points">
        <li>{words.erasePeople(number(foreseen.people))}</li>
        {foreseen.homes > 0 && <li>{words.eraseHomes(number(foreseen.homes))}</li>}
        <li>{words.eraseRecords(number(foreseen.records))}</li>
        <li>{words.eraseTexts}</li>
        <li>{words.eraseTablets(number(foreseen.tablets))}</li>
        <li>{words.eraseFigures}</li>
        <li>{words.eraseBackups(number(backupDays))}</li>
      </ul>
      {foreseen.sameNumber.length > 0 && (
        <Notice
          kind="warning"
          title={words.sameNumber(formats().list(foreseen.sameNumber.map(({ name, areaName }) => `${name} (${areaName})`)))}
        />
      )}
    </>
  );
}
