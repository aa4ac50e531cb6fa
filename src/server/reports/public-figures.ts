import { csvLine, utf8Mark } from '#domain/csv-line.ts';
import type { Report, ReportIndicator } from '#domain/report-figures.ts';
import { suppressSmall } from '#domain/small-cells.ts';
import type { PublicFigures } from '#protocol/report-answers.ts';
import type { Database } from '../database/transaction.ts';

export interface Published {
  /** Of the frozen report; it changes when another is published. */
  readonly id: string;
  readonly figures: PublicFigures;
}

/** The newest frozen report of a unit whose coordinators publish it; the same nothing for unknown, not published and not yet frozen. */
export async function publishedFigures(db: Database, area: string): Promise<Published | undefined> {
  const row = await db
    .selectFrom('report_snapshots as s')
    .innerJoin('report_settings as p', 'p.area', 's.area')
    .where('s.area', '=', area)
    .where('p.is_public', '=', true)
    .select(['s.id', 's.report'])
    .orderBy('s.made_at', 'desc')
    .orderBy('s.due_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { id: row.id, figures: publicFigures(JSON.parse(row.report) as Report) };
}

/** Counts by unit with small cells held back. Changes and targets stay inside: two counts close together tell of few people. */
export function publicFigures(report: Report): PublicFigures {
  const residents = suppressSmall(
    report.units.map((unit) => ({ count: unit.residents })),
    { count: report.whole.residents },
  );
  return {
    unit: report.node.name,
    period: report.period,
    asOf: report.asOf,
    residents: { units: residents.counts, total: residents.total },
    units: report.units.map(({ name }) => name),
    indicators: report.indicators.map((indicator) => publicIndicator(report, indicator)),
  };
}

function publicIndicator(report: Report, indicator: ReportIndicator): PublicFigures['indicators'][number] {
  const of = (residents: number | undefined) => (indicator.subject === 'people' ? residents : undefined);
  const cells = indicator.units.map(({ now }, at) => ({ count: now, of: of(report.units[at]?.residents) }));
  const { counts, total } = suppressSmall(cells, { count: indicator.total.now, of: of(report.whole.residents) });
  return { key: indicator.key, name: indicator.name, counts, total };
}

/** One line per indicator and unit; a count that is held back is empty. */
export function publicCsv({ unit, units, period, indicators, residents }: PublicFigures): string {
  const span = [period.from, period.to];
  const lines = indicators.flatMap(({ key, name, counts, total }) => [
    ...units.map((named, at) => [named, key, name.vi, counts[at], residents.units[at], ...span]),
    [unit, key, name.vi, total, residents.total, ...span],
  ]);
  return utf8Mark + [['unit', 'indicator', 'name', 'count', 'residents', 'from', 'to'], ...lines].map(csvLine).join('');
}
