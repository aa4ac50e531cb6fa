/**
 * What a report is made of, and what is read out of it. A {@link Report} holds only counts, names and moments, so it can be frozen as it is; shares, ranks
 * and who lags behind follow from it by the pure functions here, on every side alike.
 */
export type ReportSubject = 'people' | 'households' | 'visits';

export interface ReportUnit {
  readonly id: string;
  readonly name: string;
  /** What shares of people are of: residents of at least 14. */
  readonly residents: number;
  /** `set`: as entered for the unit. `known`: nobody entered any, so it is the people written down. `mixed`: some of its parts one, some the other. */
  readonly residentsFrom: 'set' | 'known' | 'mixed';
  /** What shares of households are of: homes written down. */
  readonly households: number;
}

export interface ReportCount {
  readonly now: number;
  /** At the end of the period before; for what happens within a period (visits), in that period. */
  readonly before: number;
  /** As entered for the unit; null where there is none. */
  readonly target: number | null;
}

export interface ReportIndicator {
  /** `reached:<guide>:<milestone>`, `alone:<guide>` or one of the built-in ones. */
  readonly key: string;
  readonly subject: ReportSubject;
  /** As it was called when the report was made: the words of a guide may change later. */
  readonly name: { readonly vi: string; readonly en: string };
  /** In the order of the report's units. */
  readonly units: readonly ReportCount[];
  readonly total: ReportCount;
}

export interface Report {
  readonly node: { readonly id: string; readonly name: string };
  /** ISO instants; see `report-period.ts`. */
  readonly period: { readonly kind: string; readonly from: string; readonly to: string; readonly before: string };
  /** When it was computed. */
  readonly asOf: string;
  readonly units: readonly ReportUnit[];
  readonly whole: ReportUnit;
  readonly indicators: readonly ReportIndicator[];
  /** Records left out because they were sent back and not yet mended. */
  readonly returned: number;
}

export interface ReportLine {
  readonly unit: ReportUnit;
  readonly count: number;
  readonly change: number;
  readonly target: number | null;
  /** 0 … 1 or more; null where there is nothing to take a share of. */
  readonly ofResidents: number | null;
  readonly ofTarget: number | null;
  /** 1 is best; equal figures share a rank. Null for the whole, and where more is not better. */
  readonly rank: number | null;
}

/** What the units of one indicator come to. Shares are of the target where every unit with residents has one, else of the residents. */
export interface ReportSummary {
  readonly by: 'target' | 'residents' | 'count';
  /** Units that reached their target. Null where no unit has one. */
  readonly reached: number | null;
  /** Units with less than half of what is measured by. */
  readonly underHalf: number | null;
  readonly zero: number;
  /** Names of the units that are last, all with the same figure; empty when all are equal. */
  readonly worst: readonly string[];
}

const half = 0.5;
/** More of these is neither better nor worse, so nobody is ranked by them or named as last. */
const unranked = new Set(['homes-refused', 'homes-promised', 'no-device', 'declined']);

export function isMoreBetter(key: string): boolean {
  return !unranked.has(key);
}

function share(count: number, of: number | null): number | null {
  return of === null || of <= 0 ? null : count / of;
}

/** How many there are in a unit of those an indicator is about; null where there is nothing to take a share of. */
function baseOf({ subject }: Pick<ReportIndicator, 'subject'>, unit: ReportUnit | undefined): number | null {
  if (!unit || subject === 'visits') return null;
  return subject === 'people' ? unit.residents : unit.households;
}

function lineOf(indicator: Pick<ReportIndicator, 'subject'>, unit: ReportUnit, figure: ReportCount): Omit<ReportLine, 'rank'> {
  return {
    unit,
    count: figure.now,
    change: figure.now - figure.before,
    target: figure.target,
    ofResidents: share(figure.now, baseOf(indicator, unit)),
    ofTarget: share(figure.now, figure.target),
  };
}

/** What a goal takes its share of. Of residents nobody has entered there is no share: the people written down would make it easier the fewer they are. */
export function goalBase(indicator: Pick<ReportIndicator, 'subject'>, unit: ReportUnit | undefined): number | null {
  return indicator.subject === 'people' && unit?.residentsFrom !== 'set' ? null : baseOf(indicator, unit);
}

/** As much of a report as its ranking rests on. */
type Ranked = Pick<Report, 'units'>;
type Ranking = Pick<ReportIndicator, 'key' | 'subject' | 'units'>;

export function measuredBy(report: Ranked, indicator: Ranking): ReportSummary['by'] {
  const counted = report.units.flatMap((unit, at) => ((baseOf(indicator, unit) ?? 1) > 0 ? [indicator.units[at]] : []));
  if (counted.length > 0 && counted.every((figure) => (figure?.target ?? 0) > 0)) return 'target';
  return indicator.subject === 'visits' ? 'count' : 'residents';
}

function measure(line: Omit<ReportLine, 'rank'>, by: ReportSummary['by']): number | null {
  if (by === 'count') return line.count;
  return by === 'target' ? line.ofTarget : line.ofResidents;
}

/** One line per unit, in the report's order, with its rank. Units without anything to measure by stand last. */
export function reportLines(report: Ranked, indicator: Ranking): readonly ReportLine[] {
  const by = measuredBy(report, indicator);
  const lines = report.units.map((unit, at) => lineOf(indicator, unit, indicator.units[at] ?? nothing));
  const better = (than: number | null) => lines.filter((line) => (measure(line, by) ?? -1) > (than ?? -1)).length;
  const isRanked = !unranked.has(indicator.key);
  return lines.map((line) => Object.assign({ rank: isRanked ? better(measure(line, by)) + 1 : null }, line));
}

const nothing: ReportCount = { now: 0, before: 0, target: null };

export function totalLine(report: Report, indicator: ReportIndicator): ReportLine {
  return { ...lineOf(indicator, report.whole, indicator.total), rank: null };
}

export function summaryOf(report: Report, indicator: ReportIndicator): ReportSummary {
  const by = measuredBy(report, indicator);
  if (unranked.has(indicator.key)) return { by, reached: null, underHalf: null, zero: 0, worst: [] };
  const lines = reportLines(report, indicator);
  const measured = lines.flatMap((line) => {
    const value = measure(line, by);
    return value === null ? [] : [{ name: line.unit.name, value }];
  });
  const least = Math.min(...measured.map(({ value }) => value));
  const isUneven = measured.some(({ value }) => value > least);
  const targeted = lines.filter(({ ofTarget }) => ofTarget !== null);
  return {
    by,
    reached: targeted.length === 0 ? null : targeted.filter(({ ofTarget }) => (ofTarget ?? 0) >= 1).length,
    underHalf: by === 'count' ? null : measured.filter(({ value }) => value < half).length,
    zero: lines.filter(({ count }) => count === 0).length,
    worst: isUneven ? measured.filter(({ value }) => value === least).map(({ name }) => name) : [],
  };
}
