import { Icon } from '#ui/parts/icon.tsx';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Badge, Notice, ProgressBar } from '#ui/parts/signals.tsx';
import { Card } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { importWords } from './import-words.ts';
import type { ListActions, ListState } from './use-list.ts';

interface CardProps {
  readonly list: ListState;
  readonly actions: ListActions;
}

/** Where the file comes in, and once it is in, which one it is. */
export function FileCard({ list, actions }: CardProps) {
  const words = importWords();
  const { file, working } = list;
  const opened = file?.opened;
  if (!file) return <DropPlace onFile={actions.open} />;
  if (!opened) return <ProgressNotice title={words.reading(file.name)} />;
  const isOld = opened.encoding === 'windows-1258';
  return (
    <Card>
      <div class="line-apart">
        <div class="line">
          <Icon name="draft" />
          <strong>{file.name}</strong>
          {list.view && <Badge>{words.fileRows(formats().number(list.view.rows))}</Badge>}
          {opened.encoding && <Badge tone={isOld ? 'wait' : 'plain'}>{words.encoding(opened.encoding.toUpperCase())}</Badge>}
        </div>
        <FileButton label={words.other} onFile={actions.open} disabled={working?.what === 'apply'} />
      </div>
      {isOld && <p>{words.encodingDoubt}</p>}
      {opened.sheets.length > 1 && (
        <SelectField
          label={words.sheet}
          value={String(list.sheet)}
          onValue={(index) => actions.chooseSheet(Number(index))}
          options={opened.sheets.map(({ name, rows }, at) => ({
            value: String(at),
            title: `${name} (${words.fileRows(formats().number(rows))})`,
          }))}
        />
      )}
      {working?.what === 'checking' && (
        <ProgressBar
          label={words.checking(formats().number(working.at.done), formats().number(working.at.of))}
          value={working.at.done}
          most={working.at.of}
        />
      )}
    </Card>
  );
}

function ProgressNotice({ title }: { readonly title: string }) {
  return (
    <div role="status">
      <Notice kind="info" title={title} icon="working" />
    </div>
  );
}

function DropPlace({ onFile }: { readonly onFile: (file: File) => void }) {
  const words = importWords();
  const [over, setOver] = useState(false);
  return (
    <label
      class="desk-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer?.files[0];
        if (dropped) onFile(dropped);
      }}
    >
      <Icon name="draft" />
      <span>{words.drop}</span>
      <span class="button" data-look="main">
        {words.choose}
      </span>
      <span class="small soft">{words.local}</span>
      <FileInput onFile={onFile} />
    </label>
  );
}

function FileButton({
  label,
  onFile,
  disabled,
}: {
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly disabled: boolean;
}) {
  return (
    <label class="button desk-import-file" data-look="plain" aria-disabled={disabled}>
      {label}
      <FileInput onFile={onFile} disabled={disabled} />
    </label>
  );
}

function FileInput({ onFile, disabled }: { readonly onFile: (file: File) => void; readonly disabled?: boolean | undefined }) {
  return (
    <input
      class="unseen"
      type="file"
      accept=".xlsx,.csv,.txt,.tsv"
      disabled={disabled}
      onChange={(event) => {
        const [chosen] = event.currentTarget.files ?? [];
        event.currentTarget.value = '';
        if (chosen) onFile(chosen);
      }}
    />
  );
}
