import type { AreaDetail, MemberRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { EmptyState } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { CodeDialog } from './code-dialog.tsx';
import { DeskHead } from './desk-frame.tsx';
import { mayManage, useDesk } from './desk-state.ts';
import { deskWords } from './desk-words.ts';
import { MemberDialog } from './member-dialog.tsx';
import { ScreenRead } from './screen-read.tsx';
import { EnrolmentCards } from './teams/enrolment-cards.tsx';
import { MemberEdit } from './teams/member-edit.tsx';
import { MemberTable } from './teams/member-table.tsx';
import { teamsWords } from './teams/teams-words.ts';
import { useNode } from './use-node.ts';

type Doing =
  | { readonly kind: 'adding' }
  | { readonly kind: 'printing'; readonly members: readonly MemberRow[] }
  | { readonly kind: 'coding' | 'editing'; readonly member: MemberRow };

export function MembersScreen({ node = '' }: { readonly node?: string }) {
  useNode(node);
  const { members } = deskWords();
  const area = useDesk<AreaDetail>(`areas/${encodeURIComponent(node)}`);
  const read = useDesk<readonly MemberRow[]>(`members?node=${encodeURIComponent(node)}`);
  const [doing, setDoing] = useState<Doing>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const close = () => {
    setDoing(undefined);
    read.reread();
  };
  if (doing?.kind === 'printing') return <EnrolmentCards members={doing.members} onClose={close} />;
  const chosen = (read.value ?? []).filter(({ id }) => picked.has(id));
  return (
    <>
      <DeskHead
        title={members.title}
        path={area.value?.path}
        view="/members"
        aside={mayManage() && <HeadActs chosen={chosen} onDo={setDoing} />}
      />
      <ScreenRead read={read}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={members.none} icon="people">
              <p>{members.noneMore}</p>
            </EmptyState>
          ) : (
            <MemberTable
              rows={rows}
              picked={picked}
              onPicked={setPicked}
              onCode={(member) => setDoing({ kind: 'coding', member })}
              onEdit={(member) => setDoing({ kind: 'editing', member })}
            />
          )
        }
      </ScreenRead>
      {doing?.kind === 'adding' && area.value && <MemberDialog detail={area.value} onClose={close} />}
      {doing?.kind === 'coding' && <CodeDialog member={doing.member} onClose={close} />}
      {doing?.kind === 'editing' && area.value && (
        <MemberEdit
          member={read.value?.find(({ id }) => id === doing.member.id) ?? doing.member}
          detail={area.value}
          onChanged={read.reread}
          onClose={close}
        />
      )}
    </>
  );
}

function HeadActs({ chosen, onDo }: { readonly chosen: readonly MemberRow[]; readonly onDo: (doing: Doing) => void }) {
  return (
    <>
      <Button icon="tablet" disabled={chosen.length === 0} onPress={() => onDo({ kind: 'printing', members: chosen })}>
        {teamsWords().cards.print(formats().number(chosen.length))}
      </Button>
      <Button look="main" icon="add" onPress={() => onDo({ kind: 'adding' })}>
        {deskWords().members.add}
      </Button>
    </>
  );
}
