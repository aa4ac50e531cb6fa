import type { Figures, OverviewRow } from '#protocol/desk-answers.ts';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { Bar, ChangeMark, shareOf } from './change-mark.tsx';
import { deskWords } from './desk-words.ts';

interface Column {
  readonly key: keyof Figures;
  readonly of?: 'households' | 'people' | undefined;
}

const columns: readonly Column[] = [
  { key: 'households' },
  { key: 'visited', of: 'households' },
  { key: 'met', of: 'households' },
  { key: 'people' },
  { key: 'guided', of: 'people' },
];

/** What a column is sorted by: the share where there is one, so that the unit behind the others comes first. */
function weight(row: OverviewRow, column: Column): number {
  return column.of ? shareOf(row.now[column.key], row.now[column.of]) : row.now[column.key];
}

export function OverviewTable({ rows, total }: { readonly rows: readonly OverviewRow[]; readonly total: OverviewRow }) {
  const { overview } = deskWords();
  const [sort, setSort] = useState<{ readonly key: keyof Figures; readonly up: boolean }>();
  const column = columns.find(({ key }) => key === sort?.key);
  const sorted = column && sort ? rows.toSorted((a, b) => (weight(a, column) - weight(b, column)) * (sort.up ? 1 : -1)) : rows;
  const ariaSort = (key: keyof Figures) => (sort?.key === key ? (sort.up ? 'ascending' : 'descending') : undefined);
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
      {columns.map(({ key, of }) => (
        <td key={key} class="desk-number">
          <span class="desk-cell">
            <span>
              <strong>{formats().number(row.now[key])}</strong>
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
