import { addDays, dayInVietnam } from '#domain/dates.ts';
import { periodAround, type PeriodKind, periodKinds, periodOfDays, type ReportPeriod } from '#domain/report-period.ts';

/** What the screen's address asks for, so that a report can be sent to a colleague as a link. */
export interface AskedReport {
  readonly kind: PeriodKind;
  /** A day within the week, month or quarter. */
  readonly day: string;
  readonly from: string;
  readonly through: string;
  /** A frozen report; then the period is its own. */
  readonly snapshot: string | undefined;
  /** The indicator that is shown by unit. */
  readonly of: string | undefined;
}

export function askedOf(query: Readonly<Record<string, string | undefined>>, today: string): AskedReport {
  const kind = periodKinds.find((known) => known === query['kind']) ?? 'week';
  return {
    kind,
    day: query['day'] ?? today,
    from: query['from'] ?? addDays(today, -6),
    through: query['through'] ?? today,
    snapshot: query['snapshot'],
    of: query['of'],
  };
}

/** Undefined for days that are no period. */
export function periodOf({ kind, day, from, through }: AskedReport): ReportPeriod | undefined {
  return kind === 'days' ? periodOfDays(from, through) : periodAround(kind, day);
}

/** The same kind of period just before or after. */
export function stepped(asked: AskedReport, way: -1 | 1): Partial<AskedReport> {
  const period = periodOf(asked);
  if (!period) return {};
  if (asked.kind !== 'days') return { day: dayInVietnam(way < 0 ? period.before : period.to) };
  const days = Math.round((period.to - period.from) / 86_400_000) * way;
  return { from: addDays(asked.from, days), through: addDays(asked.through, days) };
}

/** What of it the server is asked. */
export function periodQuery({ kind, day, from, through }: AskedReport): Readonly<Record<string, string>> {
  return kind === 'days' ? { kind, from, through } : { kind, day };
}

export function addressOf(node: string, asked: AskedReport): string {
  const { snapshot, of } = asked;
  const query = new URLSearchParams({ ...periodQuery(asked), ...(snapshot ? { snapshot } : {}), ...(of ? { of } : {}) });
  return `/desk/areas/${node}/reports?${query.toString()}`;
}
