import { dayInVietnam } from '#domain/dates.ts';
import { freezesDue } from '#domain/report-period.ts';
import { sql } from 'kysely';
import { repeatedly } from '../repeatedly.ts';
import type { Services } from '../services.ts';
import { freezeAsScheduled } from './snapshots.ts';

type Freezing = Pick<Services, 'db' | 'now' | 'random'>;

interface Scheduled {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly weekday: number;
  readonly hour: number;
  readonly since: Date;
}

/**
 * Freezes every report whose time has come, also times that passed while no server ran. Figures are as of the time due, by when the work was done; what
 * arrives after the freezing is not in it. How many were frozen here.
 */
export async function freezeDue(services: Freezing): Promise<number> {
  const now = services.now();
  const { rows } = await sql<Scheduled>`
    select a.id, a.name, a.path, s.weekday, s.hour,
      greatest(s.scheduled_since, (select max(due_at) from report_snapshots t where t.area = s.area)) as since
    from report_settings s join areas a on a.id = s.area where s.weekday is not null and s.scheduled_since is not null and a.merged_into is null order by a.path`.execute(
    services.db,
  );
  let frozen = 0;
  for (const { since, weekday, hour, ...node } of rows) {
    for (const due of freezesDue({ weekday, hour }, since.getTime(), now, dayInVietnam(now))) {
      if (await freezeAsScheduled(services, node, due)) frozen += 1;
    }
  }
  return frozen;
}

const everyMs = 60_000;

/** Looks at once and then every minute until it is told to stop. */
export function keepFreezing(services: Services): () => Promise<void> {
  return repeatedly({ everyMs, log: services.log, broke: 'freezing-broke' }, () => freezeDue(services));
}
