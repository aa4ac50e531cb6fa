import { done, type Result } from '#domain/result.ts';
import { type TabletPorts, writing } from './tablet-ports.ts';
import type { Tablet } from './tablet.ts';

const day = 86_400_000;
/** Longer than the time between two backups of a server, with a weekend and a holiday in it. */
export const keptDays = 14;
/** About 10 MB. What is oldest goes first. */
export const keptRows = 20_000;

/** Lets go of what was kept long enough, once a day. Time is the server's, so a clock that jumps loses nothing. */
export async function sweepKept(ports: TabletPorts, tablet: Tablet): Promise<Result<true>> {
  const now = Date.parse(tablet.meta.confirmedAt ?? '');
  if (Number.isNaN(now) || Math.abs(now - (tablet.meta.sweptAt ?? 0)) < day) return done(true);
  return writing(ports, tablet, async () => {
    const rows = [...(await ports.store.kept())].sort((a, b) => b.at - a.at);
    const old = rows.filter(({ at }, index) => index >= keptRows || now - at > keptDays * day);
    return tablet.commit({ dropKept: old.map(({ device, n }) => [device, n] as const), meta: { sweptAt: now } });
  });
}
