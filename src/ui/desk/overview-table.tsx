import type { Figures, OverviewRow } from '#protocol/desk-answers.ts';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { Bar, ChangeMark, shareOf } from './change-mark.tsx';
import { deskWords } from './desk-words.ts';
import { FigureLink } from './overview/figure-link.tsx';

interface Column {
  readonly key: Exclude<keyof Figures, 'refused'>;
  /** What the list behind it is asked for by. */
  readonly figure: string;
  readonly of?: 'households' | 'people' | undefined;
}

const columns: readonly Column[] = [
  { key: 'households', figure: 'home' },
  { key: 'visited', figure: 'visited', of: 'households' },
  { key: 'met', figure: 'met', of: 'households' },
  { key: 'people', figure: 'person' },
  { key: 'guided', figure: 'guided', of: 'people' },
];

/** What a column is sorted by: the share where there is one, so that the unit behind the others comes first. */
function weight(row: OverviewRow, column: Column): number {
  return column.of ? shareOf(row.now[column.key], row.now[column.of]) : row.now[column.key];
}

export function OverviewTable({ rows, total }: { readonly rows: readonly OverviewRow[]; readonly total: OverviewRow }) {
  const { overview } = deskWords();
  const [sort, setSort] = useState<{ readonly key: Column['key']; readonly up: boolean }>();
  const column = columns.find(({ key }) => key === sort?.key);
  const sorted = column && sort ? rows.toSorted((a, b) => (weight(a, column) - weight(b, column)) * (sort.up ? 1 : -1)) : rows;
  const ariaSort = (key: Column['key']) => (sort?.key === key ? (sort.up ? 'ascending' : 'descending') : undefined);
  return (
    <div class="desk-table-frame">
      <table class="desk-table">
        <thead>
          <tr>
            <th scope="col">{overview.unit}</th>
            {columns.map(({ key }) => (
              <th key={key} scope="col" class="desk-number" aria-sort={ariaSort(key)}>
                <button type="button" class="desk-sort" onClick={() => setSort({ key, up: sort?.key === key ? !sort.up : true })}>
                  {overview[key]}
                  <span aria-hidden="true">{sort?.key === key ? (sort.up ? ' ↑' : ' ↓') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.area.id}>
              <th scope="row">
                <a class="desk-row-link" href={`/desk/areas/${row.area.id}${row.area.kind === 'village' ? '/households' : ''}`}>
                  {row.area.name}
                </a>
              </th>
              <FigureCells row={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{overview.total}</th>
            <FigureCells row={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function FigureCells({ row }: { readonly row: OverviewRow }) {
  return (
    <>
      {columns.map(({ key, of, figure }) => (
        <td key={key} class="desk-number">
          <span class="desk-cell">
            <span>
              <strong>
                <FigureLink
                  node={row.area.id}
                  figures={[figure]}
                  count={row.now[key]}
                  name={`${deskWords().overview[key]}, ${row.area.name}`}
                />
              </strong>
              {of && <span class="soft"> · {formats().percent(shareOf(row.now[key], row.now[of]))}</span>}
            </span>
            {of && <Bar share={shareOf(row.now[key], row.now[of])} />}
            <ChangeMark now={row.now[key]} before={row.weekAgo[key]} />
          </span>
        </td>
      ))}
    </>
  );
}
