import type { MemberRow } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { formats, words } from '#ui/text/words.ts';
import { mayManage } from '../desk-state.ts';
import { deskWords } from '../desk-words.ts';
import { teamsWords } from './teams-words.ts';

interface MemberTableProps {
  readonly rows: readonly MemberRow[];
  /** Ids of those a card is to be printed for. */
  readonly picked: ReadonlySet<string>;
  readonly onPicked: (picked: ReadonlySet<string>) => void;
  readonly onCode: (member: MemberRow) => void;
  readonly onEdit: (member: MemberRow) => void;
}

export function MemberTable({ rows, picked, onPicked, onCode, onEdit }: MemberTableProps) {
  const { members } = deskWords();
  const { cards } = teamsWords();
  const active = rows.filter(({ suspendedAt }) => suspendedAt === undefined).map(({ id }) => id);
  const isFull = active.length > 0 && active.every((id) => picked.has(id));
  return (
    <div class="desk-table-frame">
      <table class="desk-table" data-rows="still">
        <thead>
          <tr>
            {mayManage() && (
              <td>
                <PickBox label={cards.pickAll} on={isFull} onPick={() => onPicked(new Set(isFull ? [] : active))} />
              </td>
            )}
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
              {mayManage() && (
                <td>
                  {row.suspendedAt === undefined && (
                    <PickBox label={cards.pick(row.name)} on={picked.has(row.id)} onPick={() => onPicked(toggled(picked, row.id))} />
                  )}
                </td>
              )}
              <MemberCells row={row} />
              <td class="desk-act">{mayManage() && <Acts row={row} onCode={onCode} onEdit={onEdit} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function toggled(picked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(picked);
  if (!next.delete(id)) next.add(id);
  return next;
}

function PickBox({ label, on, onPick }: { readonly label: string; readonly on: boolean; readonly onPick: () => void }) {
  return (
    <label class="desk-pick-cell">
      <input class="desk-pick" type="checkbox" aria-label={label} checked={on} onChange={onPick} />
    </label>
  );
}

function MemberCells({ row }: { readonly row: MemberRow }) {
  const { members } = deskWords();
  const { role: roleNames } = words().facts;
  return (
    <>
      <th scope="row">
        {row.name}
        {row.account && (
          <span class="desk-more">
            <Badge tone="note" icon="lock">
              {members.account}
            </Badge>
          </span>
        )}
        {row.suspendedAt && (
          <span class="desk-more">
            <Badge tone="stop" icon="stopped">
              {teamsWords().suspended}
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
    </>
  );
}

function Acts({ row, onCode, onEdit }: Pick<MemberTableProps, 'onCode' | 'onEdit'> & { readonly row: MemberRow }) {
  return (
    <>
      {row.suspendedAt === undefined && (
        <Button icon="tablet" onPress={() => onCode(row)}>
          {deskWords().members.code}
        </Button>
      )}{' '}
      <Button look="quiet" icon="edit" onPress={() => onEdit(row)}>
        {teamsWords().edit}
      </Button>
    </>
  );
}
