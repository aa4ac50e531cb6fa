import { isVillage } from '#domain/area.ts';
import { dayInVietnam } from '#domain/dates.ts';
import { done, type Result } from '#domain/result.ts';
import { inNfc } from '../../records/storable.ts';
import type { ImportAnswer, ImportedRecord, ImportRequest } from '#protocol/import-rows.ts';
import { inSnapshot, type Work } from '../../database/transaction.ts';
import { asArea } from '../../areas/area-tree.ts';
import { acceptPlannedMutations } from '../../records/desk-mutations.ts';
import type { Services } from '../../services.ts';
import { outsideScope, type Scope, type ScopedArea } from '../scope.ts';
import { importIds } from './import-ids.ts';
import { knownHomes } from './known-homes.ts';
import { type Plan, planImport, type PlannedHome, refusedHome } from './plan-import.ts';
import { lockStreams, presentIds, readKnownHomes } from './read-known-homes.ts';

/**
 * A part of somebody's list: what would happen (`dryRun`), or the writing of it as ordinary edits of the signed-in member. What is there is read and
 * what is new is written in one transaction under the villages' locks, so that two imports at once see each other's homes.
 */
export async function importList(services: Services, scope: Scope, request: ImportRequest): Promise<Result<ImportAnswer>> {
  const villages = await villagesOf(scope, request);
  if (!villages.ok) return villages;
  const today = dayInVietnam(services.now());
  const plan = (tx: Work) => planned(tx, services, scope, villages.value, inNfc(request), today);
  if (request.dryRun) return done(answerOf(await inSnapshot(services.db, plan)));
  let latest: Plan = { homes: [], changes: [] };
  await acceptPlannedMutations(services, scope.member.id, async (tx) => {
    await lockStreams(tx, [...villages.value.keys()]);
    latest = await plan(tx);
    return latest.changes;
  });
  return done(answerOf(latest));
}

function answerOf({ homes, changes }: Plan): ImportAnswer {
  return { homes, written: changes.length };
}

async function villagesOf(scope: Scope, { households }: ImportRequest): Promise<Result<ReadonlyMap<string, ScopedArea>>> {
  const villages = new Map<string, ScopedArea>();
  for (const id of new Set(households.map(({ village }) => village))) {
    const area = await scope.area(id, 'managing');
    if (!area.ok) return area;
    if (!isVillage(asArea(area.value))) return outsideScope;
    villages.set(id, area.value);
  }
  return done(villages);
}

async function planned(
  tx: Work,
  services: Services,
  scope: Scope,
  villages: ReadonlyMap<string, ScopedArea>,
  request: ImportRequest,
  today: string,
): Promise<Plan> {
  const isClosed = (village: string) => (villages.get(village)?.valid_to ?? '9999') <= today;
  const open = request.households.filter(({ village }) => !isClosed(village));
  const ids = importIds(services.cursorSecret);
  const known = knownHomes(await readKnownHomes(tx, scope.member, [...villages.keys()], open, ids));
  const plan = await withoutElsewhere(tx, planImport({ households: open, update: request.update }, known, ids));
  const homes = plan.homes.values();
  return {
    changes: plan.changes,
    homes: request.households.map((home): PlannedHome => {
      const next = isClosed(home.village) ? undefined : homes.next();
      return next && !next.done ? next.value : refusedHome(home, 'area-closed');
    }),
  };
}

/** A new record's id may be that of one outside the villages that were read: it has moved away, and stays where it is. */
async function withoutElsewhere(tx: Work, { homes, changes }: Plan): Promise<Plan> {
  const created = new Set(
    homes.flatMap((home) => [home, ...home.people]).flatMap((one) => (one.outcome === 'create' && one.id !== undefined ? [one.id] : [])),
  );
  const moved = await presentIds(tx, created);
  if (moved.size === 0) return { homes, changes };
  const isMoved = ({ id }: ImportedRecord) => id !== undefined && moved.has(id);
  const settled = homes.map((home): PlannedHome => {
    if (isMoved(home)) return { ...elsewhere, people: home.people.map(() => elsewhere) };
    return { ...home, people: home.people.map((person) => (isMoved(person) ? elsewhere : person)) };
  });
  const kept = new Set(settled.flatMap((home) => [home, ...home.people]).map(({ id }) => id));
  return { homes: settled, changes: changes.filter(({ id }) => kept.has(id)) };
}

const elsewhere: ImportedRecord = { outcome: 'refused', reason: 'elsewhere' };
