import type { Report } from '#domain/report-figures.ts';
import { Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { language } from '#ui/text/language.ts';
import { FigureCells, FigureHeads } from './figure-cells.tsx';
import { reportsWords } from './reports-words.ts';
import { shownIndicator } from './safe-report.ts';

interface WholeTableProps {
  readonly report: Report;
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** The unit as a whole, a row for each indicator; a row opens its units below. */
export function WholeTable({ report, chosen, onChoose }: WholeTableProps) {
  const words = reportsWords();
  return (
    <Section title={words.whole} aside={<span class="small soft">{words.asOf(formats().dateTime(report.asOf))}</span>}>
      <p class="small soft">
        {words.residents[report.whole.residentsFrom]} {report.returned > 0 && words.returned(formats().number(report.returned))}
      </p>
      <div class="desk-table-frame" tabIndex={0} role="region" aria-label={words.whole}>
        <table class="desk-table report-table" data-rows="still">
          <thead>
            <tr>
              <th scope="col">{words.content}</th>
              <FigureHeads />
            </tr>
          </thead>
          <tbody>
            {report.indicators.map((indicator) => (
              <tr key={indicator.key}>
                <th scope="row">
                  <button
                    type="button"
                    class="report-choose"
                    aria-pressed={indicator.key === chosen}
                    onClick={() => onChoose(indicator.key)}
                  >
                    {indicator.name[language.value]}
                  </button>
                </th>
                <FigureCells line={shownIndicator(report, indicator, false).total} indicator={indicator.key} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
