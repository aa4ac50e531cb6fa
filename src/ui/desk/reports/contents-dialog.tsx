import { Checkbox, ManyChoice } from '#ui/parts/choices.tsx';
import { language } from '#ui/text/language.ts';
import { useState } from 'preact/hooks';
import type { ToolProps } from './report-tools.tsx';
import { reportsWords } from './reports-words.ts';
import { SaveForm } from '../save-form.tsx';
import { useSaving } from './use-saving.ts';

const most = 60;

/** Which indicators the unit reports: its own list, or what holds above. Chosen ones keep their order, new ones come after them. */
export function ContentsDialog(props: ToolProps) {
  const { setup, onClose } = props;
  const words = reportsWords().contents;
  const { settings, indicators, possible } = setup;
  const [isOwn, setOwn] = useState(settings.indicators !== null);
  const [keys, setKeys] = useState(indicators.keys);
  const { busy, failure, save } = useSaving(props);
  const ordered = [...indicators.keys, ...possible.map(({ key }) => key).filter((key) => !indicators.keys.includes(key))];
  const options = ordered.flatMap((key) => {
    const found = possible.find((one) => one.key === key);
    return found ? [{ value: key, title: found.name[language.value] }] : [];
  });
  const wrong = !isOwn ? undefined : keys.length === 0 ? words.missing : keys.length > most ? words.tooMany : undefined;
  const from = indicators.from && settings.indicators === null ? words.fromAbove(indicators.from.name) : words.usual;
  return (
    <SaveForm
      title={words.title}
      busy={busy}
      failure={failure}
      wrong={wrong}
      onSave={() => void save({ ...settings, indicators: isOwn ? keys : null })}
      onClose={onClose}
    >
      <Checkbox label={words.own} more={isOwn ? words.ownMore : from} checked={isOwn} onChecked={setOwn} />
      {isOwn && <ManyChoice label={words.list} columns="one" options={options} values={keys} onValues={setKeys} />}
    </SaveForm>
  );
}
