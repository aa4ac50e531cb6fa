import type { Report, ReportIndicator } from '#domain/report-figures.ts';
import { SelectField } from '#ui/parts/select-field.tsx';
import { Badge } from '#ui/parts/signals.tsx';
import { Section } from '#ui/parts/surfaces.tsx';
import { language } from '#ui/text/language.ts';
import { formats } from '#ui/text/words.ts';
import { FigureCells, FigureHeads } from './figure-cells.tsx';
import { reportsWords } from './reports-words.ts';
import { type ShownIndicator, shownIndicator, type ShownLine } from './safe-report.ts';

interface UnitTableProps {
  readonly report: Report;
  readonly indicator: ReportIndicator;
  readonly onChoose: (key: string) => void;
}

/** One indicator by unit, the best first, with who lags behind. */
export function UnitTable({ report, indicator, onChoose }: UnitTableProps) {
  const words = reportsWords();
  const shown = shownIndicator(report, indicator, false);
  const ranked = shown.lines.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return (
    <Section title={words.byUnit}>
      <SelectField
        label={words.chooseContent}
        value={indicator.key}
        onValue={onChoose}
        options={report.indicators.map(({ key, name }) => ({ value: key, title: name[language.value] }))}
      />
      <Lagging shown={shown} />
      <div class="desk-table-frame" tabIndex={0} role="region" aria-label={indicator.name[language.value]}>
        <table class="desk-table report-table" data-rows="still">
          <thead>
            <tr>
              <th scope="col" class="desk-number">
                {words.rank}
              </th>
              <th scope="col">{words.unit}</th>
              <FigureHeads />
            </tr>
          </thead>
          <tbody>
            {ranked.map((line) => (
              <UnitRow key={line.unit.id} line={line} own={report.node.id} indicator={indicator.key} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <th scope="row">{words.total}</th>
              <FigureCells line={shown.total} indicator={indicator.key} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

function UnitRow({ line, own, indicator }: { readonly line: ShownLine; readonly own: string; readonly indicator: string }) {
  const { id, name } = line.unit;
  return (
    <tr>
      <td class="desk-number">{line.rank}</td>
      <th scope="row">{id === own ? name : <a href={`/desk/areas/${id}/reports`}>{name}</a>}</th>
      <FigureCells line={line} indicator={indicator} />
    </tr>
  );
}

function Lagging({ shown: { summary, lines } }: { readonly shown: ShownIndicator }) {
  const words = reportsWords();
  const { number, list } = formats();
  if (!summary || lines.length < 2) return null;
  return (
    <p class="line report-summary">
      {summary.reached !== null && <Badge tone="done">{words.reached(number(summary.reached), number(lines.length))}</Badge>}
      {!!summary.underHalf && <Badge tone="wait">{words.underHalf(number(summary.underHalf))}</Badge>}
      {summary.zero > 0 && <Badge tone="stop">{words.zero(number(summary.zero))}</Badge>}
      {summary.worst.length > 0 && <span>{words.worst(list(summary.worst))}</span>}
    </p>
  );
}
