import { goalCount, type Goals, sharesOnly, wholeGoal } from './goals.ts';
import { goalBase, type ReportCount, type ReportIndicator, type ReportSubject, type ReportUnit } from './report-figures.ts';

/**
 * Figures at a node at one moment, by child: what has been counted before any report is made of it. Whoever can answer with these rows (a recount from
 * the log, or figures that are kept) can stand behind reports.
 */
export interface FactRow {
  /** Id of the child of the node; '' for what lies at the node itself. */
  readonly child: string;
  /** A built-in figure, `stage:<guide>:<milestone>` (people or homes that are at this milestone just now) or `alone:<guide>`. */
  readonly key: string;
  readonly count: number;
}

/** Counted facts that are not indicators themselves. */
export const factKeys = { residents: 'known-14', households: 'known-homes', returned: 'returned' } as const;

/** Built-in indicators and what each counts; the keys are stored in settings and snapshots. */
export const builtInIndicators = {
  'people-visited': 'people',
  guided: 'people',
  alone: 'people',
  'own-phone': 'people',
  cashless: 'people',
  'no-device': 'people',
  declined: 'people',
  'homes-known': 'households',
  'homes-visited': 'households',
  'homes-met': 'households',
  'homes-refused': 'households',
  'homes-done': 'households',
  'homes-promised': 'households',
  visits: 'visits',
} as const satisfies Readonly<Record<string, ReportSubject>>;
export type BuiltInIndicator = keyof typeof builtInIndicators;

export function isBuiltIn(key: string): key is BuiltInIndicator {
  return Object.hasOwn(builtInIndicators, key);
}

/** What has to be known of an indicator to count it. `stages`: its milestone and those after it. */
export interface IndicatorPlan {
  readonly key: string;
  readonly subject: ReportSubject;
  readonly name: ReportIndicator['name'];
  /** Fact keys that are added up. */
  readonly facts: readonly string[];
}

export interface UnitSettings {
  readonly residents: number | null;
  /** What holds at the unit, shares from above among it. */
  readonly goals: Goals;
}

export interface ReportParts {
  readonly node: { readonly id: string; readonly name: string };
  /** In the order of the report. */
  readonly children: readonly { readonly id: string; readonly name: string }[];
  readonly now: readonly FactRow[];
  readonly before: readonly FactRow[];
  readonly plans: readonly IndicatorPlan[];
  /** Unit id → what was entered for it. */
  readonly settings: ReadonlyMap<string, UnitSettings>;
}

export interface CountedReport {
  readonly units: readonly ReportUnit[];
  readonly whole: ReportUnit;
  readonly indicators: readonly ReportIndicator[];
  readonly returned: number;
}

/** The figures of a report out of the facts of its two moments. */
export function countReport(parts: ReportParts): CountedReport {
  const { node, children, plans, settings } = parts;
  const now = tableOf(parts.now);
  const before = tableOf(parts.before);
  const places = placesOf(parts);
  const enteredFor = (id: string, child: string) => (child === '' && children.length > 0 ? partOf(settings.get(id)) : settings.get(id));
  const units = places.map(({ id, name, child }) => unitOf(id, name, (key) => now(child, key), enteredFor(id, child)));
  const whole = wholeOf(node, units, settings.get(node.id));
  const indicatorOf = ({ key, subject, name, facts }: IndicatorPlan): ReportIndicator => {
    const sum = (table: Table, child: string) => facts.reduce((total, fact) => total + table(child, fact), 0);
    const goals = places.map(({ child, id }) => enteredFor(id, child)?.goals[key]);
    const counts = places.map(({ child }, at): ReportCount => ({
      now: sum(now, child),
      before: sum(before, child),
      target: goalCount(goals[at], goalBase({ subject }, units[at])),
    }));
    const parts = counts.map(({ target }, at) => ({ target, goal: goals[at] }));
    const target = wholeGoal(settings.get(node.id)?.goals[key], goalBase({ subject }, whole), parts);
    return { key, subject, name, units: counts, total: totalOf(counts, target) };
  };
  const returned = places.reduce((total, { child }) => total + now(child, factKeys.returned), 0);
  return { units, whole, indicators: plans.map(indicatorOf), returned };
}

/** What lies at the node itself has neither the node's residents nor its numbers; shares hold for it too. */
function partOf(settings: UnitSettings | undefined): UnitSettings | undefined {
  return settings && { residents: null, goals: sharesOnly(settings.goals) };
}

/** The children, and a line for the node itself when something lies at it and at none of them, or when it has none. */
function placesOf({
  node,
  children,
  now,
  before,
}: ReportParts): readonly { readonly id: string; readonly name: string; readonly child: string }[] {
  const isAtNode = [...now, ...before].some(({ child, count }) => child === '' && count > 0);
  const units = children.map(({ id, name }) => ({ id, name, child: id }));
  return isAtNode || children.length === 0 ? [...units, { ...node, child: '' }] : units;
}

type Table = (child: string, key: string) => number;

function tableOf(rows: readonly FactRow[]): Table {
  const counts = new Map<string, number>();
  for (const { child, key, count } of rows) counts.set(`${child} ${key}`, (counts.get(`${child} ${key}`) ?? 0) + count);
  return (child, key) => counts.get(`${child} ${key}`) ?? 0;
}

function unitOf(id: string, name: string, count: (key: string) => number, entered: UnitSettings | undefined): ReportUnit {
  const residents = entered?.residents ?? null;
  return {
    id,
    name,
    residents: residents ?? count(factKeys.residents),
    residentsFrom: residents === null ? 'known' : 'set',
    households: count(factKeys.households),
  };
}

/** The node's own number of residents when there is one, else the sum of its parts. */
function wholeOf(node: ReportParts['node'], units: readonly ReportUnit[], entered: UnitSettings | undefined): ReportUnit {
  const sum = (value: (unit: ReportUnit) => number) => units.reduce((total, unit) => total + value(unit), 0);
  const sources = new Set(units.map(({ residentsFrom }) => residentsFrom));
  const [only = 'known'] = sources;
  const residents = entered?.residents ?? null;
  return {
    id: node.id,
    name: node.name,
    residents: residents ?? sum((unit) => unit.residents),
    residentsFrom: residents === null ? (sources.size > 1 ? 'mixed' : only) : 'set',
    households: sum((unit) => unit.households),
  };
}

function totalOf(counts: readonly ReportCount[], target: number | null): ReportCount {
  const sum = (value: (count: ReportCount) => number) => counts.reduce((total, count) => total + value(count), 0);
  return { now: sum((count) => count.now), before: sum((count) => count.before), target };
}
