import type { OpenedDatabase } from '../database/open-database.ts';
import type { Draining } from './draining.ts';
import type { Metrics } from './metrics.ts';

/** What an operator asks of a node that is slow: its processor, its memory, and whether its requests wait for connections to the database. */
export function watchNode(metrics: Metrics, { connections }: Pick<OpenedDatabase, 'connections'>, { isOn }: Draining): void {
  metrics.gauge('process_cpu_seconds', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000_000;
  });
  metrics.gauge('process_memory_bytes', () => process.memoryUsage.rss());
  metrics.gauge('uptime_seconds', () => Math.round(process.uptime()));
  metrics.gauge('draining', () => Number(isOn()));
  /* A line that is not there cannot be told from one that has lost its name. */
  for (const name of ['parcels_total', 'database_away_total']) metrics.count(name, {}, 0);
  if (!connections) return;
  for (const state of ['open', 'free', 'waiting'] as const) metrics.gauge('database_connections', () => connections()[state], { state });
}
