import { formatBirth } from '#domain/birth.ts';
import { formatPhone } from '#domain/phone.ts';
import { Badge, type Tone } from '#ui/parts/signals.tsx';
import { formats, words as shared } from '#ui/text/words.ts';
import type { PreviewRow } from './import-api.ts';
import { importWords, listFieldName } from './import-words.ts';

export function PreviewTable({ rows }: { readonly rows: readonly PreviewRow[] }) {
  const words = importWords();
  return (
    <div class="desk-table-frame">
      <table class="desk-table desk-import-preview" data-rows="still">
        <thead>
          <tr>
            <th scope="col" class="desk-number">
              {words.row}
            </th>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.household}</th>
            <th scope="col">{words.notes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.row} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ row }: { readonly row: PreviewRow }) {
  const words = importWords();
  const { facts } = shared();
  const relation = (facts.relation as Readonly<Record<string, string>>)[row.relation ?? ''] ?? row.relation;
  const sex = row.sex === undefined ? undefined : (facts.sex as Readonly<Record<string, string>>)[row.sex];
  const person = [row.birth && words.born(formatBirth(row.birth)), sex, relation];
  const home = [row.village, row.address, row.code && words.code(row.code)];
  return (
    <tr>
      <td class="desk-number soft">{formats().number(row.row)}</td>
      <th scope="row">
        {row.name || '…'}
        <span class="desk-more">{person.filter(Boolean).join(' · ')}</span>
      </th>
      <td>
        {row.personalId}
        <span class="desk-more">{row.phone && formatPhone(row.phone)}</span>
      </td>
      <td>
        {row.head}
        <span class="desk-more">{home.filter(Boolean).join(' · ')}</span>
      </td>
      <td>
        <Notes row={row} />
      </td>
    </tr>
  );
}

const levelTones = { error: 'stop', warning: 'wait' } as const satisfies Record<string, Tone>;
const answerTones = { create: 'done', update: 'note', same: 'plain', refused: 'stop' } as const satisfies Record<string, Tone>;

const gravity = { error: 0, warning: 1, repair: 2 } as const;

function gravestFirst(problems: PreviewRow['problems']): PreviewRow['problems'] {
  return problems.toSorted((a, b) => gravity[a.level] - gravity[b.level]);
}

function Notes({ row: { problems, answer } }: { readonly row: PreviewRow }) {
  const words = importWords();
  return (
    <ul class="desk-stack">
      {gravestFirst(problems).map(({ level, kind, detail, cell }) => (
        <li key={`${kind}${detail ?? ''}`}>
          {level === 'repair' ? (
            <Badge tone="note">{words.problem[kind]}</Badge>
          ) : (
            <>
              <Badge tone={levelTones[level]}>{words.level[level]}</Badge> {words.problem[kind]}
            </>
          )}
          {detail && ` ${words.nowIs} ${detail}`}
          {cell && `, ${words.cellSays(cell)}`}
        </li>
      ))}
      {answer && (
        <li>
          <Badge tone={answerTones[answer.outcome]}>{words.answer[answer.outcome]}</Badge> {answer.reason && words.refusal[answer.reason]}
          {answer.differs && words.differs(formats().list(answer.differs.map((field) => listFieldName(field).toLocaleLowerCase('vi'))))}
        </li>
      )}
    </ul>
  );
}
