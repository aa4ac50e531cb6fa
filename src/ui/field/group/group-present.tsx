import type { GroupPerson } from '#background/device-api.ts';
import type { CitizenCard } from '#domain/citizen-card.ts';
import { fold, matchesFolded } from '#domain/vietnamese-text.ts';
import { device } from '#ui/device.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SearchBox } from '#ui/parts/search-box.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { groupWords } from '#ui/text/group-words.ts';
import { formats, words } from '#ui/text/words.ts';
import { useSignal } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import { ScanCardButton } from '../scan/scan-card-button.tsx';
import { type GroupPageProps, nameInGroup } from './group-page.ts';

/** Beyond this one searches: nobody reads a list of a thousand names with a hall waiting. */
const mostShown = 60;

/** What a scanned card led to, said until the next. */
type Scanned = { readonly kind: 'ticked' | 'elsewhere'; readonly name: string } | { readonly kind: 'unknown' };

export function GroupPresent({ draft, people, onPage }: GroupPageProps) {
  const texts = groupWords();
  const { answers, change } = draft;
  const search = useSignal('');
  const [scanned, setScanned] = useState<Scanned | undefined>(undefined);
  const toggle = (id: string, isHere: boolean) => {
    const others = answers.present.filter((one) => one !== id);
    change({ present: isHere ? [...others, id] : others });
  };
  const take = async (card: CitizenCard) => {
    const [match] = await device().knownAlready({ personalId: card.personalId });
    const here = match?.reason === 'same-number' ? people.find(({ id }) => id === match.person) : undefined;
    if (here) toggle(here.id, true);
    if (here) setScanned({ kind: 'ticked', name: here.name });
    else setScanned(match?.reason === 'same-number' ? { kind: 'elsewhere', name: match.areaName } : { kind: 'unknown' });
  };
  return (
    <main class="screen form-screen group-screen">
      <TopBar title={texts.whoIsHere} under={texts.here(formats().number(answers.present.length))} back="/group" onBack={backTo(onPage)} />
      <div class="screen-body">
        <ScanCardButton onCard={(card) => void take(card)} />
        <div role="status">{scanned && <ScannedNotice scanned={scanned} />}</div>
        <SearchBox label={texts.search} value={search} onValue={(text) => void (search.value = text)} />
        <PeopleTicks people={people} search={search.value} present={answers.present} onToggle={toggle} />
      </div>
      <div class="screen-action">
        <Button look="main" size="big" wide icon="forward" disabled={answers.present.length === 0} onPress={() => onPage('walk')}>
          {texts.begin(formats().number(answers.present.length))}
        </Button>
      </div>
    </main>
  );
}

function backTo(onPage: (page: string) => void) {
  return () => {
    onPage('choose');
    return true;
  };
}

function ScannedNotice({ scanned }: { readonly scanned: Scanned }) {
  const texts = groupWords();
  if (scanned.kind === 'ticked') return <Notice kind="done" title={texts.ticked(scanned.name)} />;
  if (scanned.kind === 'elsewhere') return <Notice kind="warning" title={texts.elsewhere(scanned.name)} />;
  return (
    <Notice kind="warning" title={texts.unknown}>
      <p>{texts.unknownMore}</p>
    </Notice>
  );
}

interface PeopleTicksProps {
  readonly people: readonly GroupPerson[];
  readonly search: string;
  readonly present: readonly string[];
  readonly onToggle: (id: string, isHere: boolean) => void;
}

/** Those ticked first, so that one sees who is here; then who matches. */
function PeopleTicks({ people, search, present, onToggle }: PeopleTicksProps) {
  const folded = useMemo(() => new Map(people.map((person) => [person.id, fold(`${person.name} ${person.head}`)])), [people]);
  const found = people.filter(({ id }) => matchesFolded(search, folded.get(id) ?? ''));
  const here = found.filter(({ id }) => present.includes(id));
  const others = found.filter(({ id }) => !present.includes(id));
  const shown = [...here, ...others.slice(0, mostShown)];
  const texts = groupWords();
  if (people.length === 0) return <EmptyState title={texts.nobodyHere} icon="people" />;
  return (
    <>
      <ul class="group-ticks" aria-label={texts.whoIsHere}>
        {shown.map((person) => (
          <PersonTick
            key={person.id}
            person={person}
            isHere={present.includes(person.id)}
            onToggle={(isHere) => onToggle(person.id, isHere)}
          />
        ))}
      </ul>
      {shown.length < found.length && <p class="soft">{texts.searchMore(formats().number(found.length - shown.length))}</p>}
      {found.length === 0 && <EmptyState title={words().homes.none} icon="search" />}
    </>
  );
}

interface PersonTickProps {
  readonly person: GroupPerson;
  readonly isHere: boolean;
  readonly onToggle: (isHere: boolean) => void;
}

function PersonTick({ person, isHere, onToggle }: PersonTickProps) {
  const { title, more } = nameInGroup(person);
  return (
    <li>
      <label class="choice">
        <input type="checkbox" checked={isHere} onChange={(event) => onToggle(event.currentTarget.checked)} />
        <span class="choice-words">
          <span class="choice-title">{title}</span>
          <span class="small soft">{more}</span>
          {!person.mayRecord && <Badge tone="wait">{groupWords().notRecorded}</Badge>}
        </span>
      </label>
    </li>
  );
}
