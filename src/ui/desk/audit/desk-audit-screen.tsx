import type { AreaDetail } from '#protocol/desk-answers.ts';
import type { AuditPage, AuditRow } from '#protocol/report-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { accountWords } from '../account/account-words.ts';
import { type DeskFailure, deskFailureWords, deskRequest } from '../desk-client.ts';
import { DeskHead } from '../desk-frame.tsx';
import { useDesk } from '../desk-state.ts';
import { requestCode } from '../rights/request-letters.ts';
import { ScreenRead } from '../screen-read.tsx';
import { useNode } from '../use-node.ts';
import { actWords } from './act-words.ts';

/** Who did what at a unit and below, newest first, page by page. */
export function AuditScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { audit } = accountWords();
  const area = useDesk<AreaDetail>(`areas/${encodeURIComponent(node)}`);
  const read = useDesk<AuditPage>(`areas/${encodeURIComponent(node)}/audit`);
  return (
    <>
      <DeskHead title={audit.title} path={area.value?.path} view="/audit" under={audit.more} />
      <ScreenRead read={read}>
        {(first) =>
          first.rows.length === 0 ? <EmptyState title={audit.empty} icon="shield" /> : <AuditPages key={node} node={node} first={first} />
        }
      </ScreenRead>
    </>
  );
}

/** The newest page is read again by itself; older ones are added below it as they were. */
function AuditPages({ node, first }: { readonly node: string; readonly first: AuditPage }) {
  const { audit } = accountWords();
  const [older, setOlder] = useState<readonly AuditPage[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<DeskFailure>();
  const seen = new Map([first, ...older].flatMap(({ rows }) => rows.map((row) => [row.id, row] as const)));
  const { next } = older.at(-1) ?? first;
  const readOn = async () => {
    setBusy(true);
    const answer = await deskRequest<AuditPage>(`areas/${encodeURIComponent(node)}/audit?before=${next ?? 0}`);
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) setOlder([...older, answer.value]);
  };
  return (
    <div class="stack">
      <AuditTable rows={[...seen.values()].toSorted((a, b) => b.id - a.id)} />
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      {next !== undefined && (
        <div class="button-bar">
          <Button busy={busy} onPress={() => void readOn()}>
            {audit.older}
          </Button>
        </div>
      )}
    </div>
  );
}

function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const { audit } = accountWords();
  return (
    <div class="desk-table-frame" tabIndex={0} role="region" aria-label={audit.title}>
      <table class="desk-table" data-rows="still">
        <thead>
          <tr>
            {[audit.time, audit.who, audit.what, audit.whom, audit.where].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{formats().dateTime(row.at)}</td>
              <td>{row.memberName || <span class="soft">{audit.nobody}</span>}</td>
              <td>{actWords(row)}</td>
              <td>
                <Whom row={row} />
              </td>
              <td>{row.areaName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** People and homes by a link to their record, which the server shows to who may see it; never by name. A request by the number on its papers. */
function Whom({ row: { subject, subjectName } }: { readonly row: AuditRow }) {
  const { audit } = accountWords();
  if (subjectName !== null) return <>{subjectName}</>;
  const [kind = '', id = ''] = subject?.split('/') ?? [];
  if (kind === 'person') return <a href={`/desk/people/${id}`}>{audit.person}</a>;
  if (kind === 'household') return <a href={`/desk/households/${id}`}>{audit.household}</a>;
  if (kind === 'request') return <span class="small soft">{requestCode(id)}</span>;
  return <span class="small soft">{kind === 'guide' ? id : ''}</span>;
}
