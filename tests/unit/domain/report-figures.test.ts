import { countReport, type FactRow } from '#domain/report-facts.ts';
import { type Report, reportLines, summaryOf, totalLine } from '#domain/report-figures.ts';
import { defaultIndicators, indicatorPlan, possibleIndicators } from '#guides/report-indicators.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import { expect, test } from 'vitest';

const children = ['a', 'b', 'c'].map((id) => ({ id, name: `Thôn ${id}` }));
const plan = indicatorPlan('reached:vneid-level-2:approved', shippedGuides);
const row = (child: string, key: string, count: number): FactRow => ({ child, key, count });
const level2 = (child: string, milestone: string, count: number) => row(child, `stage:vneid-level-2:${milestone}`, count);

interface Given {
  readonly now: readonly FactRow[];
  readonly before?: readonly FactRow[];
  readonly entered?: Readonly<Record<string, { residents: number | null; target?: number }>>;
  readonly of?: readonly { readonly id: string; readonly name: string }[];
}

function aReport({ now, before = [], entered = {}, of = children }: Given): Report {
  const key = plan?.key ?? '';
  const settings = new Map(
    Object.entries(entered).map(([id, { residents, target }]) => [
      id,
      { residents, goals: target === undefined ? {} : { [key]: { count: target } } },
    ]),
  );
  const node = { id: 'xa', name: 'Xã' };
  const counted = countReport({ node, children: of, now, before, plans: plan ? [plan] : [], settings });
  return { node, period: { kind: 'week', from: '', to: '', before: '' }, asOf: '', ...counted };
}

const facts = [
  row('a', 'known-14', 100),
  row('b', 'known-14', 50),
  row('c', 'known-14', 20),
  level2('a', 'approved', 10),
  level2('a', 'active', 70),
  level2('b', 'active', 10),
  level2('b', 'referred', 30),
];

test('who reached a later milestone has reached those before it; the change is since the period before', () => {
  const report = aReport({ now: facts, before: [level2('a', 'active', 60), level2('c', 'approved', 2)] });
  const [indicator] = report.indicators;
  expect(indicator?.units).toEqual([
    { now: 80, before: 60, target: null },
    { now: 10, before: 0, target: null },
    { now: 0, before: 2, target: null },
  ]);
  if (!indicator) throw new Error('one indicator was asked for');
  expect(reportLines(report, indicator).map(({ change, ofResidents, rank }) => [change, ofResidents, rank])).toEqual([
    [20, 0.8, 1],
    [10, 0.2, 2],
    [-2, 0, 3],
  ]);
  expect(totalLine(report, indicator)).toMatchObject({ count: 90, change: 28, ofResidents: 90 / 170, rank: null });
  expect(summaryOf(report, indicator)).toEqual({ by: 'residents', reached: null, underHalf: 2, zero: 1, worst: ['Thôn c'] });
});

test('with targets everywhere the ranking is by target, and it is told who reached it, who is under half and who is last', () => {
  const entered = { a: { residents: 90, target: 160 }, b: { residents: null, target: 5 }, c: { residents: null, target: 4 } };
  const report = aReport({ now: facts, entered });
  const [indicator] = report.indicators;
  if (!indicator) throw new Error('one indicator was asked for');
  expect(reportLines(report, indicator).map(({ ofTarget, rank }) => [ofTarget, rank])).toEqual([
    [0.5, 2],
    [2, 1],
    [0, 3],
  ]);
  expect(summaryOf(report, indicator)).toEqual({ by: 'target', reached: 1, underHalf: 1, zero: 1, worst: ['Thôn c'] });
  expect(report.whole).toMatchObject({ residents: 160, residentsFrom: 'mixed' });
  expect(indicator.total.target).toBe(169);
});

test('equal figures share a rank, and where all are equal nobody is named as last', () => {
  const now = [row('a', 'known-14', 10), row('b', 'known-14', 10), row('c', 'known-14', 10)];
  const report = aReport({ now });
  const [indicator] = report.indicators;
  if (!indicator) throw new Error('one indicator was asked for');
  expect(reportLines(report, indicator).map(({ rank }) => rank)).toEqual([1, 1, 1]);
  expect(summaryOf(report, indicator).worst).toEqual([]);
});

test('nobody is ranked by how many refused, or named as last for having none', () => {
  const [indicator] = aReport({ now: facts }).indicators;
  const report = aReport({ now: facts });
  if (!indicator) throw new Error('one indicator was asked for');
  const refused = { ...indicator, key: 'homes-refused' };
  expect(reportLines(report, refused).map(({ rank }) => rank)).toEqual([null, null, null]);
  expect(summaryOf(report, refused)).toMatchObject({ zero: 0, underHalf: null, worst: [] });
});

test('what lies at the node itself has a line, so that the lines sum up to the whole; a village is its own only line', () => {
  const report = aReport({ now: [...facts, level2('', 'active', 3)] });
  expect(report.units.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'xa']);
  expect(report.indicators[0]?.total.now).toBe(93);
  const village = aReport({
    of: [],
    now: [row('', 'known-14', 40), level2('', 'active', 20)],
    entered: { xa: { residents: 50, target: 25 } },
  });
  expect(village.units).toEqual([{ id: 'xa', name: 'Xã', residents: 50, residentsFrom: 'set', households: 0 }]);
  expect(village.indicators[0]?.units).toEqual([{ now: 20, before: 0, target: 25 }]);
});

test('every usual indicator can be counted, each possible one has a name, and unknown ones have no plan', () => {
  const possible = possibleIndicators(shippedGuides);
  expect(new Set(possible).size).toBe(possible.length);
  for (const key of defaultIndicators) expect(possible).toContain(key);
  expect(possible.filter((key) => !indicatorPlan(key, shippedGuides)?.name.vi)).toEqual([]);
  for (const key of ['reached:vneid-level-2:flown', 'reached:nothing:active', 'alone:nothing', 'toString', 'reached'])
    expect(indicatorPlan(key, shippedGuides)).toBeUndefined();
});

test('a share is of the residents that were entered: without them there is no target, and a number given out is one all the same', () => {
  const key = plan?.key ?? '';
  const settings = new Map([
    ['xa', { residents: null, goals: { [key]: { percent: 50 } } }],
    ['a', { residents: 90, goals: { [key]: { percent: 50 } } }],
    ['b', { residents: null, goals: { [key]: { percent: 50 } } }],
    ['c', { residents: null, goals: { [key]: { count: 4, percent: 50 } } }],
  ]);
  const node = { id: 'xa', name: 'Xã' };
  const [indicator] = countReport({ node, children, now: facts, before: [], plans: plan ? [plan] : [], settings }).indicators;
  expect(indicator?.units.map(({ target }) => target)).toEqual([45, null, 4]);
  expect(indicator?.total.target).toBeNull();
});
