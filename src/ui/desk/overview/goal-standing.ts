import { figureKey } from '#domain/figure-keys.ts';
import { goalCount, wholeGoal } from '#domain/goals.ts';
import { goalBase, type ReportIndicator, type ReportLine, reportLines, type ReportUnit } from '#domain/report-figures.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import type { Figures, OverviewRow } from '#protocol/desk-answers.ts';
import { figureTitle, milestonesFrom, reachedBy } from './figure-titles.ts';

/** An indicator of the reports as the overview's own figures tell it. */
export interface ToldIndicator {
  readonly key: string;
  readonly subject: ReportIndicator['subject'];
  readonly title: string;
  /** Keys of the list behind the number. */
  readonly figures: readonly string[];
  readonly count: (row: OverviewRow) => number;
}

const coverage: Readonly<Record<string, readonly [keyof Figures, figure: string, ToldIndicator['subject']]>> = {
  'homes-known': ['households', 'home', 'households'],
  'homes-visited': ['visited', 'visited', 'households'],
  'homes-met': ['met', 'met', 'households'],
  guided: ['guided', 'guided', 'people'],
};

/** Undefined for what only a report counts. */
export function toldIndicator(key: string): ToldIndicator | undefined {
  const [kind, guide = '', milestone = ''] = key.split(':');
  const known = Object.hasOwn(coverage, key) ? coverage[key] : undefined;
  if (known) {
    const [field, figure, subject] = known;
    return { key, subject, title: figureTitle(figure), figures: [figure], count: (row) => row.now[field] };
  }
  if (kind !== 'reached' || !milestone) return undefined;
  return {
    key,
    subject: findGuide(guide)?.subject === 'household' ? 'households' : 'people',
    title: figureTitle(figureKey('milestone', guide, milestone)),
    figures: milestonesFrom(guide, milestone).map((id) => figureKey('milestone', guide, id)),
    count: (row) =>
      reachedBy(
        row.guides.find((one) => one.guide === guide),
        milestone,
      ),
  };
}

export interface Standing extends ReportLine {
  readonly row: OverviewRow;
  /** Undefined where nothing is to be reached. */
  readonly isBehind: boolean | undefined;
}

/** How far each unit is, ranked as a report ranks; the whole has no rank. */
export function standings(told: ToldIndicator, rows: readonly OverviewRow[], total: OverviewRow) {
  const units = rows.map(unitOf);
  const indicator = { key: told.key, subject: told.subject, units: rows.map((row) => countOf(told, row)) };
  const lines = reportLines({ units }, indicator);
  const ranked = rows.flatMap((row, at): Standing[] => {
    const line = lines[at];
    return line ? [withGoal(row, line)] : [];
  });
  const parts = indicator.units.map(({ target }, at) => ({ target, goal: rows[at]?.goals[told.key] }));
  const target = wholeGoal(total.goals[told.key], goalBase(told, unitOf(total)), parts);
  const [whole] = reportLines({ units: [unitOf(total)] }, { ...indicator, units: [{ now: told.count(total), before: 0, target }] });
  return {
    ranked: ranked.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)),
    whole: whole && withGoal(total, { ...whole, rank: null }),
  };
}

function withGoal(row: OverviewRow, line: ReportLine): Standing {
  return { ...line, row, isBehind: line.target === null ? undefined : line.count < line.target };
}

function unitOf({ area, now, residents }: OverviewRow): ReportUnit {
  return {
    id: area.id,
    name: area.name,
    residents: residents ?? now.people,
    residentsFrom: residents === undefined ? 'known' : 'set',
    households: now.households,
  };
}

function countOf(told: ToldIndicator, row: OverviewRow) {
  return { now: told.count(row), before: 0, target: goalCount(row.goals[told.key], goalBase(told, unitOf(row))) };
}
