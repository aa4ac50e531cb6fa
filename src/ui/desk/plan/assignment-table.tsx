import type { AssignmentRow, PlanPage } from '#protocol/plan-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { Bar, shareOf } from '../change-mark.tsx';
import { mayManage } from '../desk-state.ts';
import { AssignedHomes } from './assigned-homes.tsx';
import { choiceWords } from './choice-words.ts';
import { planWords } from './plan-words.ts';
import { ReassignDialog, WithdrawDialog } from './change-assignment.tsx';

type Change = 'reassign' | 'withdraw' | 'look';

interface AssignmentTableProps {
  readonly page: PlanPage;
  readonly onChanged: () => void;
}

export function AssignmentTable({ page, onChanged }: AssignmentTableProps) {
  const { assignments } = planWords();
  const [changing, setChanging] = useState<{ readonly how: Change; readonly row: AssignmentRow }>();
  const close = () => {
    setChanging(undefined);
    onChanged();
  };
  return (
    <>
      <div class="desk-table-frame">
        <table class="desk-table" data-rows="still">
          <thead>
            <tr>
              <th scope="col">{assignments.task}</th>
              <th scope="col">{assignments.person}</th>
              <th scope="col">{assignments.due}</th>
              <th scope="col">{assignments.progress}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {page.assignments.map((row) => (
              <AssignmentLine key={row.id} row={row} page={page} onChange={(how) => setChanging({ how, row })} />
            ))}
          </tbody>
        </table>
      </div>
      {changing?.how === 'reassign' && <ReassignDialog row={changing.row} people={page.people} onClose={close} />}
      {changing?.how === 'look' && <AssignedHomes row={changing.row} onClose={() => setChanging(undefined)} />}
      {changing?.how === 'withdraw' && <WithdrawDialog row={changing.row} onClose={close} />}
    </>
  );
}

interface AssignmentLineProps {
  readonly row: AssignmentRow;
  readonly page: PlanPage;
  readonly onChange: (how: Change) => void;
}

function AssignmentLine({ row, page, onChange }: AssignmentLineProps) {
  const { assignments } = planWords();
  const mayChange = mayManage() && !row.withdrawnAt && row.open > 0;
  return (
    <tr>
      <th scope="row">
        {row.what}
        <span class="desk-more">{choiceWords(row.choice, row.village ?? row.areaName, page.guides)}</span>
        {row.campaign && <span class="desk-more">{row.campaign.name}</span>}
      </th>
      <td>
        {row.assignee?.name ?? assignments.everybody}
        <span class="desk-more">{assignments.by(row.createdBy, formats().date(row.createdAt))}</span>
      </td>
      <td>{row.dueOn ? formats().date(row.dueOn) : <span class="soft">{assignments.noDay}</span>}</td>
      <td>
        <Progress row={row} />
        <span class="plan-look">
          <Button look="quiet" onPress={() => onChange('look')}>
            {assignments.homes}
          </Button>
        </span>
      </td>
      <td class="desk-act">
        {mayChange && (
          <span class="plan-acts">
            <Button onPress={() => onChange('reassign')}>{assignments.reassign}</Button>
            <Button look="quiet" onPress={() => onChange('withdraw')}>
              {assignments.withdraw}
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
}

function Progress({ row }: { readonly row: AssignmentRow }) {
  const { assignments } = planWords();
  const number = (count: number) => formats().number(count);
  const { done, open, overdue, withdrawnAt } = row;
  return (
    <span class="desk-stack">
      <span>{assignments.of(number(done), number(done + open))}</span>
      <Bar share={shareOf(done, done + open)} />
      {withdrawnAt ? (
        <Badge icon="stopped">{assignments.withdrawn(formats().date(withdrawnAt))}</Badge>
      ) : open === 0 ? (
        <Badge tone="done">{assignments.allDone}</Badge>
      ) : (
        overdue > 0 && (
          <Badge tone="stop" icon="warning">
            {assignments.overdue(number(overdue))}
          </Badge>
        )
      )}
    </span>
  );
}
