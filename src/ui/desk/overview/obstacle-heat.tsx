import { figureKey } from '#domain/figure-keys.ts';
import type { GuideCount } from '#protocol/desk-answers.ts';
import type { Obstacles } from '#protocol/figure-answers.ts';
import { SelectField } from '#ui/parts/select-field.tsx';
import { formats } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';
import { useDesk } from '../desk-state.ts';
import { guideTitle } from '../record-words.ts';
import { ScreenRead } from '../screen-read.tsx';
import { ageTitle } from './age-title.ts';
import { FigureLink } from './figure-link.tsx';
import { obstacleTitle } from './figure-titles.ts';
import { figuresWords } from './figures-words.ts';

type Across = 'age' | 'unit';

/** Where people of one guide are stuck: rows are steps and obstacles, columns ages or units, the darker the more people. */
export function ObstacleHeat({ node, guides }: { readonly node: string; readonly guides: readonly GuideCount[] }) {
  const words = figuresWords();
  const stuck = guides.filter((guide) => guide.stuck > 0).toSorted((a, b) => b.stuck - a.stuck);
  const [chosen, setChosen] = useState<string>();
  const [across, setAcross] = useState<Across>('age');
  const guide = stuck.some((one) => one.guide === chosen) ? chosen : stuck[0]?.guide;
  if (guide === undefined) return <p class="soft">{words.noObstacles}</p>;
  return (
    <>
      <p class="small soft">{words.obstaclesMore}</p>
      <div class="desk-choices">
        <SelectField
          label={words.guide}
          value={guide}
          onValue={setChosen}
          options={stuck.map((one) => ({ value: one.guide, title: `${guideTitle(one.guide)} (${formats().number(one.stuck)})` }))}
        />
        <SelectField
          label={words.across}
          value={across}
          onValue={(value) => setAcross(value === 'unit' ? 'unit' : 'age')}
          options={[
            { value: 'age', title: words.byAge },
            { value: 'unit', title: words.byUnit },
          ]}
        />
      </div>
      <HeatOf node={node} guide={guide} across={across} />
    </>
  );
}

function HeatOf({ node, guide, across }: { readonly node: string; readonly guide: string; readonly across: Across }) {
  const read = useDesk<Obstacles>(`areas/${encodeURIComponent(node)}/obstacles?guide=${encodeURIComponent(guide)}`);
  return <ScreenRead read={read}>{(obstacles) => <HeatTable obstacles={obstacles} columns={columnsOf(obstacles, across)} />}</ScreenRead>;
}

interface Column {
  readonly id: string;
  readonly title: string;
  /** The list behind a cell: of this unit, of those born in these years. */
  readonly node: string;
  readonly born?: readonly [string, string] | undefined;
  readonly countIn: (row: Obstacles['rows'][number]) => number;
}

function columnsOf({ area, bands, units }: Obstacles, across: Across): readonly Column[] {
  if (across === 'unit') return units.map(({ id, name }) => ({ id, title: name, node: id, countIn: (row) => row.units[id] ?? 0 }));
  return bands.map((band, i) => ({
    id: String(i),
    title: ageTitle(band),
    node: area.id,
    born: band.born ?? ['-', '-'],
    countIn: (row) => row.ages[i] ?? 0,
  }));
}

function HeatTable({ obstacles, columns }: { readonly obstacles: Obstacles; readonly columns: readonly Column[] }) {
  const words = figuresWords();
  const { area, guide, rows } = obstacles;
  const most = Math.max(1, ...rows.flatMap((row) => columns.map((column) => column.countIn(row))));
  const heat = (count: number) => (count === 0 ? 0 : Math.ceil((count / most) * 4));
  return (
    <div class="desk-table-frame">
      <table class="desk-table desk-heat" data-rows="still">
        <thead>
          <tr>
            <th scope="col">{words.stepAndObstacle}</th>
            {columns.map(({ id, title }) => (
              <th key={id} scope="col" class="desk-number">
                {title}
              </th>
            ))}
            <th scope="col" class="desk-number">
              {words.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = obstacleTitle(guide, row.step, row.obstacle);
            const figures = [figureKey('obstacle', guide, row.step, row.obstacle)];
            return (
              <tr key={figures[0]}>
                <th scope="row">
                  {guideTitle(guide, 'obstacles', row.obstacle)}
                  <span class="desk-more">{guideTitle(guide, 'steps', row.step)}</span>
                </th>
                {columns.map(({ id, title, node, born, countIn }) => (
                  <td key={id} class="desk-number" data-heat={heat(countIn(row))}>
                    <FigureLink node={node} figures={figures} born={born} count={countIn(row)} name={`${name}, ${title}`} />
                  </td>
                ))}
                <td class="desk-number">
                  <strong>
                    <FigureLink node={area.id} figures={figures} count={row.total} name={name} />
                  </strong>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
