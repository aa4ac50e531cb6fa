import { fold } from '#domain/vietnamese-text.ts';
import { done, type Result } from '#domain/result.ts';
import type { HouseholdPage, HouseholdRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { SearchBox } from '#ui/parts/search-box.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Skeleton } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskRequest } from '../desk-client.ts';
import { deskWords } from '../desk-words.ts';
import { placesWords } from './places-words.ts';

interface HomesToMoveProps {
  readonly village: string;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** All homes of a village with ticks. A filter by lane or name, then one press for all it shows, is how a whole lane is chosen. */
export function HomesToMove({ village, chosen, onChosen }: HomesToMoveProps) {
  const { homes } = placesWords();
  const { all, failure } = useAllHomes(village);
  const search = useSignal('');
  if (failure) return <Notice kind="error" title={deskFailureWords(failure)} />;
  if (!all) return <Skeleton rows={3} label={words().parts.loading} />;
  const shown = all.filter(({ head, address }) => hasPhrase(`${address}, ${head}`, search.value));
  const toggled = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    onChosen(next);
  };
  const ids = shown.map(({ id }) => id);
  const isFull = ids.length > 0 && ids.every((id) => chosen.has(id));
  return (
    <fieldset class="field">
      <legend class="field-label">{homes.label}</legend>
      <p class="field-hint">{homes.hint}</p>
      <div class="stack-tight">
        <SearchBox label={homes.search} value={search} onValue={(text) => void (search.value = text)} />
        <div class="line-apart">
          <span role="status">{homes.chosen(formats().number(chosen.size), formats().number(all.length))}</span>
          <Button disabled={ids.length === 0} onPress={() => toggled(ids, !isFull)}>
            {isFull ? homes.none(formats().number(ids.length)) : homes.all(formats().number(ids.length))}
          </Button>
        </div>
        <ul class="desk-place-homes">
          {shown.map((home) => (
            <HomeTick key={home.id} home={home} on={chosen.has(home.id)} onToggle={(on) => toggled([home.id], on)} />
          ))}
        </ul>
      </div>
    </fieldset>
  );
}

interface HomeTickProps {
  readonly home: HouseholdRow;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
}

function HomeTick({ home, on, onToggle }: HomeTickProps) {
  return (
    <li>
      <label class="desk-place-home">
        <input type="checkbox" checked={on} onChange={(event) => onToggle(event.currentTarget.checked)} />
        <span>
          <strong>{home.head || deskWords().households.noName}</strong>
          <span class="desk-more">{home.address}</span>
        </span>
      </label>
    </li>
  );
}

/** The words as they stand one after the other: "ngõ 5" is not "ngõ 7, nhà 5", nor "ngõ 50". All that is shown is ticked with one press. */
export function hasPhrase(text: string, search: string): boolean {
  const wanted = fold(search);
  const words = ` ${fold(text)} `;
  const at = words.indexOf(` ${wanted}`);
  if (wanted === '' || at < 0) return wanted === '';
  return (
    !/\d$/.test(wanted) ||
    words
      .split(` ${wanted}`)
      .slice(1)
      .some((rest) => !/^\w/.test(rest))
  );
}

interface AllHomes {
  readonly all?: readonly HouseholdRow[] | undefined;
  readonly failure?: DeskFailure | undefined;
}

function useAllHomes(village: string): AllHomes {
  const [held, setHeld] = useState<AllHomes>({});
  useEffect(() => {
    let isWanted = true;
    void readAllHomes(village).then((read) => {
      if (isWanted) setHeld(read.ok ? { all: read.value } : { failure: read.failure });
    });
    return () => {
      isWanted = false;
    };
  }, [village]);
  return held;
}

const places = new Intl.Collator('vi', { numeric: true });

/** Page after page; lane by lane, as one looks for them. */
async function readAllHomes(village: string): Promise<Result<readonly HouseholdRow[], DeskFailure>> {
  const all: HouseholdRow[] = [];
  let after = '';
  for (;;) {
    const from: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const page = await deskRequest<HouseholdPage>(`villages/${encodeURIComponent(village)}/households?limit=200${from}`);
    if (!page.ok) return page;
    all.push(...page.value.rows);
    if (page.value.next === undefined) return done(all.sort((a, b) => places.compare(a.address, b.address)));
    after = page.value.next;
  }
}
