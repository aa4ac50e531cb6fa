import { type ColumnRole, columnRoles } from '#domain/sheet-columns.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Section } from '#ui/parts/surfaces.tsx';
import type { ListChoices, SheetView } from './import-api.ts';
import { importWords } from './import-words.ts';

interface ColumnsProps {
  readonly view: SheetView;
  readonly choices: ListChoices;
  readonly onChoose: (change: Partial<ListChoices>) => void;
}

/** What each column of the sheet holds, with examples from it. A role stands at one column only. */
export function ColumnsCard({ view, choices, onChoose }: ColumnsProps) {
  const words = importWords();
  const give = (column: number, role: ColumnRole | undefined) => {
    const roles = choices.roles.map((held, at) => {
      if (at === column) return role;
      return held === role ? undefined : held;
    });
    onChoose({ roles });
  };
  return (
    <Section title={words.columns}>
      <p class="soft">{words.columnsMore}</p>
      {!choices.roles.includes('name') && <Notice kind="warning" title={words.nameNeeded} />}
      <div class="desk-table-frame">
        <table class="desk-table desk-import-columns" data-rows="still">
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.samples}</th>
              <th scope="col">{words.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {view.columns.map(({ heading, letters, samples }, column) => (
              <tr key={letters}>
                <th scope="row">
                  <span class="soft">{letters}</span> {heading || words.unnamed}
                </th>
                <td class="soft">{samples.join(' · ')}</td>
                <td>
                  <div class="select">
                    <select
                      class="input"
                      aria-label={words.meaningOf(heading || letters)}
                      data-used={choices.roles[column] !== undefined}
                      value={choices.roles[column] ?? ''}
                      onChange={(event) => give(column, roleOf(event.currentTarget.value))}
                    >
                      <option value="">{words.notUsed}</option>
                      {columnRoles.map((role) => (
                        <option key={role} value={role}>
                          {words.role[role]}
                        </option>
                      ))}
                    </select>
                    <Icon name="down" />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function roleOf(value: string): ColumnRole | undefined {
  return columnRoles.find((role) => role === value);
}
