import type { HouseholdPage, HouseholdRow } from '#protocol/desk-answers.ts';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { SearchBox } from '#ui/parts/search-box.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { DeskHead } from './desk-frame.tsx';
import { useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { ScreenRead } from './screen-read.tsx';
import { useNode } from './use-node.ts';

const pageSize = 50;
/** Typing rests this long before a search is sent, in milliseconds. */
const typingRest = 250;

export function HouseholdsScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { households } = deskWords();
  const typed = useSignal('');
  const [search, setSearch] = useState('');
  /** The last household of each page before this one. */
  const [trail, setTrail] = useState<readonly string[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSearch(typed.value.trim());
      setTrail([]);
    }, typingRest);
    return () => clearTimeout(timer);
  }, [typed.value]);
  useEffect(() => setTrail([]), [node]);
  const body = JSON.stringify({ search: search || undefined, after: trail.at(-1), limit: pageSize });
  const init = useMemo(() => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body }), [body]);
  const read = useDesk<HouseholdPage>(`villages/${encodeURIComponent(node)}/households/search`, init);
  return (
    <>
      {read.value && (
        <DeskHead title={read.value.area.name} path={read.value.path.slice(0, -1)} view="/households" under={households.title} />
      )}
      <SearchBox label={households.search} value={typed} onValue={(text) => void (typed.value = text)} />
      <ScreenRead read={read}>
        {(page) => (
          <>
            <p class="soft" role="status">
              {page.total === undefined
                ? households.foundSome(formats().number(page.rows.length))
                : households.found(formats().number(page.total))}
            </p>
            {page.rows.length === 0 ? <NoneFound node={node} searched={search !== ''} /> : <HouseholdTable rows={page.rows} />}
            <Pager page={page} trail={trail} onTrail={setTrail} />
          </>
        )}
      </ScreenRead>
    </>
  );
}

function NoneFound({ node, searched }: { readonly node: string; readonly searched: boolean }) {
  const { households, overview, placeMembers } = deskWords();
  return (
    <EmptyState title={searched ? households.none : overview.empty} icon={searched ? 'search' : 'homes'}>
      <p>{searched ? households.noneMore : overview.emptyMore}</p>
      {!searched && (
        <LinkButton look="main" icon="people" href={`/desk/areas/${node}/members`}>
          {placeMembers}
        </LinkButton>
      )}
    </EmptyState>
  );
}

function HouseholdTable({ rows }: { readonly rows: readonly HouseholdRow[] }) {
  const { households } = deskWords();
  return (
    <div class="desk-table-frame">
      <table class="desk-table">
        <thead>
          <tr>
            <th scope="col">{households.head}</th>
            <th scope="col">{households.address}</th>
            <th scope="col" class="desk-number">
              {households.people}
            </th>
            <th scope="col">{households.lastVisit}</th>
            <th scope="col">{households.returnOn}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a class="desk-row-link" href={`/desk/households/${row.id}`}>
                  {row.head || households.noName}
                </a>
              </th>
              <td>{row.address}</td>
              <td class="desk-number">{formats().number(row.people)}</td>
              <td>
                <LastVisit row={row} />
              </td>
              <td>{row.returnOn && formats().date(row.returnOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const outcomeTones = { met: 'done', absent: 'wait', refused: 'stop', moved: 'plain' } as const;
type Outcome = keyof typeof outcomeTones;

function isOutcome(text: string): text is Outcome {
  return Object.hasOwn(outcomeTones, text);
}

/** What came of a visit: icon, word and tone. */
export function OutcomeBadge({ outcome }: { readonly outcome: string }) {
  if (!isOutcome(outcome)) return null;
  const icons = { met: 'done', absent: 'absent', refused: 'stopped', moved: 'forward' } as const;
  return (
    <Badge tone={outcomeTones[outcome]} icon={icons[outcome]}>
      {words().facts.outcome[outcome]}
    </Badge>
  );
}

function LastVisit({ row }: { readonly row: HouseholdRow }) {
  if (!row.lastVisit) return <Badge icon="waiting">{deskWords().households.never}</Badge>;
  return (
    <span class="line">
      {formats().date(row.lastVisit.at)} <OutcomeBadge outcome={row.lastVisit.outcome} />
    </span>
  );
}

interface PagerProps {
  readonly page: HouseholdPage;
  readonly trail: readonly string[];
  readonly onTrail: (trail: readonly string[]) => void;
}

function Pager({ page, trail, onTrail }: PagerProps) {
  const { households } = deskWords();
  if (trail.length === 0 && !page.next) return null;
  const from = trail.length * pageSize + 1;
  const [first, last] = [formats().number(from), formats().number(from + page.rows.length - 1)];
  const { next } = page;
  const go = (to: readonly string[]) => {
    onTrail(to);
    document.getElementById('desk-main')?.scrollIntoView();
  };
  return (
    <nav class="line-apart" aria-label={households.title}>
      <Button icon="back" disabled={trail.length === 0} onPress={() => go(trail.slice(0, -1))}>
        {households.earlier}
      </Button>
      <span>{page.total === undefined ? `${first}–${last}` : households.page(first, last, formats().number(page.total))}</span>
      <Button icon="forward" disabled={!next} onPress={() => next && go([...trail, next])}>
        {households.later}
      </Button>
    </nav>
  );
}
