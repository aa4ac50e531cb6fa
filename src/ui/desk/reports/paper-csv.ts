import { csvLine, utf8Mark } from '#domain/csv-line.ts';
import type { Report } from '#domain/report-figures.ts';
import { paperWords as words } from './official-words.ts';
import { shownIndicator, type ShownLine } from './safe-report.ts';

/** All figures as one flat table, a line for each indicator and unit: for other programs more than for readers. Shares are numbers between 0 and 1. */
export function paperCsv(report: Report, outside: boolean): string {
  const head = [
    words.indicator,
    words.unit,
    words.count,
    words.base.any,
    words.share,
    words.target,
    words.ofTarget,
    words.change,
    words.rank,
  ];
  const lines = report.indicators.flatMap((indicator) => {
    const { lines: units, total } = shownIndicator(report, indicator, outside);
    return [...units, total].map((line) => cellsOf(indicator.name.vi, line));
  });
  return utf8Mark + [head, ...lines].map(csvLine).join('');
}

function cellsOf(indicator: string, line: ShownLine) {
  const { unit, held, count, base, share, target, ofTarget, change, rank } = line;
  return [indicator, unit.name, held ? '*' : count, base, rounded(share), target, rounded(ofTarget), change, rank];
}

/** Four digits are a hundredth of a per cent. */
function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 10_000;
}
