import type { PlaceRow } from '#protocol/desk-answers.ts';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Row, Rows } from '#ui/parts/surfaces.tsx';
import type { IconName } from '#ui/parts/icon.tsx';
import { useState } from 'preact/hooks';
import { ChangeForm, WhatHappens } from './change-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { AliasesForm, type PlaceFormProps, RenameForm } from './name-forms.tsx';
import { placesWords } from './places-words.ts';
import { SplitForm } from './split-form.tsx';
import { useUnitChange } from './use-unit-change.ts';

type Change = 'rename' | 'aliases' | 'merge' | 'split' | 'close';

const icons = { rename: 'edit', aliases: 'add', merge: 'village', split: 'homes', close: 'stopped' } as const satisfies Record<
  Change,
  IconName
>;

interface PlaceDialogProps {
  readonly row: PlaceRow;
  readonly others: readonly PlaceRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** First what may be done with the village, then the one change. */
export function PlaceDialog({ row, others, onClose, onDone }: PlaceDialogProps) {
  const { changes } = placesWords();
  const [change, setChange] = useState<Change>();
  const offered: readonly Change[] = row.homes > 0 ? ['rename', 'aliases', 'merge', 'split'] : ['rename', 'aliases', 'merge', 'close'];
  const form = { row, onDone, onBack: () => setChange(undefined) };
  return (
    <Dialog title={change ? changes[change].title(row.area.name) : row.area.name} onClose={onClose}>
      {change === undefined && (
        <Rows label={row.area.name}>
          {offered.map((each) => (
            <Row key={each} icon={icons[each]} title={changes[each].name} onPress={() => setChange(each)}>
              <span class="small soft">{changes[each].more}</span>
            </Row>
          ))}
        </Rows>
      )}
      {change === 'rename' && <RenameForm {...form} />}
      {change === 'aliases' && <AliasesForm {...form} />}
      {change === 'merge' && <MergeForm {...form} others={others} />}
      {change === 'split' && <SplitForm {...form} others={others} />}
      {change === 'close' && <CloseForm {...form} />}
    </Dialog>
  );
}

function CloseForm({ row: { area, records }, onDone, onBack }: PlaceFormProps) {
  const { close } = placesWords();
  const change = useUnitChange(area.id, onDone);
  return (
    <ChangeForm
      change={change}
      submit={close.submit}
      look="danger"
      onSubmit={() => void change.send('close', {}, close.done(area.name))}
      onBack={onBack}
    >
      <WhatHappens lines={[close.refused, ...(records > 0 ? [close.hasRecords] : [])]} />
    </ChangeForm>
  );
}
