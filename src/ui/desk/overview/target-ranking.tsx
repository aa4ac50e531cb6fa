import { figureKey } from '#domain/figure-keys.ts';
import type { Overview, OverviewRow, Target } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { Bar, shareOf } from '../change-mark.tsx';
import { mayManage } from '../desk-state.ts';
import { deskWords } from '../desk-words.ts';
import { FigureLink } from './figure-link.tsx';
import { figureTitle, milestonesFrom, reachedBy } from './figure-titles.ts';
import { figuresWords } from './figures-words.ts';
import { TargetsDialog } from './targets-dialog.tsx';

/** What is to be reached, how far each unit is, the furthest first, and who is behind. */
export function TargetRanking({ overview }: { readonly overview: Overview }) {
  const words = figuresWords();
  const { node, targets } = overview;
  const [open, setOpen] = useState(false);
  return (
    <>
      {targets.length === 0 && <p class="soft">{words.noTargets}</p>}
      {targets.map((target) => (
        <Ranking key={`${target.guide} ${target.milestone}`} target={target} overview={overview} />
      ))}
      {targets.length > 0 && <p class="small soft">{words.residentsUnknown}</p>}
      {mayManage() && (
        <div class="line">
          <Button icon="edit" onPress={() => setOpen(true)}>
            {words.setTargets}
          </Button>
        </div>
      )}
      {open && <TargetsDialog node={node} onClose={() => setOpen(false)} />}
    </>
  );
}

function standing(row: OverviewRow, { guide, milestone }: Target) {
  const reached = reachedBy(
    row.guides.find((count) => count.guide === guide),
    milestone,
  );
  const whole = row.residents ?? row.now.people;
  return { row, reached, whole, share: shareOf(reached, whole) };
}

function Ranking({ target, overview }: { readonly target: Target; readonly overview: Overview }) {
  const words = figuresWords();
  const rows = overview.rows.map((row) => standing(row, target)).toSorted((a, b) => b.share - a.share);
  const title = figureTitle(figureKey('milestone', target.guide, target.milestone));
  const goal = words.targetOf(formats().percent(target.percent / 100));
  return (
    <div class="desk-table-frame">
      <table class="desk-table" data-rows="still">
        <caption class="desk-caption">
          <strong>{title}</strong> · {goal}
          {target.dueOn && ` ${words.targetBy(formats().date(target.dueOn))}`}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="desk-number">
              {words.rank}
            </th>
            <th scope="col">{deskWords().overview.unit}</th>
            <th scope="col" class="desk-number">
              {words.reached}
            </th>
            <th scope="col" class="desk-number">
              {words.ofResidents}
            </th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((found, i) => (
            <RankRow key={found.row.area.id} found={found} rank={i + 1} target={target} name={title} />
          ))}
        </tbody>
        <tfoot>
          <RankRow found={standing(overview.total, target)} target={target} name={title} />
        </tfoot>
      </table>
    </div>
  );
}

interface RankRowProps {
  readonly found: ReturnType<typeof standing>;
  readonly rank?: number;
  readonly target: Target;
  readonly name: string;
}

function RankRow({ found: { row, reached, whole, share }, rank, target, name }: RankRowProps) {
  const words = figuresWords();
  const figures = milestonesFrom(target.guide, target.milestone).map((id) => figureKey('milestone', target.guide, id));
  const isBehind = share < target.percent / 100;
  return (
    <tr>
      <td class="desk-number">{rank}</td>
      <th scope="row">{rank === undefined ? deskWords().overview.total : <a href={`/desk/areas/${row.area.id}`}>{row.area.name}</a>}</th>
      <td class="desk-number">
        <FigureLink node={row.area.id} figures={figures} count={reached} name={`${name}, ${row.area.name}`} />
      </td>
      <td class="desk-number">
        {formats().number(whole)}
        {row.residents === undefined && <span class="desk-more">{words.ofRegistered}</span>}
      </td>
      <td>
        <span class="desk-cell desk-share">
          <span class="line">
            <strong>{formats().percent(share)}</strong>
            <Badge tone={isBehind ? 'wait' : 'done'} icon={isBehind ? 'warning' : 'done'}>
              {isBehind ? words.behind : words.there}
            </Badge>
          </span>
          <Bar share={share} tone={isBehind ? 'soft' : 'done'} />
        </span>
      </td>
    </tr>
  );
}
