import type { AreaDetail, MemberRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { CodeDialog } from './code-dialog.tsx';
import { DeskHead } from './desk-frame.tsx';
import { mayManage, useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { MemberDialog } from './member-dialog.tsx';
import { ScreenRead } from './screen-read.tsx';
import { useNode } from './use-node.ts';

export function MembersScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { members } = deskWords();
  const area = useDesk<AreaDetail>(`areas/${encodeURIComponent(node)}`);
  const read = useDesk<readonly MemberRow[]>(`members?node=${encodeURIComponent(node)}`);
  const [adding, setAdding] = useState(false);
  const [coding, setCoding] = useState<MemberRow>();
  return (
    <>
      <DeskHead
        title={members.title}
        path={area.value?.path}
        view="/members"
        aside={
          mayManage() && (
            <Button look="main" icon="add" onPress={() => setAdding(true)}>
              {members.add}
            </Button>
          )
        }
      />
      <ScreenRead read={read}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={members.none} icon="people">
              <p>{members.noneMore}</p>
            </EmptyState>
          ) : (
            <MemberTable rows={rows} onCode={setCoding} />
          )
        }
      </ScreenRead>
      {adding && area.value && (
        <MemberDialog
          detail={area.value}
          onClose={() => {
            setAdding(false);
            read.reread();
          }}
        />
      )}
      {coding && <CodeDialog member={coding} onClose={() => setCoding(undefined)} />}
    </>
  );
}

function MemberTable({ rows, onCode }: { readonly rows: readonly MemberRow[]; readonly onCode: (member: MemberRow) => void }) {
  const { members } = deskWords();
  const { role: roleNames } = words().facts;
  return (
    <div class="desk-table-frame">
      <table class="desk-table" data-rows="still">
        <thead>
          <tr>
            <th scope="col">{members.member}</th>
            <th scope="col">{members.role}</th>
            <th scope="col" class="desk-number">
              {members.tablets}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                {row.account && (
                  <span class="desk-more">
                    <Badge tone="note" icon="lock">
                      {members.account}
                    </Badge>
                  </span>
                )}
              </th>
              <td>
                <ul class="desk-stack">
                  {row.roles.map(({ area, role }) => (
                    <li key={`${area.id} ${role}`}>
                      {roleNames[role]} · {area.name}
                    </li>
                  ))}
                </ul>
              </td>
              <td class="desk-number">{formats().number(row.tablets)}</td>
              <td class="desk-act">
                {mayManage() && (
                  <Button icon="tablet" onPress={() => onCode(row)}>
                    {members.code}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
