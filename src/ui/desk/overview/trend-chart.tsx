import type { Figures, Overview } from '#protocol/desk-answers.ts';
import { formats } from '#ui/text/words.ts';
import { figuresWords } from './figures-words.ts';

const series = ['households', 'visited', 'met', 'people', 'guided'] as const satisfies readonly (keyof Figures)[];
/** Units of the drawing: a small picture that grows with its place. */
const [width, height] = [240, 64] as const;

/** Each figure over the last weeks: a small picture for each, since homes and people are not of one size. */
export function TrendCharts({ weeks }: Pick<Overview, 'weeks'>) {
  const words = figuresWords();
  return (
    <>
      <p class="small soft">{words.trendMore}</p>
      <ul class="desk-trends">
        {series.map((key) => (
          <li key={key}>
            <Trend name={words[key]} values={weeks.map(({ figures }) => figures[key])} />
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

function Trend({ name, values }: { readonly name: string; readonly values: readonly number[] }) {
  const words = figuresWords();
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  const most = Math.max(1, ...values);
  const points = values.map(
    (value, i) => [(i / Math.max(1, values.length - 1)) * width, height - 4 - (value / most) * (height - 8)] as const,
  );
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const end = points.at(-1) ?? [0, 0];
  const said = (last >= first ? words.trendSaid : words.trendFall)(name, formats().number(first), formats().number(last));
  return (
    <figure class="desk-trend">
      <figcaption>
        <span>{name}</span> <strong>{formats().number(last)}</strong>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
        <polygon class="desk-trend-area" points={`0,${height} ${line} ${width},${height}`} />
        <polyline class="desk-trend-line" points={line} />
        <circle class="desk-trend-end" cx={end[0] - 4} cy={end[1]} r="4" />
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
