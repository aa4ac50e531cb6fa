import { addDays, dayInVietnam } from '#domain/dates.ts';
import type { Figures } from '#protocol/desk-answers.ts';
import type { Morning } from '#protocol/figure-answers.ts';
import { sql } from 'kysely';
import { asArea } from '../../areas/area-tree.ts';
import { inSnapshot, type Database } from '../../database/transaction.ts';
import { readRequests } from '../../rights/request-rows.ts';
import { type Figure, readFigures, readSteps } from '../../rollups/read-figures.ts';
import type { Services } from '../../services.ts';
import { coverage, coverageKeys, countOf, dueCounts, dutyKeys, guideCounts, guideKeys } from '../overview-figures.ts';
import { tabletGaps, unsentOf } from '../overview-tablets.ts';
import { pathAreas } from '../records-answer.ts';
import { queueCounts } from '../review/queue-counts.ts';
import { below, covers, type DeskMember, type ScopedArea } from '../scope.ts';

/** As many guides at which people are stuck as a page tells. */
const guidesTold = 3;

/** What changed at a node since yesterday began, what is stuck and what is to be done, as of one moment. */
export function morningOf(services: Pick<Services, 'db' | 'now'>, node: ScopedArea, member: DeskMember): Promise<Morning> {
  const ms = services.now();
  const today = dayInVietnam(ms);
  return inSnapshot(services.db, async (db) => {
    const duties = await readFigures(db, [node.id], [...dutyKeys, ...guideKeys]);
    const tablets = await tabletGaps(db, node, ms);
    const { open, returned } = await queueCounts({ db }, node, 'open');
    return {
      area: asArea(node),
      path: await pathAreas({ db }, node.path),
      asOf: new Date(ms).toISOString(),
      since: addDays(today, -1),
      changed: await changedSince(db, node.id, addDays(today, -2)),
      stuck: stuckest(duties),
      unsent: unsentOf(tablets),
      silent: tablets.filter(({ silent }) => silent).length,
      refused: await refusedAt(db, node),
      due: dueCounts(duties, today),
      unconsented: countOf(duties, 'unconsented'),
      review: { open, returned },
      ...(covers(member, node.path, 'managing') && { rights: await rightsWaiting(db, node, ms) }),
    };
  });
}

/** By the day things were done, not by when they came. Less than before is below nought. */
async function changedSince(db: Database, node: string, lastDayBefore: string): Promise<Figures> {
  const steps = await readSteps(db, [node], coverageKeys, lastDayBefore, 1);
  const sums = new Map<string, Figure>();
  for (const step of steps) {
    const held = sums.get(step.key);
    sums.set(step.key, held ? { ...held, count: held.count + step.count } : step);
  }
  return coverage([...sums.values()]);
}

function stuckest(figures: readonly Figure[]): Morning['stuck'] {
  return guideCounts(figures)
    .map(({ guide, stuck }) => ({ guide, people: stuck }))
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => b.people - a.people)
    .slice(0, guidesTold);
}

async function refusedAt(db: Database, node: ScopedArea): Promise<number> {
  const [low, high] = below(node.path);
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::int as count from quarantine q join devices d on d.id = q.device
    where q.settled_at is null and exists (select from member_roles x join areas a on a.id = x.area
      where x.member = d.member and a.path >= ${low} and a.path < ${high})`.execute(db);
  return rows[0]?.count ?? 0;
}

async function rightsWaiting(db: Database, node: ScopedArea, ms: number): Promise<NonNullable<Morning['rights']>> {
  const [low, high] = below(node.path);
  const home = sql`coalesce((select h.path from areas h where h.id = p.area), a.path)`;
  const asked = await readRequests(db, sql`q.state not in ('done', 'refused') and ${home} >= ${low} and ${home} < ${high}`, ms);
  const days = asked.map(({ state, answerBy, actBy }) => (state === 'received' ? answerBy : actBy)).toSorted();
  return { open: asked.length, late: asked.filter(({ overdue }) => overdue !== undefined).length, nextOn: days[0] };
}
