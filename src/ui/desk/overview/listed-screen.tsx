import { formatBirth } from '#domain/birth.ts';
import { dayInVietnam } from '#domain/dates.ts';
import type { ListedPage, ListedRow } from '#protocol/figure-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { DeskHead } from '../desk-frame.tsx';
import { useDesk } from '../desk-state.ts';
import { deskWords } from '../desk-words.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { figureTitle } from './figure-titles.ts';
import { figuresWords } from './figures-words.ts';
import { filterOf } from './people-filter.ts';
import { PeopleFilterForm } from './people-filter-form.tsx';

const pageSize = 100;

/** Who is behind a figure, page by page. The address holds the figure, so that the list can be sent to a colleague. */
export function ListedScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const words = figuresWords();
  const { url } = useLocation();
  const asked = new URLSearchParams(url.split('?')[1] ?? '');
  const [trail, setTrail] = useState<readonly string[]>([]);
  useEffect(() => setTrail([]), [url]);
  const query = new URLSearchParams(asked);
  query.set('limit', String(pageSize));
  const after = trail.at(-1);
  if (after !== undefined) query.set('after', after);
  const read = useDesk<ListedPage>(`areas/${encodeURIComponent(node)}/listed?${query.toString()}`);
  const [first = ''] = asked.getAll('figure');
  const born = asked.get('born')?.split('..');
  const filter = filterOf(asked.getAll('figure'), asked.get('born'), dayInVietnam(Date.now()));
  const under =
    born?.[0] && born[0] !== '-' ? words.born(born[0] === '0000' ? '…' : born[0], born[1] === '9999' ? '…' : (born[1] ?? '')) : undefined;
  return (
    <>
      {read.value && <DeskHead title={figureTitle(first)} path={read.value.path} under={under} />}
      {filter && <PeopleFilterForm node={node} filter={filter} />}
      <ScreenRead read={read}>
        {(page) => <Listed page={page} isChosen={filter !== undefined} trail={trail} onTrail={setTrail} />}
      </ScreenRead>
    </>
  );
}

interface PagesProps {
  readonly page: ListedPage;
  readonly trail: readonly string[];
  readonly onTrail: (trail: readonly string[]) => void;
}

interface ListedProps extends PagesProps {
  /** By the form above, where something else can be chosen. */
  readonly isChosen: boolean;
}

function Listed({ page, isChosen, trail, onTrail }: ListedProps) {
  const words = figuresWords();
  return (
    <>
      <p class="soft" role="status">
        {page.total !== undefined && words.rows(formats().number(page.total))}
      </p>
      {page.rows.length === 0 ? (
        <EmptyState title={isChosen ? words.noneChosen : words.none} icon="search">
          <p>{isChosen ? words.noneChosenMore : words.noneMore}</p>
        </EmptyState>
      ) : (
        <ListedTable rows={page.rows} />
      )}
      <Pages page={page} trail={trail} onTrail={onTrail} />
    </>
  );
}

function ListedTable({ rows }: { readonly rows: readonly ListedRow[] }) {
  const words = figuresWords();
  return (
    <div class="desk-table-frame">
      <table class="desk-table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.birth}</th>
            <th scope="col">{words.where}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.id} ${row.figure}`}>
              <th scope="row">
                <a class="desk-row-link" href={row.kind === 'person' ? `/desk/people/${row.id}` : `/desk/households/${row.id}`}>
                  {row.name || deskWords().households.noName}
                </a>
              </th>
              <td>{row.birth && formatBirth(row.birth)}</td>
              <td>
                {row.villageName}
                {row.address && <span class="desk-more">{row.address}</span>}
              </td>
              <td>{figureTitle(row.figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pages({ page, trail, onTrail }: PagesProps) {
  const { households } = deskWords();
  const { next } = page;
  if (trail.length === 0 && !next) return null;
  const go = (to: readonly string[]) => {
    onTrail(to);
    document.getElementById('desk-main')?.scrollIntoView();
  };
  return (
    <nav class="line-apart" aria-label={figuresWords().listed}>
      <Button icon="back" disabled={trail.length === 0} onPress={() => go(trail.slice(0, -1))}>
        {households.earlier}
      </Button>
      <Button icon="forward" disabled={!next} onPress={() => next && go([...trail, next])}>
        {households.later}
      </Button>
    </nav>
  );
}
