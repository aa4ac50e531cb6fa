import type { Figures, Overview } from '#protocol/desk-answers.ts';
import { formats } from '#ui/text/words.ts';
import { useId, useState } from 'preact/hooks';
import { ChangeMark } from '../change-mark.tsx';
import { figuresWords } from './figures-words.ts';

const series = ['households', 'visited', 'met', 'people', 'guided'] as const satisfies readonly (keyof Figures)[];
/** Units of the drawing: a small picture that grows with its place. */
const [width, height] = [240, 64] as const;

/** Each figure over the last weeks: a small picture for each, since homes and people are not of one size. One moves from week to week. */
export function TrendCharts({ weeks }: Pick<Overview, 'weeks'>) {
  const words = figuresWords();
  const last = weeks.length - 1;
  const [chosen, setChosen] = useState<number>();
  const at = Math.min(chosen ?? last, last);
  return (
    <>
      <p class="small soft">{words.trendMore}</p>
      <WeekChoice weeks={weeks} at={at} onAt={(week) => setChosen(week === last ? undefined : week)} />
      <ul class="desk-trends">
        {series.map((key) => (
          <li key={key}>
            <Trend name={words[key]} values={weeks.map(({ figures }) => figures[key])} at={at} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{words.asNumbers}</summary>
        <WeekTable weeks={weeks} />
      </details>
    </>
  );
}

interface WeekChoiceProps extends Pick<Overview, 'weeks'> {
  /** Which of the weeks the figures are of; the last one is now. */
  readonly at: number;
  readonly onAt: (week: number) => void;
}

function WeekChoice({ weeks, at, onAt }: WeekChoiceProps) {
  const words = figuresWords();
  const id = useId();
  const day = weeks[at]?.day;
  const told = day === undefined ? '' : at === weeks.length - 1 ? words.untilNow : words.untilDay(formats().date(day));
  return (
    <div class="desk-week">
      <label for={id} class="small">
        {words.chooseWeek}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={weeks.length - 1}
        value={at}
        aria-valuetext={told}
        onInput={(event) => onAt(Number(event.currentTarget.value))}
      />
      <output for={id} class="strong">
        {told}
      </output>
    </div>
  );
}

interface TrendProps {
  readonly name: string;
  readonly values: readonly number[];
  readonly at: number;
}

function Trend({ name, values, at }: TrendProps) {
  const words = figuresWords();
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  const most = Math.max(1, ...values);
  const points = values.map(
    (value, i) => [(i / Math.max(1, values.length - 1)) * width, height - 4 - (value / most) * (height - 8)] as const,
  );
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const mark = points[at] ?? [0, 0];
  const said = (last >= first ? words.trendSaid : words.trendFall)(name, formats().number(first), formats().number(last));
  return (
    <figure class="desk-trend">
      <figcaption>
        <span>{name}</span> <strong>{formats().number(values[at] ?? 0)}</strong>
        {at > 0 && <ChangeMark now={values[at] ?? 0} before={values[at - 1] ?? 0} />}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
        <polygon class="desk-trend-area" points={`0,${height} ${line} ${width},${height}`} />
        <polyline class="desk-trend-line" points={line} />
        <circle class="desk-trend-end" cx={Math.max(4, mark[0] - 4)} cy={mark[1]} r="4" />
      </svg>
    </figure>
  );
}

function WeekTable({ weeks }: Pick<Overview, 'weeks'>) {
  const words = figuresWords();
  return (
    <div class="desk-table-frame">
      <table class="desk-table" data-rows="still">
        <thead>
          <tr>
            <th scope="col">{words.weekEnd}</th>
            {series.map((key) => (
              <th key={key} scope="col" class="desk-number">
                {words[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(({ day, figures }) => (
            <tr key={day}>
              <th scope="row">{formats().date(day)}</th>
              {series.map((key) => (
                <td key={key} class="desk-number">
                  {formats().number(figures[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
