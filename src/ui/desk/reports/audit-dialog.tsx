import type { AuditPage, AuditRow } from '#protocol/report-answers.ts';
import { Dialog } from '#ui/parts/overlays.tsx';
import { formats } from '#ui/text/words.ts';
import { useDesk } from '../desk-state.ts';
import { ScreenRead } from '../screen-read.tsx';
import { reportsWords } from './reports-words.ts';

/** Who took records out, and who published figures. */
export function AuditDialog({ node, onClose }: { readonly node: string; readonly onClose: () => void }) {
  const words = reportsWords().audit;
  const read = useDesk<AuditPage>(`areas/${encodeURIComponent(node)}/audit?only=outgoing`);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <ScreenRead read={read}>{({ rows }) => (rows.length === 0 ? <p>{words.empty}</p> : <AuditTable rows={rows} />)}</ScreenRead>
    </Dialog>
  );
}

function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const words = reportsWords().audit;
  return (
    <div class="desk-table-frame" tabIndex={0} role="region" aria-label={words.title}>
      <table class="desk-table" data-rows="still">
        <thead>
          <tr>
            {[words.time, words.who, words.what, words.where].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" class="desk-number">
              {words.rows}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${row.at} ${at}`}>
              <td>{formats().dateTime(row.at)}</td>
              <td>{row.memberName}</td>
              <td>{actWords(row.what)}</td>
              <td>{row.areaName}</td>
              <td class="desk-number">{row.rows === null ? '' : formats().number(row.rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `export-<step>-<kind>-<format>[-numbers]` or an act by its name. */
function actWords(what: string): string {
  const { audit, take } = reportsWords();
  const [first = '', step = '', kind = '', format = '', numbers] = what.split('-');
  if (first !== 'export') return named(audit.acts, what);
  const taken = audit.taken(named(audit.steps, step), named(take.kinds, kind), format.toUpperCase());
  return numbers === undefined ? taken : audit.withNumbers(taken);
}

function named(words: Readonly<Record<string, string>>, key: string): string {
  return (Object.hasOwn(words, key) ? words[key] : undefined) ?? key;
}
