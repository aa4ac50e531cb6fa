import type { SetupArea } from '#protocol/desk-answers.ts';
import { Choice } from '#ui/parts/choices.tsx';
import { TextField } from '#ui/parts/text-fields.tsx';
import { useEffect, useState } from 'preact/hooks';
import { deskPost } from './desk-client.ts';
import { deskWords } from './desk-words.ts';

/** Typing rests this long before a search is sent, in milliseconds. */
const typingRest = 250;
const everything = 'all';

interface AreaSearchProps {
  readonly token: string;
  readonly value: SetupArea | undefined;
  readonly onValue: (area: SetupArea | undefined) => void;
}

/** The unit of the first coordinator, found by typing a part of its name. Nothing chosen: all of them. */
export function AreaSearch({ token, value, onValue }: AreaSearchProps) {
  const { setup } = deskWords();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly SetupArea[]>();
  useEffect(() => {
    if (typed.trim().length < 2) return setFound(undefined);
    const timer = setTimeout(() => {
      void deskPost<readonly SetupArea[]>('setup/areas', { token, search: typed }).then((answer) => answer.ok && setFound(answer.value));
    }, typingRest);
    return () => clearTimeout(timer);
  }, [typed]);
  const shown = [...(value ? [value] : []), ...(found ?? []).filter((area) => area.id !== value?.id)];
  return (
    <div class="stack-tight">
      <TextField label={setup.areaFind} hint={setup.areaHint} value={typed} onValue={setTyped} />
      {found?.length === 0 && <p class="soft">{setup.areaNone}</p>}
      <Choice
        label={setup.area}
        columns="one"
        options={[
          ...shown.map((area) => ({ value: area.id, title: area.name, more: area.above })),
          { value: everything, title: setup.areaAll },
        ]}
        value={value?.id ?? everything}
        onValue={(id) => onValue(shown.find((area) => area.id === id))}
      />
    </div>
  );
}
