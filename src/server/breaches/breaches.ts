import { breachHours } from '#domain/due-dates.ts';
import { newUuid } from '#domain/ids.ts';
import { done, failed, type Result } from '#domain/result.ts';
import type { BreachTablet } from '#domain/rights.ts';
import type { BreachesPage, BreachShown } from '#protocol/rights-answers.ts';
import { sql } from 'kysely';
import { asArea } from '../areas/area-tree.ts';
import { audited } from '../audit/audited.ts';
import { pathAreas } from '../desk/records-answer.ts';
import { below, type DeskMember, type Scope, type ScopedArea } from '../desk/scope.ts';
import type { Services } from '../services.ts';
import { lostTablets, tabletsByCount } from './lost-tablets.ts';

/** What is written down of a breach; empty texts are filled in later, the clock does not wait for them. */
export interface BreachWords {
  readonly happenedAt?: string | undefined;
  readonly discoveredAt: string;
  readonly what: string;
  readonly measures: string;
  readonly tablets: readonly string[];
  /** How many people and homes may be affected; at least what the tablets held. */
  readonly people: number;
  readonly homes: number;
  readonly notifiedAt?: string | undefined;
  readonly notifiedTo?: string | undefined;
  readonly whyLate?: string | undefined;
}

export async function writeBreach(
  services: Services,
  by: DeskMember,
  node: ScopedArea,
  words: BreachWords,
  existing?: string,
): Promise<Result<{ readonly id: string }>> {
  const at = new Date(services.now());
  if (Date.parse(words.discoveredAt) > services.now()) return failed({ kind: 'invalid', detail: 'discoveredAt' });
  const tablets = await tabletsByCount(services.db, node, words.tablets);
  const columns = {
    happened_at: words.happenedAt === undefined ? null : new Date(words.happenedAt),
    discovered_at: new Date(words.discoveredAt),
    what: words.what,
    measures: words.measures,
    tablets: JSON.stringify(tablets),
    people: words.people,
    homes: words.homes,
    notified_at: words.notifiedAt === undefined ? null : new Date(words.notifiedAt),
    notified_to: words.notifiedTo ?? null,
    why_late: words.whyLate ?? null,
    changed_at: at,
  };
  const id = existing ?? newUuid(services.now(), services.random);
  if (existing === undefined)
    await services.db
      .insertInto('breaches')
      .values({ id, area: node.id, ...columns, written_by: by.id, written_at: at })
      .execute();
  else await services.db.updateTable('breaches').set(columns).where('id', '=', id).execute();
  await audited(services.db, {
    at,
    member: by.id,
    area: node.id,
    what: existing === undefined ? 'breach-written' : 'breach-changed',
    subject: `breach/${id}`,
  });
  return done({ id });
}

/** The node of an entry, where I manage it. */
export async function breachInScope({ db }: Services, scope: Scope, id: string): Promise<Result<ScopedArea>> {
  const row = await db
    .selectFrom('breaches')
    .where(sql<string>`id::text`, '=', id)
    .select('area')
    .executeTakeFirst();
  return scope.area(row?.area ?? '');
}

export async function breachesPage(services: Services, node: ScopedArea): Promise<BreachesPage> {
  const [low, high] = below(node.path);
  const { rows } = await sql<Row>`
    select b.*, a.name as area_name, m.name as written_name from breaches b join areas a on a.id = b.area join members m on m.id = b.written_by
    where a.path >= ${low} and a.path < ${high} order by b.notified_at is not null, b.discovered_at desc, b.id limit 200`.execute(
    services.db,
  );
  const written = new Set(rows.flatMap(({ tablets }) => tablets.map(({ id }) => id)));
  return {
    area: asArea(node),
    path: await pathAreas(services, node.path),
    asOf: new Date(services.now()).toISOString(),
    breaches: rows.map(shown),
    suggested: (await lostTablets(services.db, node)).filter(({ id }) => !written.has(id)),
  };
}

interface Row {
  readonly id: string;
  readonly area_name: string;
  readonly written_name: string;
  readonly happened_at: Date | null;
  readonly discovered_at: Date;
  readonly what: string;
  readonly measures: string;
  readonly tablets: readonly BreachTablet[];
  readonly people: number;
  readonly homes: number;
  readonly notified_at: Date | null;
  readonly notified_to: string | null;
  readonly why_late: string | null;
  readonly changed_at: Date;
}

function shown(row: Row): BreachShown {
  return {
    id: row.id,
    areaName: row.area_name,
    happenedAt: row.happened_at?.toISOString(),
    discoveredAt: row.discovered_at.toISOString(),
    notifyBy: new Date(row.discovered_at.getTime() + breachHours * 3_600_000).toISOString(),
    what: row.what,
    measures: row.measures,
    tablets: row.tablets,
    people: row.people,
    homes: row.homes,
    notifiedAt: row.notified_at?.toISOString(),
    notifiedTo: row.notified_to ?? undefined,
    whyLate: row.why_late ?? undefined,
    writtenBy: row.written_name,
    changedAt: row.changed_at.toISOString(),
  };
}
