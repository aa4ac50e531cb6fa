/** Counters, gauges and latency in Prometheus' text format. Labels are route patterns, methods and statuses: never ids or names. */
export interface Metrics {
  readonly count: (name: string, labels?: Readonly<Record<string, string>>, by?: number) => void;
  readonly observe: (name: string, seconds: number, labels?: Readonly<Record<string, string>>) => void;
  /** What is read anew each time somebody asks. */
  readonly gauge: (name: string, read: () => number, labels?: Readonly<Record<string, string>>) => void;
  readonly text: () => string;
}

const bounds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;

interface Histogram {
  readonly buckets: number[];
  sum: number;
  count: number;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replaceAll(/["\\\n]/g, '_')}"`)
    .join(',');
}

export function newMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const histograms = new Map<string, Map<string, Histogram>>();
  const gauges = new Map<string, Map<string, () => number>>();
  return {
    count: (name, labels = {}, by = 1) => {
      const series = entry(counters, name, () => new Map<string, number>());
      series.set(labelText(labels), (series.get(labelText(labels)) ?? 0) + by);
    },
    observe: (name, seconds, labels = {}) => {
      const series = entry(histograms, name, () => new Map<string, Histogram>());
      const histogram = entry(series, labelText(labels), () => ({ buckets: bounds.map(() => 0), sum: 0, count: 0 }));
      bounds.forEach((bound, i) => {
        if (seconds <= bound) histogram.buckets[i] = (histogram.buckets[i] ?? 0) + 1;
      });
      histogram.sum += seconds;
      histogram.count += 1;
    },
    gauge: (name, read, labels = {}) => {
      entry(gauges, name, () => new Map<string, () => number>()).set(labelText(labels), read);
    },
    text: () => `${[...counterLines(counters), ...gaugeLines(gauges), ...histogramLines(histograms)].join('\n')}\n`,
  };
}

function entry<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const created = create();
  map.set(key, created);
  return created;
}

function* counterLines(counters: Map<string, Map<string, number>>): Iterable<string> {
  for (const [name, series] of counters) {
    yield `# TYPE tung_ngo_${name} counter`;
    for (const [labels, value] of series) yield `tung_ngo_${name}${labels && `{${labels}}`} ${value}`;
  }
}

function* gaugeLines(gauges: Map<string, Map<string, () => number>>): Iterable<string> {
  for (const [name, series] of gauges) {
    yield `# TYPE tung_ngo_${name} gauge`;
    for (const [labels, read] of series) yield `tung_ngo_${name}${labels && `{${labels}}`} ${read()}`;
  }
}

function* histogramLines(histograms: Map<string, Map<string, Histogram>>): Iterable<string> {
  for (const [name, series] of histograms) {
    yield `# TYPE tung_ngo_${name} histogram`;
    for (const [labels, { buckets, sum, count }] of series) {
      const prefix = labels && `${labels},`;
      yield* bounds.map((bound, i) => `tung_ngo_${name}_bucket{${prefix}le="${bound}"} ${buckets[i] ?? 0}`);
      yield `tung_ngo_${name}_bucket{${prefix}le="+Inf"} ${count}`;
      yield `tung_ngo_${name}_sum${labels && `{${labels}}`} ${sum}`;
      yield `tung_ngo_${name}_count${labels && `{${labels}}`} ${count}`;
    }
  }
}
