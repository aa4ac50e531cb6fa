import type { ReportHeading, ReportSettings } from '#protocol/report-answers.ts';
import { Checkbox } from '#ui/parts/choices.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { useState } from 'preact/hooks';
import { usualHeading } from './official-paper.ts';
import type { ToolProps } from './report-tools.tsx';
import { reportsWords } from './reports-words.ts';
import { SaveForm } from '../save-form.tsx';
import { useSaving } from './use-saving.ts';

/** Friday at four in the afternoon, as most of them report. */
const usualFreeze = { weekday: 4, hour: 16 };

/** The paper's heading, when figures are frozen by themselves, and whether they are published. */
export function SetupDialog(props: ToolProps) {
  const { node, setup, onClose } = props;
  const words = reportsWords().setup;
  const [settings, setSettings] = useState(setup.settings);
  const { busy, failure, save } = useSaving(props);
  const change = (part: Partial<ReportSettings>) => setSettings((before) => ({ ...before, ...part }));
  const heading = settings.heading ?? usualHeading(setup.node.name);
  const address = `${location.origin}/api/public/areas/${encodeURIComponent(node)}/figures`;
  return (
    <SaveForm title={words.title} busy={busy} failure={failure} onSave={() => void save(settings)} onClose={onClose}>
      <HeadingFields heading={heading} onHeading={(part) => change({ heading: { ...heading, ...part } })} />
      <Checkbox
        label={words.freezing}
        more={words.freezingMore}
        checked={settings.freeze !== null}
        onChecked={(on) => change({ freeze: on ? usualFreeze : null })}
      />
      {settings.freeze && <FreezeFields freeze={settings.freeze} onFreeze={(freeze) => change({ freeze })} />}
      <Checkbox
        label={words.publicFigures}
        more={words.publicMore}
        checked={settings.isPublic}
        onChecked={(isPublic) => change({ isPublic })}
      />
      {settings.isPublic && (
        <p class="small report-address">
          {words.publicAt}: <a href={address}>{address}</a>
        </p>
      )}
    </SaveForm>
  );
}

const fields = [
  ['issuer', 3, 300],
  ['place', undefined, 120],
  ['subject', 2, 300],
  ['signer', 2, 300],
  ['signerName', undefined, 120],
  ['recipients', 3, 600],
] as const;

function HeadingFields({
  heading,
  onHeading,
}: {
  readonly heading: ReportHeading;
  readonly onHeading: (part: Partial<ReportHeading>) => void;
}) {
  const words = reportsWords().setup;
  return (
    <>
      {fields.map(([field, lines, longest]) => (
        <TextField
          key={field}
          label={words[field]}
          hint={field === 'issuer' ? words.issuerHint : field === 'subject' ? words.subjectHint : undefined}
          lines={lines}
          longest={longest}
          value={heading[field]}
          onValue={(value) => onHeading({ [field]: value })}
        />
      ))}
    </>
  );
}

type Freeze = NonNullable<ReportSettings['freeze']>;

function FreezeFields({ freeze, onFreeze }: { readonly freeze: Freeze; readonly onFreeze: (freeze: Freeze) => void }) {
  const words = reportsWords().setup;
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), title: words.hourAt(String(hour)) }));
  return (
    <div class="line">
      <SelectField
        label={words.weekday}
        value={String(freeze.weekday)}
        onValue={(weekday) => onFreeze({ ...freeze, weekday: Number(weekday) })}
        options={words.weekdays.map((title, value) => ({ value: String(value), title }))}
      />
      <SelectField
        label={words.hour}
        value={String(freeze.hour)}
        onValue={(hour) => onFreeze({ ...freeze, hour: Number(hour) })}
        options={hours}
      />
    </div>
  );
}
