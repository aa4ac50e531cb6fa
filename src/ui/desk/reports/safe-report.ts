import {
  measuredBy,
  type Report,
  type ReportIndicator,
  reportLines,
  type ReportSummary,
  type ReportUnit,
  summaryOf,
  totalLine,
} from '#domain/report-figures.ts';
import { suppressSmall } from '#domain/small-cells.ts';

/** A line as it may be shown: null is nothing to show, `held` a count that must not leave the desk. */
export interface ShownLine {
  readonly unit: ReportUnit;
  readonly held: boolean;
  readonly count: number | null;
  readonly base: number | null;
  readonly share: number | null;
  readonly target: number | null;
  readonly ofTarget: number | null;
  readonly change: number | null;
  readonly rank: number | null;
}

export interface ShownIndicator {
  readonly indicator: ReportIndicator;
  readonly by: ReportSummary['by'];
  readonly lines: readonly ShownLine[];
  readonly total: ShownLine;
  /** Not told when small cells are held back: who is last, and how many have none, would say what was held back. */
  readonly summary: ReportSummary | undefined;
}

export function baseOf(indicator: ReportIndicator, unit: ReportUnit): number | null {
  if (indicator.subject === 'visits') return null;
  return indicator.subject === 'people' ? unit.residents : unit.households;
}

/** All lines of an indicator. `outside`: for eyes outside the desk, with small cells held back, and without changes and ranks, by which they would come out. */
export function shownIndicator(report: Report, indicator: ReportIndicator, outside: boolean): ShownIndicator {
  const lines = reportLines(report, indicator);
  const total = totalLine(report, indicator);
  const cell = (line: typeof total) => ({ count: line.count, of: baseOf(indicator, line.unit) });
  const safe = outside ? suppressSmall(lines.map(cell), cell(total)) : undefined;
  const shown = (line: typeof total, count: number | null): ShownLine => {
    const isHeld = count === null;
    return {
      unit: line.unit,
      held: isHeld,
      count,
      base: baseOf(indicator, line.unit),
      share: isHeld ? null : line.ofResidents,
      target: line.target,
      ofTarget: isHeld ? null : line.ofTarget,
      change: outside ? null : line.change,
      rank: outside ? null : line.rank,
    };
  };
  return {
    indicator,
    by: measuredBy(report, indicator),
    lines: lines.map((line, at) => shown(line, safe ? (safe.counts[at] ?? null) : line.count)),
    total: shown(total, safe ? safe.total : total.count),
    summary: outside ? undefined : summaryOf(report, indicator),
  };
}
