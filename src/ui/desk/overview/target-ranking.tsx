import type { Overview } from '#protocol/desk-answers.ts';
import { lazyPart } from '#ui/lazy-screen.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { Bar } from '../change-mark.tsx';
import { mayManage } from '../desk-state.ts';
import { deskWords } from '../desk-words.ts';
import { FigureLink } from './figure-link.tsx';
import { figuresWords } from './figures-words.ts';
import { type Standing, standings, type ToldIndicator, toldIndicator } from './goal-standing.ts';

const GoalsDialog = lazyPart(async () => (await import('../goals/goals-dialog.tsx')).GoalsDialog);

/** What is to be reached, how far each unit is, the furthest first, and who is behind. */
export function TargetRanking({ overview }: { readonly overview: Overview }) {
  const words = figuresWords();
  const { node, total, rows } = overview;
  const [open, setOpen] = useState(false);
  const keys = [...new Set([total, ...rows].flatMap(({ goals }) => Object.keys(goals)))];
  const told = keys.flatMap((key) => toldIndicator(key) ?? []);
  return (
    <>
      {keys.length === 0 && <p class="soft">{words.noTargets}</p>}
      {told.map((indicator) => (
        <Ranking key={indicator.key} told={indicator} overview={overview} />
      ))}
      {told.length > 0 && <p class="small soft">{words.residentsUnknown}</p>}
      {keys.length > told.length && (
        <p>
          <a href={`/desk/areas/${node.id}/reports`}>{words.moreTargets(formats().number(keys.length - told.length))}</a>
        </p>
      )}
      {mayManage() && (
        <div class="line">
          <Button icon="edit" onPress={() => setOpen(true)}>
            {words.goals.open}
          </Button>
        </div>
      )}
      {open && <GoalsDialog node={node.id} onClose={() => setOpen(false)} />}
    </>
  );
}

function Ranking({ told, overview }: { readonly told: ToldIndicator; readonly overview: Overview }) {
  const words = figuresWords();
  const { ranked, whole } = standings(told, overview.rows, overview.total);
  return (
    <div class="desk-table-frame">
      <table class="desk-table" data-rows="still">
        <Caption told={told} overview={overview} />
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
              {told.subject === 'people' ? words.ofResidents : words.households}
            </th>
            <th scope="col" class="desk-number">
              {words.target}
            </th>
            <th scope="col">{words.ofTarget}</th>
          </tr>
        </thead>
        <tbody>
          {ranked.map((line) => (
            <RankRow key={line.unit.id} line={line} told={told} />
          ))}
        </tbody>
        <tfoot>{whole && <RankRow line={whole} told={told} isWhole />}</tfoot>
      </table>
    </div>
  );
}

function Caption({ told, overview }: { readonly told: ToldIndicator; readonly overview: Overview }) {
  const words = figuresWords();
  const goal = overview.total.goals[told.key];
  return (
    <caption class="desk-caption">
      <strong>{told.title}</strong>
      {goal?.percent !== undefined && ` · ${words.targetOf(formats().percent(goal.percent / 100))}`}
      {goal?.dueOn && ` ${words.targetBy(formats().date(goal.dueOn))}`}
    </caption>
  );
}

interface RankRowProps {
  readonly line: Standing;
  readonly told: ToldIndicator;
  readonly isWhole?: boolean;
}

function RankRow({ line: { row, unit, count, rank, target, ofResidents, ofTarget, isBehind }, told, isWhole }: RankRowProps) {
  const words = figuresWords();
  const number = formats().number;
  return (
    <tr>
      <td class="desk-number">{rank !== null && number(rank)}</td>
      <th scope="row">{isWhole ? deskWords().overview.total : <a href={`/desk/areas/${row.area.id}`}>{row.area.name}</a>}</th>
      <td class="desk-number">
        <FigureLink node={row.area.id} figures={told.figures} count={count} name={`${told.title}, ${row.area.name}`} />
        {ofResidents !== null && <span class="desk-more">{formats().percent(ofResidents)}</span>}
      </td>
      <td class="desk-number">
        {number(told.subject === 'people' ? unit.residents : unit.households)}
        {told.subject === 'people' && unit.residentsFrom === 'known' && <span class="desk-more">{words.ofRegistered}</span>}
      </td>
      <td class="desk-number">
        {target === null ? (
          <span class="soft small">{row.goals[told.key]?.percent !== undefined && words.needsResidents}</span>
        ) : (
          number(target)
        )}
      </td>
      <td>
        {isBehind !== undefined && (
          <span class="desk-cell desk-share">
            <span class="line">
              {ofTarget !== null && <strong>{formats().percent(ofTarget)}</strong>}
              <Badge tone={isBehind ? 'wait' : 'done'} icon={isBehind ? 'warning' : 'done'}>
                {isBehind ? words.behind : words.there}
              </Badge>
            </span>
            {ofTarget !== null && <Bar share={ofTarget} tone={isBehind ? 'soft' : 'done'} />}
          </span>
        )}
      </td>
    </tr>
  );
}
